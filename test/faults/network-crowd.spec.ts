import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSocketTransport, systemClock, type Clock } from '@openfloor/client';
import type { Seated, Welcome } from '@openfloor/contract';
import { once, type EventEmitter } from 'node:events';
import { api } from '../harness/api.js';
import { figure, isLong } from '../harness/nemesis-figures.js';
import { invitedAs } from '../harness/people.js';
import { rawSeat, type RawSeat } from '../harness/raw.js';
import { until } from '../harness/until.js';
import { every } from '../harness/weak-link-crowd.js';
import { Chronicle, percentile } from '../harness/wild-checks.js';
import { WildHall } from '../harness/wild-hall.js';
import { WildPhone, type Broken } from '../harness/wild-phone.js';
import { memoryOf, StalledReader } from '../harness/wild-reader.js';

const { socketTransport } = await loadSocketTransport();
const CLOCK = { SOCKET_PING_INTERVAL_MS: '10000', SOCKET_PING_TIMEOUT_MS: '15000' };

/** So many may come back in any one second. */
const MOST_PER_SECOND = 500;
/** From the first tenth to the last tenth of a hall that tries to come back. */
const SPREAD_MS = 1_000;

function mostIn(at: readonly number[], ms: number): number {
  return Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + ms).length));
}

function firstTry(turns: WildPhone['turns'], since: number): number {
  return turns.find(({ state, at }) => state === 'connecting' && at > since)?.at ?? since;
}

function spreadOf(at: readonly number[]): number {
  return percentile(at, 90) - percentile(at, 10);
}

let hall: WildHall;
beforeAll(async () => {
  hall = await WildHall.open(30, CLOCK);
}, 60_000);
afterEach(() => hall.sweep());
afterAll(() => hall.close());

describe('P5: joining while the room moves', () => {
  const JOINS = isLong ? 10_000 : 500;
  const LANES = 8;
  const PER_SECOND = 200;

  interface Joined {
    joins: number;
    holes: number;
    gaps: number;
    doubles: number;
    /** What was done in the room each second, and how many patches came of it. */
    perSecond: { acts: number; patches: number };
  }

  /** So many joins one after the other on each of the lanes, each until it has seen the room move. */
  async function joinAll(joins: number, broken: Broken = {}): Promise<Joined> {
    const ids = hall.room.ama.live.records('question').map(({ id }) => id);
    const { rev: from } = hall.room.ama.now;
    const startedAt = Date.now();
    let acts = 0;
    const stop = every(1, async () => {
      for (const due = ((Date.now() - startedAt) * PER_SECOND) / 1_000; acts < due; acts += 1) {
        const questionId = ids[acts % ids.length] ?? '';
        void hall.room.moderator.does('question.label', { questionId, labels: [`change ${acts}`] });
      }
    });
    const told = { joins: 0, gaps: 0, doubles: 0 };
    const shown: Chronicle[] = [];
    const lanes = Array.from({ length: LANES }, async () => {
      const seated = await hall.newSeat();
      while (told.joins < joins) {
        told.joins += 1;
        const who = new WildPhone({ base: hall.server.url, seated, break: broken });
        const chronicle = new Chronicle(who.live);
        await until('it has seen the room move', () => chronicle.shown.size > 2, 20_000);
        told.gaps += who.live.stream.gaps;
        told.doubles += who.doubles;
        shown.push(chronicle);
        who.leave();
      }
    });
    await Promise.all(lanes);
    const seconds = (Date.now() - startedAt) / 1_000;
    await stop();
    const latest = Math.max(...shown.flatMap((one) => [...one.shown.keys()]));
    await until('the good line is as far', () => hall.room.ama.now.rev >= latest);
    const holes = shown.reduce((sum, one) => sum + hall.chronicle.holesOf(one).length, 0);
    const perSecond = {
      acts: Math.round(acts / seconds),
      patches: Math.round((hall.room.ama.now.rev - from) / seconds),
    };
    return { ...told, holes, perSecond };
  }

  it('P5: misses nothing and brings nothing twice', async () => {
    const { holes, gaps, doubles, joins, perSecond } = await joinAll(JOINS);
    expect({ holes, gaps, doubles }).toEqual({ holes: 0, gaps: 0, doubles: 0 });
    expect(joins).toBeGreaterThanOrEqual(JOINS);
    expect(perSecond.acts).toBeGreaterThan(0.7 * PER_SECOND);
    figure({
      fault: 'P5',
      done: `${joins} joins while ${perSecond.acts} acts a second change the room in ${perSecond.patches} patches`,
      goal: '0 missing, 0 double',
      measured: `${holes} missing, ${doubles} double, ${gaps} gaps`,
      red: 'a snapshot that was read before the stream is joined',
    });
  }, 600_000);

  it('P5: goes red on a snapshot that was read before the stream is joined', async () => {
    const path = `/sessions/${hall.session}/state?as=public&first=200`;
    const { body: early } = await api<Welcome & Record<string, unknown>>(hall.server, 'GET', path);
    const { holes } = await joinAll(20, {
      frame: (name, frame) => (name === 'welcome' ? { ...frame, put: early.put } : frame),
    });
    expect(holes).toBeGreaterThan(0);
  }, 60_000);
});

describe('F14: readers that stop reading', () => {
  const READERS = 20;
  const STALLED = 8;
  const PATCHES = isLong ? 600 : 250;
  /** What the server may hold for all of them together: a megabyte each, and what a busy heap moves by itself. */
  const MOST_BYTES = 64 * 1_048_576;
  const RATIO = 3;
  /** What waits for one of them when it is closed for that, and not for leaving pings unanswered. */
  const MOST_HELD_BYTES = 2 * 1_048_576;

  /** Changes the room so often by some 45 kB; how long each change took to each reader, ms. */
  async function deliver(readers: RawSeat[], patches: number): Promise<number[]> {
    const took: number[] = [];
    for (let no = 0; no < patches; no += 1) {
      const fill = (chars: number) => `${no} ${'The draft as it stands. '.repeat(30)}`.slice(0, chars);
      const lines = (chars: number) => Array.from({ length: 30 }, () => fill(chars));
      const from = performance.now();
      const all = readers.map(({ socket }) => once(socket as unknown as EventEmitter, 'patch'));
      for (const one of all) void one.then(() => took.push(performance.now() - from));
      const args = { topics: lines(290), objectives: lines(590), focusIssues: lines(590) };
      await hall.room.moderator.does('session.describe', args);
      await Promise.all(all);
    }
    return took;
  }

  it('F14: cost the others nothing and the server little, are closed, and recover', async () => {
    const { server, session } = hall;
    await until('only those of the hall are here', () => hall.present === 2, 40_000);
    const readers = await Promise.all(Array.from({ length: READERS }, () => rawSeat(server, { session })));
    readers.forEach((reader) => hall.keep(reader));
    const before = await deliver(readers, 60);
    const seats = await Promise.all(Array.from({ length: STALLED }, () => hall.newSeat()));
    const stalled = await Promise.all(seats.map((seated) => StalledReader.open(server.url, seated)));
    stalled.forEach((reader) => hall.keep(reader));
    await until('they are counted', () => hall.present === 2 + STALLED, 20_000);
    const had = memoryOf(server.pid);
    let most = had;
    const meter = setInterval(() => (most = Math.max(most, memoryOf(server.pid))), 50);
    const stalledAt = Date.now();
    const during = await deliver(readers, PATCHES);
    await until('they are closed', () => hall.present === 2, 40_000);
    const closedMs = Date.now() - stalledAt;
    clearInterval(meter);
    const after = await deliver(readers, 60);
    const alone = percentile([...before, ...after], 95);
    const ratio = percentile(during, 95) / alone;
    stalled.forEach((reader) => reader.readsOn());
    await until('they learn it', () => stalled.every(({ endedAt }) => endedAt), 20_000);
    const [seated] = seats;
    await hall.sameAsServer(
      await hall.livePhone({ base: server.url, ...(seated ? { seated } : {}), clock: systemClock }),
    );
    expect(ratio).toBeLessThan(RATIO);
    expect(most - had).toBeLessThan(MOST_BYTES);
    const held = [...server.log.matchAll(/closed with (\d+) bytes unread/g)].map(([, bytes]) =>
      Number(bytes),
    );
    expect(held).toHaveLength(STALLED);
    expect(Math.max(...held)).toBeLessThan(MOST_HELD_BYTES);
    figure({
      fault: 'F14',
      done: `${STALLED} of ${READERS + STALLED} readers stop reading while ${PATCHES} changes of 45 kB go out`,
      goal: `others’ p95 at most ${RATIO} times what it is alone; the server grows by less than 64 MB; closed with less than 2 MB unread; recover`,
      measured: `${ratio.toFixed(2)} times (${alone.toFixed(1)} ms alone), ${((most - had) / 1e6).toFixed(0)} MB, closed after ${closedMs} ms with at most ${Math.max(...held)} B unread`,
      red: 'the server before it bounded what waits for a reader: closed by the ping after 25 s',
    });
  }, 240_000);
});

describe('a hall that loses its server', () => {
  const PHONES = isLong ? 2_000 : 200;
  const BACK_MS = 30_000;
  /** A desk is back so long after the server is, and its acts are answered, while the hall is still coming. */
  const STAFF_MS = 5_000;
  const ACT_MS = 2_000;
  let phones: WildPhone[] = [];
  let staff: WildPhone;

  /** The hall takes its seats: phones as the audience has them, every tenth person also with a tablet, and a desk. */
  async function fill(people: number, clock: Clock): Promise<void> {
    const seats: Seated[] = [];
    const lanes = Array.from({ length: 20 }, async (_, lane) => {
      for (let no = lane; no < people; no += 20) seats.push(await hall.newSeat());
    });
    await Promise.all(lanes);
    phones = [...seats, ...seats.filter((_, no) => no % 10 === 0)].map((seated) =>
      hall.keep(new WildPhone({ base: hall.server.url, seated, clock })),
    );
    await until('all are here', () => phones.every(({ isLive }) => isLive), 60_000);
    const desk = { role: 'moderator', person: { name: 'At the desk' } };
    staff = await hall.livePhone({
      base: hall.server.url,
      seated: await invitedAs(hall.server, hall.session, hall.room.organiser, desk),
      as: 'staff',
      clock: systemClock,
      transport: socketTransport({
        base: hall.server.url,
        retryMostMs: 2_000,
        io: { transports: ['websocket'] },
      }),
    });
  }

  interface Return {
    /** When each phone tried for the first time to come back, and when it was, ms after the server was gone. */
    triedMs: number[];
    backMs: number[];
    /** When the server was ready again. */
    readyMs: number;
    staffMs: number;
    /** How long a desk waited for its acts from when it was back until the last phone was. */
    actsMs: number[];
    votes: number;
    /** Patches that a phone missed, or showed beyond a gap. */
    gaps: number;
  }

  /** Every person votes, the server ends so, and all come back by themselves. */
  async function goesDown(
    signal: 'SIGKILL' | 'SIGTERM',
    people = PHONES,
    clock: Clock = systemClock,
  ): Promise<Return> {
    await fill(people, clock);
    const questionId = await hall.asks();
    const goneAt = Date.now();
    const votes = phones.map((who) => who.does('question.vote', { questionId, on: true }));
    const restarted = hall.server.restart(signal);
    const isBack = (who: WildPhone) => who.isLive && who.upAt > goneAt && who.welcomes.length > 1;
    const endActs = every(200, async () => {
      if (isBack(staff))
        await staff.does('question.label', { questionId, labels: [`act ${staff.deeds.length}`] });
    });
    await restarted;
    const readyMs = Date.now() - goneAt;
    await until('all are back', () => [staff, ...phones].every(isBack), 2 * BACK_MS);
    await Promise.all(votes);
    await endActs();
    const no = staff.live.question(questionId)?.no;
    const counted = (await hall.picture()).votes.find(([one]) => one === no);
    return {
      triedMs: phones.map(({ turns }) => firstTry(turns, goneAt) - goneAt),
      backMs: phones.map(({ upAt }) => upAt - goneAt),
      readyMs,
      staffMs: staff.upAt - goneAt,
      actsMs: staff.deeds.map(({ at, repliedAt = Infinity }) => repliedAt - at),
      votes: counted?.[1] ?? 0,
      gaps: phones.reduce((sum, { live }) => sum + live.stream.gaps, 0),
    };
  }

  it.each([
    ['F15', 'SIGKILL', 'killed'],
    ['P7', 'SIGTERM', 'restarted in order'],
  ] as const)(
    '%s: is back spread out within 30 s after %s, the desk first served, no vote lost, and P9: counted by heads',
    async (fault, signal, how) => {
      const { triedMs, backMs, readyMs, staffMs, actsMs, votes, gaps } = await goesDown(signal);
      const acts = percentile(actsMs, 99);
      expect(percentile(backMs, 99) - readyMs).toBeLessThan(BACK_MS);
      expect(mostIn(backMs, 1_000)).toBeLessThan(MOST_PER_SECOND);
      expect(spreadOf(triedMs)).toBeGreaterThan(SPREAD_MS);
      expect(staffMs - readyMs).toBeLessThan(STAFF_MS);
      expect(acts).toBeLessThan(ACT_MS);
      expect({ votes, gaps }).toEqual({ votes: PHONES, gaps: 0 });
      await until('they are counted', () => Math.abs(hall.present - PHONES - 2) <= PHONES / 100, 35_000);
      figure({
        fault,
        done: `the server is ${how} under ${phones.length} phones of ${PHONES} people`,
        goal: `99 % back 30 s after the server, at most ${MOST_PER_SECOND} a second, a desk back and served in ${ACT_MS} ms, no vote lost`,
        measured: `first tries spread over ${spreadOf(triedMs)} ms, back p50 ${percentile(backMs, 50)} ms, p99 ${percentile(backMs, 99)} ms, most in a second ${mostIn(backMs, 1_000)}, server ready in ${readyMs} ms, desk in ${staffMs} ms, its acts p99 ${acts} ms, ${votes} of ${PHONES} votes`,
        red: 'clients that do not draw when they come back',
      });
      figure({
        fault: 'P9',
        done: `${phones.length} phones of ${PHONES} people, after the server was ${how}`,
        goal: 'presence counts people, not sockets, within 1 %, and delays no command',
        measured: `${hall.present} present with the two of the hall, acts p99 ${acts} ms`,
        red: 'a count of sockets',
      });
    },
    240_000,
  );

  it('F15: goes red on clients that do not draw when they come back, and P9 on a count of sockets', async () => {
    const { triedMs } = await goesDown('SIGKILL', 60, { ...systemClock, random: () => 0 });
    expect(spreadOf(triedMs)).toBeLessThan(SPREAD_MS);
    expect(Math.abs(phones.length - 60)).toBeGreaterThan(60 / 100);
  }, 60_000);
});
