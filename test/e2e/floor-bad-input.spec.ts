import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openFloor } from '../harness/floor.js';
import { floorOf, queueOf } from '../harness/hall.js';
import type { OpenedRoom } from '../harness/people.js';
import { command, rawSeat, type RawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';

const ID = crypto.randomUUID();
const BEHALF = { name: 'Somebody' };

/** Arguments that each command would take, if what they name were there. */
const GOOD: Record<string, Record<string, unknown>> = {
  'floor.request': { onBehalfOf: BEHALF },
  'floor.give': { personId: ID },
  'floor.withdraw': { floorId: ID },
  'floor.ready': { floorId: ID },
  'floor.delivery': { floorId: ID, delivery: 'video' },
  'floor.accept': { floorId: ID },
  'floor.call': { floorId: ID, expect: null },
  'floor.skip': { floorId: ID, reason: 'absent' },
  'floor.refuse': { floorId: ID, reason: 'time' },
  'floor.move': { floorId: ID, before: null, why: 'balance' },
  'floor.start': { floorId: ID },
  'floor.pause': { floorId: ID },
  'floor.resume': { floorId: ID },
  'floor.extend': { floorId: ID, seconds: 30 },
  'floor.end': { expect: ID },
  'floor.requeue': { floorId: ID, place: 'first' },
  'floor.record': { floorId: ID, gist: 'Agreed.' },
  'clock.start': { seconds: 60 },
  'clock.pause': { clockId: ID },
  'clock.resume': { clockId: ID },
  'clock.extend': { clockId: ID, seconds: 30 },
  'clock.clear': { clockId: ID },
};
const TYPES = Object.keys(GOOD);
/** The argument of each that is an id. */
const NAMING = ['floorId', 'clockId', 'personId', 'expect'] as const;

const NO_TEXTS: [string, unknown][] = [
  ['a number', 7],
  ['an object', { $gt: '' }],
  ['a list', ['What?']],
  ['a control character', 'What\u0007?'],
  ['NUL', 'What\u0000?'],
  ['an escape of a terminal', '\u001b[2J'],
  ['a bidi override', 'What \u202Etxt.exe?'],
  ['a lone surrogate', 'What \ud800?'],
  ['combining marks', `W${'\u0301'.repeat(50)}`],
];

jest.setTimeout(30_000);

describe('bad input to the floor', () => {
  let server: TestServer;
  let room: OpenedRoom;
  let raw: RawSeat;
  let pid: number;
  /** A request that waits throughout and that nothing may touch. */
  let waiting: string;

  beforeAll(async () => {
    server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
    pid = server.pid;
    room = await openFloor(server);
    raw = await rawSeat(server, { session: room.sessionId, seat: room.moderator.seat, as: 'staff' });
    waiting = (await room.ama.does('floor.request', { note: 'As I said.' })).floorId;
    await room.moderator.seesRoom(() => queueOf(room.moderator).length === 1);
  }, 60_000);

  afterAll(async () => {
    expect(server.pid).toBe(pid);
    raw.close();
    room.leave();
    await server.dispose();
  });

  /** Nothing of it is refused for another reason, and nothing of the room has moved. */
  async function refuses(type: string, args: unknown, code: string): Promise<void> {
    const before = room.moderator.now.rev;
    const reply = await raw.says(command(type, args));
    expect([args, reply]).toMatchObject([args, { ok: false, code }]);
    expect(room.moderator.now.rev).toBe(before);
    expect(floorOf(room.moderator, waiting)).toMatchObject({
      position: 1,
      status: 'on_deck',
      note: 'As I said.',
    });
  }

  it.each(TYPES)('%s of what is not there is not found, and of no shape at all is refused', async (type) => {
    const good = GOOD[type]!;
    const naming = NAMING.filter((key) => good[key] === ID);
    if (naming.length > 0) await refuses(type, good, 'NOT_FOUND');
    for (const body of [undefined, null, 7, 'floorId', [], [good], true])
      await refuses(type, body, 'BAD_COMMAND');
    await refuses(type, { ...good, status: 'speaking' }, 'BAD_COMMAND');
    await refuses(type, JSON.parse(`{"__proto__":{"isAdmin":true}}`), 'BAD_COMMAND');
    await refuses(type, { ...good, constructor: { prototype: {} } }, 'BAD_COMMAND');
    for (const key of naming)
      for (const id of [7, '', 'one', `${ID}0`, { $gt: '' }, [ID], true, `${ID}\u0000`])
        await refuses(type, { ...good, [key]: id }, 'BAD_COMMAND');
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it.each([
    ['floor.request', 'onBehalfOf', [null, 'Somebody', [], { name: 7 }, { name: '' }, { name: 'A\nB' }]],
    [
      'floor.request',
      'onBehalfOf',
      [
        { ...BEHALF, country: 'Greece' },
        { ...BEHALF, country: 'gr' },
      ],
    ],
    [
      'floor.request',
      'onBehalfOf',
      [
        { ...BEHALF, stakeholderGroup: 'martians' },
        { ...BEHALF, hubId: 'one' },
      ],
    ],
    [
      'floor.request',
      'onBehalfOf',
      [
        { ...BEHALF, attendance: 'asleep' },
        { ...BEHALF, weight: 9 },
      ],
    ],
    ['floor.request', 'class', [null, 7, 'shout', ['intervention'], { $gt: '' }]],
    ['floor.request', 'delivery', [null, 'telepathy', 1, ['voice']]],
    ['floor.give', 'class', ['intervention', 'point_of_order', null, 7]],
    ['floor.give', 'seconds', [0, 9, 3_601, 60.5, '60', -60, null, 1e9]],
    ['floor.give', 'questionId', ['one', null, 7]],
    ['floor.ready', 'ready', ['yes', 1, null, {}]],
    ['floor.delivery', 'delivery', ['telepathy', null, undefined, 7]],
    ['floor.accept', 'name', ['', ' ', 7, 'A\nB', 'x'.repeat(121)]],
    ['floor.call', 'expect', [undefined, 'one', 7, [], {}, '']],
    ['floor.call', 'floorId', [null, 'one', 7, []]],
    ['floor.call', 'why', ['because', '', null, 7, ['balance']]],
    ['floor.skip', 'reason', [undefined, null, 'bored', 7, ['absent']]],
    ['floor.refuse', 'reason', [undefined, null, 'absent', 7, {}]],
    ['floor.move', 'before', [undefined, 'one', 7, []]],
    ['floor.move', 'why', [undefined, null, 'because', 7]],
    ['floor.extend', 'seconds', [undefined, null, 0, 0.5, '30', 3_601, -3_601, 1e15, {}]],
    ['floor.requeue', 'place', ['second', null, 1, []]],
    ['floor.record', 'gist', [undefined, null, 'x'.repeat(601), 'W\n'.repeat(51)]],
    ['floor.record', 'language', ['not a language', null, 7]],
    ['clock.start', 'seconds', [undefined, null, 4, 86_401, 60.5, '60', -60]],
    ['clock.start', 'warnSeconds', [-1, 3_601, '30', null]],
    ['clock.start', 'purpose', ['lunch', null, 7]],
    ['clock.start', 'label', ['', 'A\nB', 'x'.repeat(81), 7]],
    ['clock.extend', 'seconds', [undefined, null, 0, 0.5, '30', 86_401]],
  ] as [string, string, unknown[]][])('refuses %s with a wrong %s', async (type, key, values) => {
    for (const value of values) await refuses(type, { ...GOOD[type], [key]: value }, 'BAD_COMMAND');
  });

  it.each(NO_TEXTS)('refuses %s as a note, a name, an affiliation or a gist', async (_what, words) => {
    await refuses('floor.request', { ...GOOD['floor.request'], note: words }, 'BAD_COMMAND');
    for (const key of ['name', 'affiliation']) {
      await refuses('floor.request', { [key]: words }, 'BAD_COMMAND');
      await refuses('floor.request', { onBehalfOf: { ...BEHALF, [key]: words } }, 'BAD_COMMAND');
      await refuses('floor.accept', { floorId: waiting, [key]: words }, 'BAD_COMMAND');
    }
    await refuses('floor.record', { floorId: waiting, gist: words }, 'BAD_COMMAND');
  });

  it('counts the characters of a note as people do, and refuses one too many', async () => {
    const { ben } = room;
    const long = '\u{1F5FA}'.repeat(250);
    await refuses('floor.request', { onBehalfOf: BEHALF, note: `${long}!` }, 'BAD_COMMAND');
    await refuses('floor.request', { onBehalfOf: BEHALF, note: 'x'.repeat(60_000) }, 'BAD_COMMAND');
    const { floorId } = await ben.does('floor.request', { note: long });
    await room.moderator.seesRoom(() => floorOf(room.moderator, floorId)?.note === long);
    await ben.does('floor.withdraw', { floorId });
    await room.moderator.seesRoom(() => queueOf(room.moderator).length === 1);
  });

  it('gives nobody a request of another session', async () => {
    const other = await openFloor(server);
    const { floorId } = await other.ama.does('floor.request', {});
    for (const type of TYPES.filter((one) => one.startsWith('floor.') && 'floorId' in GOOD[one]!))
      await refuses(type, { ...GOOD[type], floorId }, 'NOT_FOUND');
    await refuses('floor.end', { expect: floorId }, 'NOT_FOUND');
    await refuses('floor.move', { floorId: waiting, before: floorId, why: 'balance' }, 'NOT_FOUND');
    other.leave();
  });
});
