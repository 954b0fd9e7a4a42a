import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMAND_TYPES, type CommandType } from '@openfloor/contract';
import { ARGS } from '../../libs/contract/src/testing/args.js';
import { api } from '../harness/api.js';
import { Siege } from '../harness/hostile.js';
import { openRoom, type OpenedRoom } from '../harness/people.js';
import { command, rawSeat, type RawSeat } from '../harness/raw.js';

const ID = crypto.randomUUID();
const PROTOTYPES = [
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  '{"prototype":{"isAdmin":true}}',
].map((text): unknown => JSON.parse(text));
/** What stands where an id belongs; some stores give the first row for it. */
const NO_IDS = [
  undefined,
  null,
  '',
  0,
  1,
  true,
  [],
  {},
  { $gt: '' },
  { id: 1, role: 'admin' },
  { not: null },
];
const SCALARS = [0, -1, 1.5, '1', true, null, [], {}, 'x', 2 ** 53];

describe('commands', () => {
  let siege: Siege;
  let raw: RawSeat;
  let desk: RawSeat;
  let other: OpenedRoom;
  let asked: string;
  let theirs: string;

  beforeAll(async () => {
    siege = await Siege.open({ LIMIT_COMMANDS_PER_SECOND: '0' });
    const { room, server } = siege;
    other = await openRoom(server);
    raw = await rawSeat(server, { session: room.sessionId, seat: room.ama.seat });
    desk = await rawSeat(server, { session: room.sessionId, seat: room.moderator.seat, as: 'staff' });
    const published = async ({ ben, moderator }: OpenedRoom) => {
      const { questionId } = await ben.does('question.submit', { text: 'Who audits the auditors?' });
      await moderator.does('question.publish', { questionId });
      return questionId;
    };
    [asked, theirs] = [await published(room), await published(other)];
    await room.ama.seesRoom((live) => live.question(asked));
  }, 60_000);
  afterAll(async () => {
    raw.close();
    desk.close();
    other.leave();
    await siege.close();
  });

  const overHttp = (body: unknown, text = JSON.stringify(body)) =>
    fetch(`${siege.server.url}/api/v1/sessions/${siege.room.sessionId}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${siege.room.ama.seat}` },
      body: text,
    }).then(async (response) => ({
      status: response.status,
      ...((await response.json()) as { code: string }),
    }));

  /** Each of these is refused with this code by both doors, and nothing comes of it. */
  const refused = (bodies: unknown[], code: string, by = raw) =>
    siege.during(async () => {
      for (const body of bodies) {
        expect([body, await by.says(body)]).toMatchObject([body, { ok: false, code }]);
        if (by !== raw || body === undefined) continue;
        const { status, code: said } = await overHttp(body);
        expect([body, said]).toEqual([body, code]);
        expect([400, 403, 404, 409]).toContain(status);
      }
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    });

  it('C20: refuses a command without an id, or with one that is none', () =>
    refused(
      [
        { type: 'question.submit', args: { text: 'What?' } },
        ...[
          '',
          'one',
          'x'.repeat(10_000),
          null,
          1,
          {},
          [],
          { $gt: '' },
          `${ID}'--`,
          `${ID} `,
          ID.slice(1),
        ].map((id) => ({
          ...command('question.submit', { text: 'What?' }),
          id,
        })),
      ],
      'BAD_COMMAND',
    ));

  it('C20: answers the id of somebody else as a new one, and tells nothing of theirs', async () => {
    const { server, room } = siege;
    const ben = await rawSeat(server, { session: room.sessionId, seat: room.ben.seat });
    const first = command('question.submit', { text: 'Mine alone, and still in review?' });
    const reply = await raw.says(first);
    const own = reply.ok ? reply.result : undefined;
    const vote = command('question.vote', { questionId: ID, on: true }, first.id);
    expect(await ben.says(vote)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    const stolen = await ben.says({ ...first, id: crypto.randomUUID() });
    expect(JSON.stringify(stolen)).not.toContain(String(own?.['questionId']));
    const same = await ben.says(first);
    expect(JSON.stringify(same)).not.toContain(String(own?.['questionId']));
    expect(same.duplicate).toBeUndefined();
    const receipts = await api(server, 'GET', `/sessions/${room.sessionId}/receipts/${first.id}`, {
      token: room.moderator.seat!,
    });
    expect(JSON.stringify(receipts.body)).not.toContain(String(own?.['questionId']));
    ben.close();
  });

  it('C21: refuses an id with another body, on either road', async () => {
    const first = command('question.submit', { text: 'Asked once?' });
    expect(await raw.says(first)).toMatchObject({ ok: true });
    await refused(
      [
        { ...first, args: { text: 'Asked otherwise?' } },
        { ...first, args: { text: 'Asked once?', language: 'fr' } },
        command('question.vote', { questionId: asked, on: true }, first.id),
      ],
      'COMMAND_ID_REUSED',
    );
  });

  it('C22: takes no harm from an acknowledgement that is missing or no function', () =>
    siege.during(async () => {
      for (const more of [[], [null], ['x'], [{}], [[]], [7], [{ call: 1 }]]) {
        raw.socket.emit('command', command('question.submit', { text: '' }), ...more);
        raw.socket.emit('time', ...more);
        raw.socket.emit('resume', ...more);
        raw.socket.emit('editing', ...more);
        raw.socket.emit('link', ...more);
        raw.socket.emit('command');
      }
      expect(await raw.says(command('question.withdraw', { questionId: ID }))).toMatchObject({
        code: 'NOT_FOUND',
      });
    }));

  it('C23: refuses arguments that are no object, a date, or name the prototype', () =>
    refused(
      [
        ...[null, [], 7, 'text', true, new Date(), ...PROTOTYPES].map((args) =>
          command('question.submit', args),
        ),
        ...PROTOTYPES.map((more) =>
          command('question.submit', { ...(more as object), text: 'What?', ...keyed(more) }),
        ),
        ...PROTOTYPES.map((onBehalfOf) => command('question.submit', { text: 'What?', onBehalfOf })),
        ...PROTOTYPES.map((more) => ({ ...command('question.submit', { text: 'What?' }), ...keyed(more) })),
      ],
      'BAD_COMMAND',
    ));

  it.each([
    'question.withdraw',
    'question.vote',
    'question.publish',
    'question.merge',
    'floor.start',
    'hub.close',
    'undo',
  ])('C24, C25: refuses what is no id in %s, and never takes the first row for it', async (type) => {
    const good = ARGS[type as CommandType];
    const naming = Object.keys(good).filter((key) => /Id$|^into$/.test(key) && key !== 'onAirIds');
    const bodies = naming.flatMap((key) =>
      NO_IDS.filter((id) => id !== undefined || key.endsWith('Id')).map((id) =>
        command(type, { ...good, [key]: id }),
      ),
    );
    expect(bodies.length).toBeGreaterThan(5);
    await refused(bodies, 'BAD_COMMAND', desk);
  });

  it.each([
    'null',
    'undefined',
    '0',
    '%00',
    '..',
    '%2e%2e%2f',
    '{}',
    '[object Object]',
    '__proto__',
    "1'--",
    'a'.repeat(90),
  ])('C24: finds no session for %s', (id) =>
    siege.during(async () => {
      const { status, body } = await api(siege.server, 'GET', `/sessions/${id}/state`);
      expect([400, 404]).toContain(status);
      expect(JSON.stringify(body)).not.toMatch(/Who audits/);
    }),
  );

  it('C26: takes no number that is none: not a text, not a piece, nothing below or beyond', async () => {
    const numbers: [string, string, unknown[]][] = [
      ['session.rules', 'questionMaxChars', SCALARS],
      ['session.rules', 'onDeck', ['1', -1, 1.5, null, [], 2 ** 53]],
      ['hub.checkIn', 'headcount', ['1', -1, 1.5, [], {}, 2 ** 53]],
      ['clock.start', 'seconds', [0, -1, 1.5, '60', null, [], {}, 2 ** 53]],
    ];
    await refused(
      numbers.flatMap(([type, key, values]) =>
        values.map((value) =>
          command(type, { ...(type === 'clock.start' ? { purpose: 'break' } : {}), [key]: value }),
        ),
      ),
      'BAD_COMMAND',
      desk,
    );
    await siege.during(async () => {
      for (const number of [
        '1e309',
        '-1e309',
        '9007199254740993',
        '0x10',
        'NaN',
        'Infinity',
        '1.5',
        '"1"',
        '-0.5',
      ]) {
        const text = `{"id":"${crypto.randomUUID()}","type":"question.edit","args":{"questionId":"${asked}","text":"What?","seen":${number}}}`;
        expect(await overHttp(undefined, text)).toMatchObject({ status: 400, code: 'BAD_COMMAND' });
        const madeAt = `{"id":"${crypto.randomUUID()}","type":"question.vote","args":{"questionId":"${ID}","on":true},"madeAt":${number}}`;
        expect(await overHttp(undefined, madeAt)).toMatchObject({ status: 400, code: 'BAD_COMMAND' });
      }
    });
  });

  it('C26, C28: counts no vote for a question of another room, one that is not there, or one in review', async () => {
    const { questionId } = await siege.room.ben.does('question.submit', { text: 'Still in review?' });
    const vote = (id: string) => command('question.vote', { questionId: id, on: true });
    await refused([theirs, ID, questionId].map(vote), 'NOT_FOUND');
    const { status } = await api(siege.server, 'POST', `/sessions/${other.sessionId}/commands`, {
      token: siege.room.ama.seat!,
      body: vote(theirs),
    });
    expect(status).toBe(403);
  });

  it('C27: gives a vote no weight, and counts it once however often it is given', async () => {
    await refused(
      [
        { weight: 100 },
        { count: 2 },
        { on: 2 },
        { on: 'true' },
        { voterId: ID },
        { questionId: [asked, asked] },
      ].map((more) => command('question.vote', { questionId: asked, on: true, ...more })),
      'BAD_COMMAND',
    );
    const votes = Array.from({ length: 20 }, () =>
      raw.says(command('question.vote', { questionId: asked, on: true })),
    );
    expect((await Promise.all(votes)).every(({ ok }) => ok)).toBe(true);
    const no = siege.room.ama.live.question(asked)?.no ?? 0;
    await siege.room.ama.seesRoom((live) => live.getSnapshot().votes.get(no) === 1);
  });

  it('C28: counts no vote in a session that is closed', async () => {
    await other.moderator.does('session.phase', { phase: 'open' });
    await other.moderator.does('session.phase', { phase: 'closed' });
    const late = await rawSeat(siege.server, { session: other.sessionId, seat: other.ama.seat });
    for (const [type, args] of [
      ['question.vote', { questionId: theirs, on: true }],
      ['question.submit', { text: 'Too late?' }],
    ] as const)
      expect(await late.says(command(type, args))).toMatchObject({ ok: false, code: 'SESSION_CLOSED' });
    late.close();
  });

  it('C29: assigns nothing that is not asked for', () =>
    refused(
      [
        { status: 'published' },
        { upvotes: 999 },
        { authorRole: 'moderator' },
        { author: { identity: 'public', name: 'The chair' } },
        { createdAt: 0 },
        { submittedAt: 1 },
        { sessionId: other.sessionId },
        { no: 1 },
        { id: ID },
        { participantId: ID },
        { position: 'a0' },
        { rev: 1 },
      ].flatMap((more) => [
        command('question.submit', { text: 'What?', ...more }),
        command('participant.identify', { name: 'Ama', ...more }),
        {
          ...command('question.submit', { text: 'What?' }),
          id: crypto.randomUUID(),
          actor: ID,
          ...more,
          ...keep(more),
        },
      ]),
      'BAD_COMMAND',
    ));

  it('C30: does nothing for a phone that only the staff, the panel, a hub or a screen may do', async () => {
    const can = raw.welcome.you.can;
    const forbidden = COMMAND_TYPES.filter((type) => !can.includes(type));
    expect(forbidden.length).toBeGreaterThan(40);
    await siege.during(async () => {
      for (const type of forbidden) {
        const reply = await raw.says(command(type, ARGS[type]));
        expect([type, reply.ok || reply.code]).toEqual([
          type,
          expect.stringMatching(/^(NOT_ALLOWED|NOT_FOUND|UNKNOWN_COMMAND)$/),
        ]);
      }
    });
  });

  it('C30: follows nobody into a channel by a name', () =>
    siege.during(async () => {
      const { server, room } = siege;
      const heard: string[] = [];
      raw.socket.onAny((name: string) => heard.push(name));
      for (const name of [
        'join',
        'subscribe',
        'room',
        'patch',
        'welcome',
        'tallies',
        'presence',
        'head',
        'mine',
        'draining',
        'more',
      ])
        for (const said of [
          'mods',
          'staff',
          `${room.sessionId} staff 0`,
          { channel: 'staff' },
          { room: room.sessionId, put: [] },
        ])
          raw.socket.emit(name, said);
      for (const as of ['staff', 'panel', 'public'] as const) {
        const bold = await rawSeat(server, {
          session: room.sessionId,
          seat: room.ama.seat,
          as,
          role: 'moderator',
          channel: 'staff',
        });
        expect(bold.welcome.you).toMatchObject({ role: 'participant', channel: 'public' });
        expect(bold.welcome.tallies.counts?.pending).toBeUndefined();
        bold.close();
      }
      await raw.says(command('question.withdraw', { questionId: ID }));
      expect(heard.filter((name) => !['presence', 'tallies', 'head'].includes(name))).toEqual([]);
      raw.socket.offAny();
    }));
});

/** The same keys as own keys, which a spread of a parsed object would lose for the prototype. */
function keyed(more: unknown): object {
  return JSON.parse(`{"x":0,${JSON.stringify(more).slice(1)}`) as object;
}

function keep(more: object): object {
  return 'id' in more ? { id: crypto.randomUUID(), ids: more } : {};
}
