import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reply, Tallies, Welcome } from '@openfloor/contract';
import { io } from 'socket.io-client';
import { joinedAs, openRoom, type OpenedRoom } from '../harness/people.js';
import { command, rawSeat, type RawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const VOTERS = 40;
const QUESTIONS = 5;

interface Watcher {
  tables: { at: number; frame: Tallies }[];
  /** Votes by receipt number as this seat has them now. */
  votes: Map<number, number>;
}

describe('seats whose line is weak', () => {
  let server: TestServer;
  let room: OpenedRoom;
  let voters: RawSeat[];
  let asked: { questionId: string; no: number }[];

  beforeAll(async () => {
    server = await TestServer.start();
    room = await openRoom(server, 'workshop');
    await room.moderator.does('session.phase', { phase: 'open' });
    asked = [];
    for (let at = 0; at < QUESTIONS; at += 1)
      asked.push(await room.moderator.does('question.submit', { text: `Question ${at}?` }));
    voters = await Promise.all(
      Array.from({ length: VOTERS }, async () => {
        const { seat } = await joinedAs(server, room.code);
        return rawSeat(server, { session: room.sessionId, seat });
      }),
    );
  }, 60_000);
  afterAll(async () => {
    voters.forEach((voter) => voter.close());
    room.leave();
    await server.dispose();
  });

  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const watching = ({ socket }: Pick<RawSeat, 'socket'>): Watcher => {
    const watcher: Watcher = { tables: [], votes: new Map() };
    socket.on('tallies', (frame: Tallies) => {
      watcher.tables.push({ at: Date.now(), frame });
      for (let at = 0; at + 1 < frame.votes.length; at += 2)
        watcher.votes.set(frame.votes[at] ?? 0, frame.votes[at + 1] ?? 0);
    });
    return watcher;
  };
  /** Pings as a client does, five times after a welcome and once after a head, each after so many milliseconds. */
  const onLine = (seat: RawSeat, line: { ms: number }) => {
    const ping = async (times: number): Promise<void> => {
      await wait(line.ms);
      await seat.socket.emitWithAck('time');
      if (times > 1) await ping(times - 1);
    };
    seat.socket.on('head', () => void ping(1));
    return {
      welcomed: () => ping(5),
      /** Greeted again and measured again, on a line that has become another. */
      async becomes(ms: number) {
        line.ms = ms;
        const welcome = new Promise<void>((resolve) => seat.socket.once('welcome', () => resolve()));
        seat.socket.emit('resume', { epoch: 'another', rev: 0 });
        await welcome;
        await ping(5);
      },
    };
  };
  const enter = async () =>
    rawSeat(server, { session: room.sessionId, seat: (await joinedAs(server, room.code)).seat });
  /** Everybody votes for everything, a few at a time, over some seconds; and takes it back the next time, at once. */
  const pour = async (on: boolean): Promise<Reply[]> => {
    const replies: Reply[] = [];
    for (const { questionId } of asked)
      for (let from = 0; from < VOTERS; from += 4) {
        const some = voters.slice(from, from + 4);
        const said = some.map((voter) => voter.says(command('question.vote', { questionId, on })));
        replies.push(...(await Promise.all(said)));
        if (on) await wait(80);
      }
    return replies;
  };
  const isRight = ({ votes }: Watcher, count: number) => asked.every(({ no }) => votes.get(no) === count);
  const expectCalm = ({ tables }: Watcher) => {
    const times = tables.map(({ at }) => at);
    for (const [at, next] of times.slice(1).entries()) expect(next - (times[at] ?? 0)).toBeGreaterThan(900);
  };

  it('get at most one table a second while votes pour in, the whole one, and end with the right one', async () => {
    const [slow, quick] = [await enter(), await enter()];
    await Promise.all([onLine(slow, { ms: 450 }).welcomed(), onLine(quick, { ms: 0 }).welcomed()]);
    const [weak, good] = [watching(slow), watching(quick)];
    const start = Date.now();
    expect((await pour(true)).every(({ ok }) => ok)).toBe(true);
    await until('both have the right table', () => isRight(weak, VOTERS) && isRight(good, VOTERS));
    const seconds = (Date.now() - start) / 1_000;
    expect(weak.tables.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
    expect(weak.tables.length).toBeGreaterThanOrEqual(2);
    expect(good.tables.length).toBeGreaterThan(weak.tables.length * 2);
    expectCalm(weak);
    for (const { frame } of weak.tables) {
      expect(frame.votes).toHaveLength(QUESTIONS * 2);
      expect(frame.counts?.asked).toBe(QUESTIONS);
    }
    await pour(false);
    await until('it ends with the right one', () => isRight(weak, 0));
    [slow, quick].forEach((seat) => seat.close());
  });

  it('are quick again when their line is, and slow again when it is not', async () => {
    const seat = await enter();
    const line = onLine(seat, { ms: 450 });
    await line.welcomed();
    await line.becomes(0);
    const quick = watching(seat);
    await pour(true);
    await until('it has the right table', () => isRight(quick, VOTERS));
    expect(quick.tables.length).toBeGreaterThan(8);
    await line.becomes(450);
    const slow = watching(seat);
    await pour(false);
    await pour(true);
    await until('it has the right table again', () => isRight(slow, VOTERS));
    expectCalm(slow);
    await pour(false);
    seat.close();
  });

  it('are those over polling too', async () => {
    const { seat } = await joinedAs(server, room.code);
    const socket = io(`${server.url}/rooms`, {
      ...{ transports: ['polling'], forceNew: true, reconnection: false },
      auth: { proto: 1, session: room.sessionId, seat },
    });
    const weak = watching({ socket });
    await new Promise<Welcome>((resolve) => socket.once('welcome', resolve));
    await pour(true);
    await until('it has the right table', () => isRight(weak, VOTERS));
    expectCalm(weak);
    await pour(false);
    await until('it ends with the right one', () => isRight(weak, 0));
    expectCalm(weak);
    socket.close();
  });
});
