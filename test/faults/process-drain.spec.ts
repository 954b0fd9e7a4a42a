import { afterEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '@openfloor/contract';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { NOTHING_WRONG } from '../harness/nemesis-checkers.js';
import { drilledRoom, DrillCrowd, type DrilledRoom } from '../harness/nemesis-crowd.js';
import { figure, isLong } from '../harness/nemesis-figures.js';
import { readKept } from '../harness/nemesis-room.js';
import { Nemesis } from '../harness/nemesis.js';
import { joinedAs } from '../harness/people.js';
import { command, rawSeat, type RawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const MAIN = join(import.meta.dirname, '../harness/nemesis-server.mjs');
const ROUNDS = isLong ? 12 : 1;
const BURST = 150;
const EXIT_MS = 10_000;

/** What one seat that sends a burst at the last moment came to know. */
interface Last {
  texts: Map<string, Reply | undefined>;
  toldMs: number[];
  isClosed: boolean;
  raw: RawSeat;
}

/** How a server ended in the midst of a burst. */
interface Drained {
  seats: Last[];
  ms: number;
  code: number | null;
  /** Stored, and nobody was told. */
  untold: string[];
  /** Acknowledged, and not stored. */
  lost: string[];
  /** A write-ahead log was left behind. */
  isLogged: boolean;
}

describe('a server asked to end while everybody is busy', () => {
  let server: TestServer;
  let nemesis: Nemesis;
  let room: DrilledRoom;
  let crowd: DrillCrowd;
  afterEach(async () => {
    crowd.leave();
    await server.dispose();
  });

  async function begin(broken = ''): Promise<void> {
    server = await TestServer.start({ PROGRAMME: 'none', BROKEN: broken }, MAIN);
    nemesis = new Nemesis(server);
    room = await drilledRoom(server);
    crowd = new DrillCrowd(server, room, nemesis.chance.part(1));
    await crowd.join(8);
    crowd.play({ perSecond: 10, asks: 0.2 });
  }

  async function last(): Promise<Last> {
    const { seat } = await joinedAs(server, room.code);
    const raw = await rawSeat(server, { session: room.sessionId, seat });
    const told: Last = { texts: new Map(), toldMs: [], isClosed: false, raw };
    raw.socket.on('draining', ({ reconnectInMs }: { reconnectInMs: number }) =>
      told.toldMs.push(reconnectInMs),
    );
    raw.socket.on('disconnect', () => (told.isClosed = true));
    return told;
  }

  /** Sends without waiting; what is answered is written down, by its text. */
  function bursts({ texts, raw }: Last, name: string): void {
    for (let no = 0; no < BURST; no += 1) {
      const text = `${name} ${no}`;
      texts.set(text, undefined);
      raw.socket.emit('command', command('question.submit', { text }), (reply: Reply) =>
        texts.set(text, reply),
      );
    }
  }

  /** A burst from four seats, SIGTERM in the midst of it, and what became of every command of the burst. */
  async function drains(round: number): Promise<Drained> {
    const seats = await Promise.all([0, 1, 2, 3].map(() => last()));
    seats.forEach((seat, no) => bursts(seat, `round ${round} seat ${no}`));
    const answered = () => seats.some(({ texts }) => [...texts.values()].some((reply) => reply?.ok));
    await until('the burst is being answered', answered);
    const { ms, code } = await nemesis.asksToEnd();
    const isLogged = existsSync(join(server.dataDir, 'openfloor.sqlite-wal'));
    await until('all seats are closed', () => seats.every(({ isClosed }) => isClosed));
    const rows = new Set(readKept(server.dataDir, room.sessionId).questions.map(({ text }) => text));
    const all = seats.flatMap(({ texts }) => [...texts]);
    const untold = all.filter(([text, reply]) => rows.has(text) && !reply?.ok).map(([text]) => text);
    const lost = all.filter(([text, reply]) => reply?.ok && !rows.has(text)).map(([text]) => text);
    return { seats, ms, code, untold, lost, isLogged };
  }

  it('F16: tells every seat, answers what it took, loses nothing, and is gone within ten seconds', async () => {
    await begin();
    let [slowest, sent, acknowledged, refused] = [0, 0, 0, 0];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const { seats, ms, ...ended } = await drains(round);
      const replies = seats.flatMap(({ texts }) => [...texts.values()]);
      slowest = Math.max(slowest, ms);
      sent += replies.length;
      acknowledged += replies.filter((reply) => reply?.ok).length;
      refused += replies.filter((reply) => reply?.ok === false && reply.code === 'DRAINING').length;
      expect(ended).toEqual({ untold: [], lost: [], code: 0, isLogged: false });
      expect(ms).toBeLessThan(EXIT_MS);
      for (const { toldMs } of seats) expect(toldMs).toHaveLength(1);
      for (const [inMs] of seats.map(({ toldMs }) => toldMs)) expect(inMs).toBeLessThanOrEqual(8_000);
      await nemesis.raises();
    }
    await crowd.rest(30_000);
    const { found, score } = await crowd.judged('F16', nemesis);
    figure({
      fault: 'F16',
      done: `SIGTERM ${ROUNDS} times in the midst of ${4 * BURST} commands sent at once, under load`,
      goal: 'draining told, what was taken is answered, exit within 10 s, nothing lost',
      measured: `${sent} commands: ${acknowledged} ok, ${refused} DRAINING, ${sent - acknowledged - refused} unread; stored without a word 0, lost ${found.lost.length}; exit within ${slowest} ms; ${score.acknowledged} of the phones acknowledged`,
      seed: nemesis.chance.seed,
      red: 'a server that ends at once',
    });
    expect(found).toEqual(NOTHING_WRONG);
  }, 240_000);

  it('F16: is gone within ten seconds although somebody sends a request that never ends', async () => {
    await begin();
    const slow = connect(server.port, '127.0.0.1');
    slow.on('error', () => undefined);
    const head =
      'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{';
    await new Promise<void>((sent) => slow.write(head, () => sent()));
    const { code, ms } = await nemesis.asksToEnd();
    slow.destroy();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(EXIT_MS);
  }, 60_000);

  it('the checker of F16 goes red on a server that ends at once', async () => {
    await begin('abrupt');
    const { seats, untold } = await drains(1);
    expect(seats.flatMap(({ toldMs }) => toldMs)).toEqual([]);
    const unread = seats.flatMap(({ texts }) => [...texts.values()]).filter((reply) => !reply).length;
    expect(untold.length + unread).toBeGreaterThan(0);
  }, 60_000);
});
