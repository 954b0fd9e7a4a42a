import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type Socket } from 'node:net';
import { Siege } from '../harness/hostile.js';
import { polled, Wire } from '../harness/hostile-wire.js';
import { rawSeat } from '../harness/raw.js';
import { narrowRelay } from '../harness/relay.js';
import { until } from '../harness/until.js';

const ROAD = '/socket.io/?EIO=4&transport=';
const MANY = process.env['LONG'] === '1' ? 2_000 : 300;
/** What a request may take to say its head, what the server takes to notice, and some time of a busy machine. */
const HEAD_MS = 10_000 + 2_000 + 3_000;

interface Knock {
  socket: Socket;
  openedAt: number;
  closedAt: number;
  said: string;
}

/** A connection that says this much and then goes on as it is told. */
function knock(port: number, said: string): Knock {
  const begun = { socket: connect(port, '127.0.0.1'), openedAt: performance.now(), closedAt: 0, said: '' };
  begun.socket.on('data', (chunk: Buffer) => (begun.said += chunk.toString('latin1')));
  begun.socket.on('error', () => undefined);
  begun.socket.on('close', () => (begun.closedAt = performance.now()));
  begun.socket.write(said);
  return begun;
}

/** Doors where some have begun to knock and never go on: they are found while everything else is tried. */
interface Doors {
  siege: Siege;
  slow: Knock[];
  silent: Wire[];
  close(): Promise<void>;
}

async function openDoors(siege: Siege): Promise<Doors> {
  const { port } = siege.door;
  const heads = ['GET / HTTP/1.1\r\nHost: x\r\n', `GET ${ROAD}websocket HTTP/1.1\r\nHost: x\r\n`, ''];
  const slow = heads.map((head) => knock(port, head));
  const [one, other] = slow;
  const drip = setInterval(() => {
    for (const begun of [one, other]) if (begun?.socket.writable) begun.socket.write('X-a: b\r\n');
  }, 500);
  const silent = await Promise.all(Array.from({ length: MANY }, () => Wire.open(port)));
  const close = async () => {
    clearInterval(drip);
    await siege.close();
  };
  return { siege, slow, silent, close };
}

const WHOSE = ['the server', 'a relay'] as const;
const opened: Partial<Record<(typeof WHOSE)[number], Doors>> = {};

beforeAll(async () => {
  const [server, relay] = await Promise.all([Siege.open(), Siege.openRelay()]);
  opened['the server'] = await openDoors(server);
  opened['a relay'] = await openDoors(relay);
}, 60_000);
afterAll(async () => {
  for (const doors of Object.values(opened)) await doors.close();
});

describe.each(WHOSE)('the doors of the wire of %s', (whose) => {
  let siege: Siege;
  let slow: Knock[];
  let silent: Wire[];
  const port = () => siege.door.port;
  const url = () => siege.door.url;
  beforeAll(() => {
    const doors = opened[whose];
    if (!doors) throw new Error('these doors did not open');
    ({ siege, slow, silent } = doors);
  });

  it.each([
    ['an unknown place', 'polling&sid=nobody'],
    ['the place of a method', 'polling&sid=toString'],
    ['the place of a prototype', 'polling&sid=__proto__'],
    ['a list of places', 'polling&sid[]=a'],
    ['two places', 'polling&sid=a&sid=b'],
    ['a place in a place', 'polling&sid[a]=b'],
    ['a transport of old', 'flash'],
    ['a transport that is not offered', 'webtransport'],
    ['a transport that is a method', 'constructor'],
    ['no transport', ''],
    ['a word that nobody knows', 'polling&jsonp=1'],
  ])('W13: answers %s with 400, over HTTP and over an upgrade', (_what, query) =>
    siege.during(async () => {
      expect((await fetch(`${url()}${ROAD}${query}`)).status).toBe(400);
      expect((await Wire.open(port(), `${ROAD}${query}`)).status).toBe(400);
    }),
  );

  it.each([
    'EIO=3&transport=websocket',
    'EIO=3&transport=polling',
    'transport=websocket',
    'EIO[]=4&transport=polling',
  ])('W13: answers another protocol (%s) with 400 before anything is opened', (query) =>
    siege.during(async () => {
      expect((await fetch(`${url()}/socket.io/?${query}`)).status).toBe(400);
      expect((await Wire.open(port(), `/socket.io/?${query}`)).status).toBe(400);
    }),
  );

  it.each(['PUT', 'DELETE', 'PATCH'])('W13: answers %s with 400', (method) =>
    siege.during(async () => {
      expect((await fetch(`${url()}${ROAD}polling`, { method })).status).toBe(400);
    }),
  );

  it(`W14: outlives ${MANY} connections that are reset in their handshake, and as many after it`, () =>
    siege.during(async () => {
      const head = `GET ${ROAD}websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`;
      for (let at = 0; at < MANY; at += 1) {
        const { socket } = knock(port(), at % 2 ? head : `${head}Sec-WebSocket-Version: 13\r\n\r\n`);
        await new Promise((resolve) => socket.once('connect', resolve));
        socket.resetAndDestroy();
      }
      const opened = await Promise.all(Array.from({ length: MANY }, () => Wire.open(port())));
      for (const wire of opened) wire.drop();
    }));

  it('W15: answers two megabytes of headers with 431', () =>
    siege.during(async () => {
      const many = Array.from({ length: 2_000 }, (_, at) => `X-${at}: ${'x'.repeat(1_000)}\r\n`).join('');
      for (const head of ['GET / HTTP/1.1', `GET ${ROAD}websocket HTTP/1.1\r\nUpgrade: websocket`]) {
        // The address may have no room at this moment, and then it is closed without a word.
        const said = await until('it is answered', async () => {
          const begun = knock(port(), `${head}\r\nHost: x\r\n${many}`);
          await until('it is closed', () => begun.closedAt, 20_000);
          return begun.said;
        });
        expect(said).toContain('HTTP/1.1 431');
      }
    }));

  it('W15: opens no socket for an upgrade of more headers than are read', () =>
    siege.during(async () => {
      const many = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`X-${at}`, 'a']));
      const key = { 'Sec-WebSocket-Key': '' };
      expect((await Wire.open(port(), `${ROAD}websocket`, { ...key, ...many })).status).toBe(400);
    }));

  it('W16: closes a place that is polled a hundred times at once', () =>
    siege.during(async () => {
      const { sid, posts } = await polled(url());
      const polls = Array.from({ length: 100 }, () =>
        fetch(`${url()}${ROAD}polling&sid=${sid}`).then(({ status }) => status),
      );
      const statuses = await Promise.all(polls);
      expect(statuses).toContain(400);
      expect(await posts('2')).toBe(400);
    }));

  it.each([
    ['of another site', () => 'https://evil.example'],
    ['null', () => 'null'],
    ['that only begins like this', () => `http://127.0.0.1:${port()}.evil.example`],
    ['that only ends like this', () => `http://evil-127.0.0.1:${port()}`],
    ['of another port', () => 'http://127.0.0.1:1'],
    ['of another scheme', () => `ws://127.0.0.1:${port()}`],
    ['with a path', () => `http://127.0.0.1:${port()}/`],
    ['with somebody in it', () => `http://127.0.0.1:${port()}@evil.example`],
    ['of two', () => `http://127.0.0.1:${port()}, https://evil.example`],
    ['of nothing', () => ''],
  ])('W19: answers an origin %s with 403, over HTTP and over an upgrade', (_what, origin) =>
    siege.during(async () => {
      const headers = { origin: origin() };
      const opened = await fetch(`${url()}${ROAD}polling`, { headers });
      expect([opened.status, opened.headers.get('access-control-allow-origin')]).toEqual([403, null]);
      expect(await opened.json()).toMatchObject({ code: 'NOT_ALLOWED', status: 403 });
      expect((await Wire.open(port(), `${ROAD}websocket`, { Origin: origin() })).status).toBe(403);
    }),
  );

  it('W19: lets its own pages in, and answers no page of another at a place that is open', () =>
    siege.during(async () => {
      const own = await Wire.open(port(), `${ROAD}websocket`, { Origin: url() });
      expect(own.status).toBe(101);
      own.drop();
      const { sid } = await polled(url());
      const headers = { origin: 'https://evil.example' };
      expect((await fetch(`${url()}${ROAD}polling&sid=${sid}`, { headers })).status).toBe(403);
    }));

  it(
    `W17: drops ${MANY} sockets that never say what they want within ten seconds`,
    () =>
      siege.during(async () => {
        await until('all are dropped', () => silent.every(({ isOpen }) => !isOpen), HEAD_MS);
        const longest = Math.max(...silent.map(({ lastedMs }) => lastedMs));
        expect(longest).toBeGreaterThan(9_000);
        expect(longest).toBeLessThan(HEAD_MS);
      }),
    30_000,
  );

  it(
    'W15: ends whoever sends a head line by line, after ten seconds of it',
    () =>
      siege.during(async () => {
        for (const one of slow) {
          await until('it is ended', () => one.closedAt > 0, HEAD_MS);
          expect(one.closedAt - one.openedAt).toBeLessThan(HEAD_MS);
          expect(one.said).toMatch(/^$|^HTTP\/1\.1 408/);
        }
      }),
    30_000,
  );
});

describe.each([
  ['the server', () => Siege.open({ LIMIT_NAMELESS_PER_ADDRESS: '20', LIMIT_CONNECTIONS: '80' })],
  ['a relay', () => Siege.openRelay(narrowRelay({ namelessPerAddress: 20, connections: 80 }))],
])('the step before the doors of %s', (_whose, open) => {
  let siege: Siege;
  beforeAll(async () => {
    siege = await open();
  }, 60_000);
  afterAll(() => siege.close());

  it('W17: holds twenty sockets of one address that say nothing, and not one more until they go', () =>
    siege.during(async () => {
      const { port, url } = siege.door;
      const held = await Promise.all(Array.from({ length: 20 }, () => Wire.open(port)));
      expect(held.map(({ status }) => status)).toEqual(Array(20).fill(101));
      expect((await Wire.open(port)).status).toBe(503);
      const answer = await fetch(`${url}${ROAD}polling`);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
      held[0]?.says(`40/rooms,${JSON.stringify({ proto: 1, session: siege.room.sessionId })}`);
      await until('one has said it', () => held[0]?.hears('40/rooms'));
      expect((await Wire.open(port)).status).toBe(101);
      expect((await Wire.open(port)).status).toBe(503);
      for (const wire of held) wire.drop();
      const seat = { session: siege.room.sessionId, seat: siege.seat };
      (await until('there is room again', () => rawSeat(siege.door, seat))).close();
    }));

  it('W14: takes eighty connections and hangs up on the rest, and then takes others', () =>
    siege.during(async () => {
      const { port, url } = siege.door;
      const held = Array.from({ length: 200 }, () => knock(port, ''));
      await until('the rest is gone', () => held.filter(({ closedAt }) => closedAt > 0).length >= 120);
      for (const { socket } of held) socket.destroy();
      await until('others come in', async () => (await fetch(`${url}/robots.txt`)).ok);
    }));
});
