import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Siege } from '../harness/hostile.js';
import { openRoom, type OpenedRoom } from '../harness/people.js';
import { command, rawSeat, type RawSeat } from '../harness/raw.js';

const ID = crypto.randomUUID();

describe('answers to polls', () => {
  let siege: Siege;
  let raw: RawSeat;
  let other: OpenedRoom;
  const polls: Record<string, string> = {};

  beforeAll(async () => {
    siege = await Siege.open({ LIMIT_COMMANDS_PER_SECOND: '0' });
    const { room, server } = siege;
    other = await openRoom(server);
    raw = await rawSeat(server, { session: room.sessionId, seat: room.ama.seat });
    const { moderator, ama } = room;
    const options = ['One', 'Two', 'Three'];
    const makes = async (by: typeof moderator, name: string, args: object) => {
      const { pollId } = await by.does('poll.create', { text: `Poll ${name}?`, ...args } as never);
      polls[name] = pollId;
      return pollId;
    };
    for (const type of ['single', 'multiple', 'ranking'])
      await moderator.does('poll.open', {
        pollId: await makes(moderator, type, { type, options, ...(type === 'multiple' ? { max: 2 } : {}) }),
      });
    for (const type of ['rating', 'temperature', 'text'])
      await moderator.does('poll.open', { pollId: await makes(moderator, type, { type }) });
    await makes(moderator, 'draft', { type: 'single', options });
    for (const acts of [['open', 'close'], ['open', 'close', 'publish'], ['drop']]) {
      const pollId = await makes(moderator, acts.at(-1) ?? '', { type: 'single', options });
      for (const act of acts) await moderator.does(`poll.${act}` as 'poll.open', { pollId });
    }
    await other.moderator.does('poll.open', {
      pollId: await makes(other.moderator, 'theirs', { type: 'single', options }),
    });
    await ama.does('poll.respond', { pollId: polls['single'] ?? '', choices: [1] });
    await ama.seesRoom((live) => live.getSnapshot().polls.get(1)?.[1] === 1);
  }, 60_000);
  afterAll(async () => {
    raw.close();
    other.leave();
    await siege.close();
  });

  const responds = (poll: string, said: object) =>
    command('poll.respond', { pollId: polls[poll] ?? poll, ...said });
  const overHttp = async (body: unknown, text = JSON.stringify(body)): Promise<{ code: string }> => {
    const response = await fetch(`${siege.server.url}/api/v1/sessions/${siege.room.sessionId}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${siege.room.ama.seat}` },
      body: text,
    });
    return (await response.json()) as { code: string };
  };
  /** Each is refused with this code by both doors, and nothing comes of it. */
  const refused = (bodies: unknown[], code: string, by = raw) =>
    siege.during(async () => {
      for (const body of bodies) {
        expect([body, await by.says(body)]).toMatchObject([body, { ok: false, code }]);
        if (by === raw) expect([body, (await overHttp(body)).code]).toEqual([body, code]);
      }
    });

  it('C26: take no option that is no number of one', async () => {
    const none = [0, -1, 1.5, '1', null, true, [], {}, [1], 13, 2 ** 53, { $gt: 0 }, '__proto__'];
    await refused(
      none.flatMap((option) => [
        responds('single', { choices: [option] }),
        responds('multiple', { choices: [1, option] }),
      ]),
      'BAD_COMMAND',
    );
    await refused(
      [1, '1', null, {}, { length: 1, 0: 1 }, 'all'].map((choices) => responds('single', { choices })),
      'BAD_COMMAND',
    );
    await siege.during(async () => {
      for (const number of [
        '1e309',
        '-1e309',
        'NaN',
        'Infinity',
        '0x1',
        '9007199254740993',
        '"1"',
        '1.5',
        '1e-7',
      ]) {
        const text = `{"id":"${crypto.randomUUID()}","type":"poll.respond","args":{"pollId":"${polls['single']}","choices":[${number}]}}`;
        expect([number, (await overHttp(undefined, text)).code]).toEqual([number, 'BAD_COMMAND']);
      }
    });
  });

  it('C26: take no option that the poll does not have, though another one does', async () => {
    await refused(
      [
        responds('single', { choices: [4] }),
        responds('ranking', { choices: [1, 4] }),
        responds('temperature', { choices: [4] }),
        responds('rating', { choices: [6] }),
      ],
      'NOT_FOUND',
    );
  });

  it('C27: are no more than may be given, and name nothing twice', async () => {
    await refused(
      [
        responds('multiple', { choices: [1, 1] }),
        responds('ranking', { choices: [2, 1, 2] }),
        responds('single', { choices: Array.from({ length: 5_000 }, (_none, at) => at + 1) }),
      ],
      'BAD_COMMAND',
    );
    await refused(
      [
        responds('single', { choices: [1, 2] }),
        responds('multiple', { choices: [1, 2, 3] }),
        responds('rating', { choices: [1, 2] }),
        responds('temperature', { choices: [1, 3] }),
      ],
      'QUOTA_REACHED',
    );
  });

  it('C27: have no weight, are of nobody else, and are in words only where words are asked for', async () => {
    await refused(
      [
        ...[
          { weight: 100 },
          { count: 2 },
          { voterId: ID },
          { admitted: true },
          { responseId: ID },
          { round: 9 },
        ].map((more) => responds('single', { choices: [1], ...more })),
        responds('single', { choices: [1], text: 'And more' }),
        responds('text', { choices: [1] }),
        responds('text', { text: 'x'.repeat(281) }),
        responds('text', { text: '\u202Etxet' }),
        responds('text', { text: { toString: 'x' } }),
      ],
      'BAD_COMMAND',
    );
  });

  it('C27: count once however often they are given, at once and on both roads', async () => {
    const no = 1;
    const given = Array.from({ length: 20 }, (_none, at) => responds('single', { choices: [1 + (at % 3)] }));
    const last = responds('single', { choices: [2] });
    const replies = await Promise.all(
      given.map((body, at) => (at % 2 === 0 ? raw.says(body) : overHttp(body))),
    );
    expect(replies.length).toBe(20);
    expect(await raw.says(last)).toMatchObject({ ok: true });
    await siege.room.moderator.seesRoom((live) => String(live.getSnapshot().polls.get(no)) === '1,1,0,1,0');
  });

  it('C28: are for no poll that is closed, was never opened, was set aside, or stands in another room', async () => {
    await refused(
      [responds('close', { choices: [1] }), responds('publish', { choices: [1] })],
      'WRONG_STATE',
    );
    await refused(
      ['draft', 'drop', 'theirs', ID].map((poll) => responds(poll, { choices: [1] })),
      'NOT_FOUND',
    );
    await refused(
      ['', 'one', null, undefined, 0, { $gt: '' }, [polls['single']]].map((pollId) =>
        command('poll.respond', { pollId, choices: [1] }),
      ),
      'BAD_COMMAND',
    );
  });

  it('C28: are for no poll of a session that is closed', async () => {
    const { moderator, ama, sessionId } = other;
    await moderator.does('session.phase', { phase: 'open' }).catch(() => undefined);
    await moderator.does('session.phase', { phase: 'closed' });
    const late = await rawSeat(siege.server, { session: sessionId, seat: ama.seat });
    expect(await late.says(responds('theirs', { choices: [1] }))).toMatchObject({
      ok: false,
      code: 'SESSION_CLOSED',
    });
    late.close();
  });

  it('C30: tell a phone nothing of a poll that is not for it', () =>
    siege.during(async () => {
      const heard = JSON.stringify([raw.welcome, await raw.says(responds('draft', { choices: [1] }))]);
      for (const words of ['Poll draft?', 'Poll drop?', polls['draft'], polls['drop']])
        expect(heard).not.toContain(words);
    }));
});
