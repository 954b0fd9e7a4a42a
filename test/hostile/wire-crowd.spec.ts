import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reply } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { Siege } from '../harness/hostile.js';
import { Wire } from '../harness/hostile-wire.js';
import { joinedAs } from '../harness/people.js';
import { command, rawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const CODE = 'RATE_LIMITED';
const VOTE = () => command('question.vote', { questionId: crypto.randomUUID(), on: true });

/** Somebody who has just joined, with an ordinary socket. */
async function somebody({ door, room }: Siege) {
  const seated = await joinedAs(door, room.code);
  return { seated, raw: await rawSeat(door, { session: room.sessionId, seat: seated.seat }) };
}

describe.each([
  ['the server', () => Siege.open()],
  ['a relay', () => Siege.openRelay()],
])('a flood at the doors of %s', (_whose, open) => {
  let siege: Siege;
  const seat = async () => (await joinedAs(siege.door, siege.room.code)).seat;
  const wireOf = (own: string) => Wire.seated(siege.door.port, { session: siege.room.sessionId, seat: own });

  beforeAll(async () => {
    siege = await open();
  }, 60_000);
  afterAll(() => siege.close());

  it('W18: of commands is refused after twenty with a time to come again, and then closed', async () => {
    const wire = await wireOf(await seat());
    const replies = await siege.during(async () => {
      for (let no = 1; no <= 40; no += 1) wire.emits(['command', VOTE()], no);
      const first = await Promise.all(Array.from({ length: 40 }, (_, at) => wire.answer(at + 1)));
      for (let no = 41; no <= 1_000; no += 1) wire.emits(['command', VOTE()], no);
      await wire.ends();
      return first as Reply[];
    });
    const refused = replies.flatMap((reply) => (!reply.ok && reply.code === CODE ? [reply] : []));
    expect(refused.length).toBeGreaterThan(10);
    expect(refused.length).toBeLessThanOrEqual(20);
    for (const { retryAfterMs } of refused) expect(retryAfterMs).toBeGreaterThan(0);
  });

  it.each([
    ['events that nobody knows', '42/rooms,["vote","x"]'],
    ['pings', '42/rooms,7["time"]'],
    ['wishes to be told again', '42/rooms,["resume",{"epoch":"x","rev":0}]'],
    ['words of a desk', '42/rooms,["editing",{"about":null}]'],
    ['words of a hub', '42/rooms,["link",{}]'],
    ['events without a name', '42/rooms,'],
    ['answers that nobody asked for', '43/rooms,1[]'],
    ['pongs', '3'],
  ])('W18: of %s is closed as well', async (_what, packet) => {
    const wire = await wireOf(await seat());
    await siege.during(async () => {
      for (let sent = 0; sent < 1_000 && wire.isOpen; sent += 1) wire.says(packet);
      await wire.ends();
    });
    expect(wire.heard.filter((one) => one.includes('"welcome"')).length).toBeLessThanOrEqual(21);
  });

  it('W18: of somebody is theirs on all their sockets, and does not end with a new one', async () => {
    const own = await seat();
    const wires = await Promise.all([1, 2, 3, 4].map(() => wireOf(own)));
    await siege.during(async () => {
      for (let no = 1; no <= 100; no += 1) for (const wire of wires) wire.emits(['command', VOTE()], no);
      await Promise.all(wires.map((wire) => wire.ends()));
    });
    const taken = wires.flatMap(({ heard }) =>
      heard.filter((packet) => packet.startsWith('43') && !packet.includes(CODE)),
    );
    expect(taken.length).toBeLessThan(35);
    const again = await wireOf(own);
    for (let no = 1; no <= 15; no += 1) again.emits(['command', VOTE()], no);
    const last = await Promise.race([again.answer(15), again.ends().then(() => ({ code: CODE }))]);
    expect(last).toMatchObject({ code: CODE });
    again.drop();
  });

  it('W18: of commands over HTTP is refused with 429 and a time, and shares the pace of the socket', async () => {
    const { seated, raw } = await somebody(siege);
    const statuses = await siege.during(() =>
      Promise.all(
        Array.from({ length: 60 }, () =>
          api(siege.door, 'POST', `/sessions/${siege.room.sessionId}/commands`, {
            token: seated.seat,
            body: VOTE(),
          }).then(({ status, headers }) => `${status} ${headers.has('retry-after')}`),
        ),
      ),
    );
    expect(statuses.filter((each) => each === '429 true').length).toBeGreaterThan(20);
    const beside = await Promise.all(Array.from({ length: 15 }, () => raw.says(VOTE())));
    expect(beside.at(-1)).toMatchObject({ code: CODE, retryAfterMs: expect.any(Number) });
    raw.close();
  });

  it('W18: of tokens that nobody signed mints no bucket: each is refused, and the honest are not slowed', () =>
    siege.during(async () => {
      const { sessionId } = siege.room;
      const forged = Array.from({ length: 200 }, (_, at) => `${siege.seat.slice(0, -6)}${at}aaaaa`);
      const heard = await Promise.all(
        forged.map((own) =>
          Wire.seated(siege.door.port, { session: sessionId, seat: own }).then(({ heard: said }) =>
            said.join(),
          ),
        ),
      );
      expect(heard.filter((said) => said.includes('NOT_ALLOWED'))).toHaveLength(200);
    }));
});

describe('what one person may do in a while', () => {
  let siege: Siege;
  beforeAll(async () => {
    siege = await Siege.open({}, 'workshop');
    await siege.room.moderator.does('session.rules', { questionsPerPerson: 0 });
    await siege.room.moderator.does('session.phase', { phase: 'open' });
  }, 60_000);
  afterAll(() => siege.close());

  const many = async (says: (body: unknown) => Promise<Reply>, bodies: unknown[], restMs = 0) => {
    const replies: Reply[] = [];
    for (const body of bodies) {
      replies.push(await says(body));
      await new Promise((resolve) => setTimeout(resolve, restMs));
    }
    return replies.map((reply) => (reply.ok ? 'ok' : reply.code));
  };

  it('asks ten times at once and then once in ten seconds, which is told', async () => {
    const { raw } = await somebody(siege);
    const asked = Array.from({ length: 12 }, (_, at) =>
      command('question.submit', { text: `Number ${at}?` }),
    );
    const codes = await many(raw.says, asked, 60);
    expect(codes).toEqual([...Array(10).fill('ok'), CODE, CODE]);
    const last = await raw.says(command('question.submit', { text: 'One more?' }));
    expect(last).toMatchObject({ code: CODE });
    expect(!last.ok && last.retryAfterMs).toBeGreaterThan(5_000);
    expect(await raw.says(asked[0])).toMatchObject({ code: CODE });
    raw.close();
  });

  it('changes a name six times and not a seventh', async () => {
    const { raw } = await somebody(siege);
    const names = Array.from({ length: 7 }, (_, at) =>
      command('participant.identify', { name: `Ama ${at}` }),
    );
    expect(await many(raw.says, names, 60)).toEqual([...Array(6).fill('ok'), CODE]);
    raw.close();
  });

  it('supports everything in a long list, as fast as a thumb goes', async () => {
    const { raw } = await somebody(siege);
    const votes = await many(raw.says, Array.from({ length: 40 }, VOTE), 90);
    expect(votes).toEqual(Array(40).fill('NOT_FOUND'));
    raw.close();
  });

  it('speaks for a hub as fast as its outbox sends, however many it asks for', async () => {
    const { hubId } = await siege.room.moderator.does('hub.put', { name: 'Accra', city: 'Accra' });
    const hub = await siege.room.invite('hub', { hubId });
    const raw = await rawSeat(siege.server, { session: siege.room.sessionId, seat: hub.seat });
    const asked = Array.from({ length: 60 }, (_, at) =>
      command('question.submit', { text: `From the hub ${at}?`, localAuthor: `phone-${at}` }),
    );
    const codes = await many(raw.says, asked, 50);
    expect(codes.filter((code) => code === CODE)).toEqual([]);
    raw.close();
  });
});

describe('a crowd', () => {
  let siege: Siege;
  beforeAll(async () => {
    siege = await Siege.open({ LIMIT_SOCKETS_PER_ROOM: '30', LIMIT_READERS_PER_ADDRESS: '6' });
  }, 60_000);
  afterAll(() => siege.close());

  it('is at most five sockets of one person: the oldest is told to come back later and closed', () =>
    siege.during(async () => {
      const { sessionId, ama, moderator } = siege.room;
      const auth = { session: sessionId, seat: ama.seat };
      const wires: Wire[] = [];
      for (let at = 0; at < 5; at += 1) wires.push(await Wire.seated(siege.server.port, auth));
      ama.leave();
      const [oldest] = wires;
      expect(oldest?.isOpen).toBe(true);
      wires.push(await Wire.seated(siege.server.port, auth));
      await oldest?.ends();
      expect(oldest?.heard.at(-1)).toMatch(/"draining",\{"reconnectInMs":60000\}|^41/);
      expect(wires.slice(1).map(({ isOpen, closeCode }) => isOpen && closeCode)).toEqual(
        Array(5).fill(undefined),
      );
      const staff = await Promise.all(
        Array.from({ length: 8 }, () =>
          Wire.seated(siege.server.port, { session: sessionId, seat: moderator.seat, as: 'staff' }),
        ),
      );
      expect(staff.filter(({ isOpen }) => isOpen)).toHaveLength(8);
      for (const wire of [...wires, ...staff]) wire.drop();
    }));

  it('of readers without a seat from one address ends at the limit, and those with a seat still come in', () =>
    siege.during(async () => {
      const { port } = siege.server;
      const { sessionId, ama } = siege.room;
      const readers: Wire[] = [];
      for (let at = 0; at < 7; at += 1) readers.push(await Wire.seated(port, { session: sessionId }));
      expect(readers.slice(0, 6).every((wire) => wire.hears('40/rooms'))).toBe(true);
      const refused = readers[6]?.heard.find((packet) => packet.startsWith('44/rooms,')) ?? '';
      expect(refused).toContain('"code":"BUSY"');
      expect(refused).toMatch(/"retryAfterMs":1[0-9]{4}/);
      await readers[6]?.ends();
      const own = await Wire.seated(port, { session: sessionId, seat: ama.seat });
      expect(own.hears('40/rooms')).toBe(true);
      for (const wire of [...readers, own]) wire.drop();
      await until('there is room again', async () => {
        const next = await Wire.seated(port, { session: sessionId });
        next.drop();
        return next.hears('40/rooms');
      });
    }));

  it('in a room ends at the limit with BUSY and a time, and whoever works there still comes in', async () => {
    const { port } = siege.server;
    const { sessionId, code, moderator } = siege.room;
    const seats = await Promise.all(
      Array.from({ length: 8 }, async () => (await joinedAs(siege.server, code)).seat),
    );
    await siege.during(async () => {
      const wires: Wire[] = [];
      for (let at = 0; at < 40; at += 1)
        wires.push(await Wire.seated(port, { session: sessionId, seat: seats[at % 8] }));
      const inside = wires.filter((wire) => wire.hears('40/rooms'));
      expect(inside.length).toBeGreaterThan(20);
      expect(inside.length).toBeLessThan(31);
      expect(wires.at(-1)?.heard.join()).toMatch(/"code":"BUSY".*"retryAfterMs":/);
      const staff = await Wire.seated(port, { session: sessionId, seat: moderator.seat, as: 'staff' });
      expect(staff.hears('40/rooms')).toBe(true);
      for (const wire of [...wires, staff]) wire.drop();
    });
  });
});

/** Something in the process that keeps it from everything else, as too many phones would. */
const LATE = `const end = (at) => { while (performance.now() < at); };
setInterval(() => globalThis.late && end(performance.now() + 450), 460);
process.on('SIGUSR2', () => { globalThis.late = !globalThis.late; });`;

describe('a process that cannot keep up', () => {
  it('lets phones wait outside with a time to come back, staff in, and everybody in again afterwards', async () => {
    const siege = await Siege.open({ NODE_OPTIONS: `--import=${moduleOf(LATE)}`, LIMIT_LATE_MS: '200' });
    const { port, pid } = siege.server;
    const { sessionId, ama, moderator } = siege.room;
    const sits = async (seat: string | undefined, as?: string) => {
      const wire = await Wire.seated(port, { session: sessionId, seat, ...(as ? { as } : {}) });
      const isTold = (): boolean => !wire.isOpen || /"welcome"|44\/rooms/.test(wire.heard.join());
      await until('the place is given or refused', isTold);
      const heard = wire.heard.join();
      wire.drop();
      return heard;
    };
    try {
      process.kill(pid, 'SIGUSR2');
      const refused = await until('phones wait', async () => {
        const heard = await sits(ama.seat);
        return heard.includes('44/rooms') && heard;
      });
      expect(refused).toMatch(/"code":"BUSY".*"retryAfterMs":[2-7][0-9]{3}/);
      expect(await sits(moderator.seat, 'staff')).toContain('"welcome"');
      process.kill(pid, 'SIGUSR2');
      await until('phones come in', async () => (await sits(ama.seat)).includes('"welcome"'));
    } finally {
      await siege.close();
    }
  }, 60_000);
});

describe('a fault that nobody caught', () => {
  it.each([
    ['an exception', `process.on('SIGUSR2', () => { throw new Error('out of the blue'); });`],
    ['a rejection', `process.on('SIGUSR2', () => { Promise.reject(new Error('out of the blue')); });`],
  ])(
    'ends the process with one line of the log: %s',
    async (_what, source) => {
      const server = await TestServer.start({ NODE_OPTIONS: `--import=${moduleOf(source)}` });
      const before = server.log.length;
      expect(await server.end('SIGUSR2')).toBe(1);
      const lines = server.log.slice(before).split('\n').filter(Boolean);
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 60, msg: 'out of the blue' });
      await server.dispose();
    },
    60_000,
  );
});

function moduleOf(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
