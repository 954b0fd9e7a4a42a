import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { joinedAs, openRoom, type OpenedRoom } from '../harness/people.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';
import { faultsOf } from '../harness/wire-judge.js';
import { RawWire, wireSeat, type Way, type WireSeat } from '../harness/wire-seat.js';

const OTHER = join(import.meta.dirname, '../harness/wire-other-server.mjs');
const ROUNDS = 12;

/** A server as it is, or one of another make. */
const serve = (other?: string) => (other ? TestServer.start({ OTHER: other }, OTHER) : TestServer.start());

describe('the wire', () => {
  let server: TestServer;
  let room: OpenedRoom;
  let seats: WireSeat[] = [];

  const enter = async (other?: string) => {
    server = await serve(other);
    room = await openRoom(server, 'workshop');
    await room.moderator.does('session.rules', { questionsPerPerson: 0 });
  };
  const leave = async () => {
    room.leave();
    await server.end();
    await server.dispose();
  };
  const sit = async (ways: Way[], seat: string) => {
    const auth = { session: room.sessionId, seat };
    seats = await Promise.all(ways.map((way) => wireSeat(server.url, way, auth)));
    return seats;
  };
  /** Does something while the moderator changes the room without a pause. */
  const during = async (act: () => Promise<unknown>) => {
    let isOver = false;
    const burst = (async () => {
      for (let at = 0; !isOver; at += 1) await room.moderator.does('session.describe', { theme: `${at}` });
    })();
    await act();
    isOver = true;
    await burst;
  };
  /** The person asks, votes and withdraws from each seat in turn while the moderator publishes and describes. */
  const live = async (ways: Way[]) => {
    const { seat } = await joinedAs(server, room.code);
    await during(() => sit(ways, seat));
    for (let round = 0; round < ROUNDS; round += 1) {
      const from = seats[round % seats.length] as WireSeat;
      const asked = from.does('question.submit', { text: `Question ${round} — “字” 🙂?` });
      const described = room.moderator.does('session.describe', { theme: `Round ${round}` });
      const [reply] = await Promise.all([asked, described]);
      const { questionId } = await room.moderator.does('question.submit', { text: `And ${round}?` });
      const other = seats[(round + 1) % seats.length] as WireSeat;
      await Promise.all([
        other.does('question.vote', { questionId, on: true }),
        room.moderator.does('question.shortlist', { questionId }),
        from.does('question.withdraw', {
          questionId: Reflect.get(Object(Reflect.get(reply, 'result')), 'questionId'),
        }),
      ]);
    }
    return ended();
  };
  /** Asks once more from every seat, so that whatever was sent before has come; gives the rev of that. */
  const ended = async () => {
    let rev = 0;
    for (const seat of seats) {
      const reply = await seat.does('question.submit', { text: `The end of ${seat.way}?` });
      rev = reply.ok ? reply.rev : rev;
    }
    await until('every seat is told of the last', () =>
      seats.every(({ heard }) =>
        heard.some(({ name, frame }) => name === 'mine' && Number(frame.rev) >= rev),
      ),
    ).catch(() => undefined);
    return rev;
  };
  const patches = ({ heard }: WireSeat) => heard.filter(({ name }) => name === 'patch').length;

  afterEach(() => {
    seats.forEach((seat) => seat.close());
    seats = [];
  });

  describe('of the server as it is', () => {
    beforeAll(() => enter(), 60_000);
    afterAll(leave);

    it('brings an unmodified client and a bare WebSocket the same frames in the same order', async () => {
      const rev = await live(['websocket', 'polling', 'raw']);
      expect(faultsOf(seats, rev)).toEqual([]);
      for (const seat of seats) expect(patches(seat)).toBeGreaterThan(ROUNDS * 3);
      expect(server.log).not.toContain('ordinary road');
    });

    it('brings a broadcast byte for byte as stock socket.io would have sent it', async () => {
      const raw = new RawWire(server.url, { session: room.sessionId });
      seats = [raw];
      await until('a welcome', () => raw.heard.some(({ name }) => name === 'welcome'));
      for (const theme of ['x', `${'A theme — “字” 🙂. '.repeat(8)}`])
        await room.moderator.does('session.describe', { theme });
      await until('both', () => patches(raw) === 2);
      const frames = raw.heard.filter(({ name }) => name === 'patch').map(({ frame }) => frame);
      const expected = await Promise.all(frames.map((frame) => stockBytes('patch', frame)));
      expect(expected.map((bytes) => raw.bytes.includes(bytes))).toEqual([true, true]);
    });

    it('loses nothing for whoever goes over from polling to a WebSocket during a burst', async () => {
      const { seat } = await joinedAs(server, room.code);
      await during(async () => {
        await sit(
          Array.from({ length: 5 }, () => 'upgrade' as const),
          seat,
        );
        await until('all have gone over', () => seats.every((one) => one.hasUpgraded()));
        const then = room.moderator.now.rev + 10;
        await until('it goes on for a while', () => room.moderator.now.rev >= then);
      });
      expect(faultsOf(seats, await ended())).toEqual([]);
      for (const one of seats) expect(patches(one)).toBeGreaterThan(10);
    }, 120_000);
  });

  describe('of a server whose ws is made in another way', () => {
    beforeAll(() => enter('strange'), 60_000);
    afterAll(leave);

    it('brings the same by the ordinary road, and the log says so once', async () => {
      const rev = await live(['websocket', 'polling', 'raw']);
      expect(faultsOf(seats, rev)).toEqual([]);
      expect(server.log.split('ordinary road')).toHaveLength(2);
    });
  });

  describe.each([
    ['late', 'spoken to before it was connected'],
    ['loses', 'a patch from'],
  ])('of a server that is broken on purpose (%s)', (kind, fault) => {
    beforeAll(() => enter(kind), 60_000);
    afterAll(leave);

    it('is found to be wrong', async () => {
      const rev = await live(['raw', 'websocket']);
      expect(faultsOf(seats, rev).join('\n')).toContain(fault);
    });
  });
});

/** What stock socket.io sends over the wire for a broadcast, to the byte. */
async function stockBytes(event: string, frame: unknown): Promise<Buffer> {
  const http = createServer();
  const stock = new Server(http, { serveClient: false });
  const rooms = stock.of('/rooms');
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const raw = new RawWire(`http://127.0.0.1:${port}`, {});
  await new Promise((resolve) => rooms.once('connection', resolve));
  rooms.emit('ready', {});
  await until('it is ready', () => raw.heard.some(({ name }) => name === 'ready'));
  const before = raw.bytes.length;
  rooms.emit(event, frame);
  await until('the frame', () => raw.heard.some(({ name }) => name === event));
  const bytes = raw.bytes.subarray(before);
  raw.close();
  await stock.close();
  return bytes;
}
