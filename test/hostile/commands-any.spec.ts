import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { COMMAND_TYPES, COMMANDS, REFUSAL_CODES, type CommandType } from '@openfloor/contract';
import fc from 'fast-check';
import { ARGS } from '../../libs/contract/src/testing/args.js';
import { openRoom } from '../../libs/room/src/testing/open-room.js';
import { Siege } from '../harness/hostile.js';
import { Wire } from '../harness/hostile-wire.js';

const LONG = process.env['LONG'] === '1';
const RUNS = LONG ? 2_000 : 60;
const AT_THE_DOOR = LONG ? 5_000 : 400;

jest.setTimeout(LONG ? 600_000 : 60_000);

/** Any JSON, with a liking for what has broken servers. */
const NASTY = [
  '__proto__',
  'constructor',
  'toString',
  '$gt',
  'then',
  'length',
  '',
  '\u0000',
  '\ud800',
  '=1+1',
  '\r\n',
];
const nasty = fc.constantFrom<unknown>(...NASTY, 2 ** 53, -0, 1e308, null, [], {}, [[[]]], { then: 1 });
const json = fc.oneof(
  fc.jsonValue({ depthSize: 'small', maxDepth: 4 }) as fc.Arbitrary<unknown>,
  nasty,
  fc.dictionary(
    fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 8 })),
    fc.jsonValue({ maxDepth: 2 }),
    {
      maxKeys: 4,
      noNullPrototype: true,
    },
  ) as fc.Arbitrary<unknown>,
);

/** Right arguments with one of them replaced, taken away or added. */
const bent = (type: CommandType) =>
  fc
    .tuple(fc.constantFrom(...Object.keys(ARGS[type]), 'extra'), json)
    .map(([key, value]): unknown => ({ ...ARGS[type], [key]: value }));

describe('any command at all', () => {
  const opened = openRoom({ floor: true });
  const { rig, room, moderator, online, organiser, panellist, hub, ama } = opened;
  const actors = { ama, moderator, online, organiser, panellist, hub };
  const question = opened.published(ama);
  opened.requests(opened.ben);

  it.each(COMMAND_TYPES)(
    '%s is refused with a typed word whatever it is given, or does what its schema lets it',
    (type) => {
      fc.assert(
        fc.property(fc.constantFrom(...Object.values(actors)), fc.oneof(json, bent(type)), (actor, args) => {
          const before = {
            rev: room.clock.rev,
            seen: JSON.stringify(rig.sees('staff')),
            ledger: rig.ledger.length,
          };
          const { code } = rig.does(actor, type, args);
          if (code === 'ok') return void expect(COMMANDS[type].safeParse(args ?? {}).success).toBe(true);
          expect(REFUSAL_CODES).toContain(code);
          const after = {
            rev: room.clock.rev,
            seen: JSON.stringify(rig.sees('staff')),
            ledger: rig.ledger.length,
          };
          expect(after).toEqual(before);
        }),
        { numRuns: RUNS },
      );
      expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    },
  );

  it('leaves a room that still does what it should', () => {
    const session = room.session.phase;
    expect(['lobby', 'open', 'break', 'closed']).toContain(session);
    expect(room.entry('question', question)).toBeDefined();
  });
});

describe('any JSON at all at the door', () => {
  let siege: Siege;
  beforeAll(async () => {
    siege = await Siege.open({ LIMIT_COMMANDS_PER_SECOND: '0' });
  }, 60_000);
  afterAll(() => siege.close());

  it('is answered with a typed refusal, stores nothing, and leaves the connection open', async () => {
    const { sessionId, ben } = siege.room;
    const wire = await Wire.seated(siege.server.port, { session: sessionId, seat: ben.seat });
    const envelope = fc.oneof(
      json,
      fc.record({ id: fc.oneof(fc.uuid(), json), type: fc.constantFrom(...COMMAND_TYPES), args: json }),
      fc.record({ id: fc.uuid(), type: fc.oneof(fc.string(), json), args: json, madeAt: json }),
    );
    const bodies = fc.sample(envelope, AT_THE_DOOR).map((body) => JSON.stringify(body) ?? 'null');
    const harmless = /"type":"(participant\.identify|question\.submit|undo)","args":\{\}/;
    await siege.during(async () => {
      for (const [at, body] of bodies.entries()) {
        if (harmless.test(body)) continue;
        wire.emits(`["command",${body}]`, at + 1);
        expect([body, await wire.answer(at + 1)]).toMatchObject([
          body,
          { ok: false, code: expect.any(String) },
        ]);
      }
    });
    expect(wire.isOpen).toBe(true);
    wire.drop();
  });
});
