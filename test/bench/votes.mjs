/**
 * Durable, acknowledged votes through the whole road, with everybody's screen following: at an offered rate (open loop) or
 * as fast as each phone is answered (closed loop). By hand: `node test/bench/votes.mjs SEATS [RATE [SECONDS]]`.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { figures, threadsMs } from './inside.mjs';
import { answering, cpuMs, memoryMb, percentiles, starvedMs } from './measure.mjs';
import { openRoom } from './room.mjs';

const QUESTIONS = 50;
const FOR_MS = 8_000;
const WARM_MS = 2_000;
/** A moderator acts this long after the answer to the act before. */
const ACT_EVERY_MS = 200;
/** So many screens are watched. */
const WATCHED = 40;
const TURNS = 'openfloor_turn_seconds_count';
const DELAY = 'openfloor_event_loop_delay_seconds{quantile="0.99"}';

/**
 * Votes of `count` phones in one room, `rate` a second or without one in closed loop. Milliseconds unless named otherwise:
 *
 * - `p50`, `p99`: from the moment at which a vote was due to be sent until its answer is here; what the load itself is late
 *   by is in it, and told apart as `lateP99`;
 * - `screens50`, `screens99`: from a vote's answer, which is after its commit, until a watched phone has been sent the first
 *   tallies whose beat is that of the answer or higher, over all pairs of 2,000 votes and 40 phones; 0 where the screen
 *   was first, infinity where it was never told;
 * - `act50`, `act99`: a moderator's command under the same load until its answer is here;
 * - `delay99`: the server's event loop, how much later than it should it came round;
 * - `mainMicros`, `storeMicros`: CPU a vote of the server's main thread and of its store (µs); `microsPerVote` that of the
 *   whole process;
 * - `starved`: share of the time in which the main thread could have run but had no core;
 * - `kbPerSeat`: resident memory (kB) that came with each seat, before anybody voted; `memory`: of all, at the end (MB).
 */
export async function votes(count, { rate, forMs = FOR_MS, port = 3_962, nodeOptions = [] } = {}) {
  const room = await openRoom(port, count, 'workshop', nodeOptions);
  const child = fork(join(import.meta.dirname, 'voters.mjs'));
  try {
    return await measured(room, answering(child), { count, rate, forMs });
  } finally {
    child.kill();
    await room.end();
  }
}

async function measured(room, ask, { count, rate, forMs }) {
  const { url, session, tokens, pid } = room;
  const questionIds = await questionsOf(room);
  const empty = memoryMb(pid);
  await good(ask, { act: 'sit', url, session, tokens, watched: WATCHED });
  await good(ask, { act: 'staff', url, session, seat: await room.seatFor('moderator') });
  const kbPerSeat = ((memoryMb(pid) - empty) * 1_024) / count;
  await good(ask, { act: 'vote', questionIds, rate, forMs: WARM_MS });
  const before = await inside(room);
  const run = await good(ask, { act: 'vote', questionIds, rate, forMs, actEveryMs: ACT_EVERY_MS });
  const after = await inside(room);
  const { acks, tookMs, refused, codes, tallies, corners } = run;
  const spent = (name) => after[name] - before[name];
  const micros = (name) => (spent(name) * 1_000) / acks.length;
  const both = (values) => percentiles(values, 0.5, 0.99);
  const [p50, p99] = both(acks);
  const [screens50, screens99] = both(run.screens);
  const [act50, act99] = both(run.acts);
  return {
    ...{ count, rate, sent: run.sent, acked: acks.length, refused, codes },
    perSecond: (acks.length * 1_000) / tookMs,
    ...{ p50, p99, lateP99: both(run.late)[1], screens50, screens99, act50, act99, acts: run.acts.length },
    delay99: after.delay * 1_000,
    turnsPerSecond: (spent('turns') * 1_000) / tookMs,
    microsPerVote: micros('cpu'),
    mainMicros: micros('main'),
    storeMicros: micros('store'),
    cpuShare: spent('cpu') / tookMs,
    starved: spent('starved') / tookMs,
    ...{ frames: tallies, corners, kbPerSeat, memory: memoryMb(pid) },
  };
}

async function questionsOf({ does }) {
  await does('session.rules', { questionsPerPerson: 0 });
  const ids = [];
  for (let at = 0; at < QUESTIONS; at += 1) {
    const { result } = await does('question.submit', { text: `Question ${at} of the bench?` });
    ids.push(result.questionId);
  }
  return ids;
}

async function good(ask, message) {
  const answer = await ask(message);
  if (answer.error) throw new Error(answer.error);
  return answer;
}

async function inside({ pid, url }) {
  const [turns, delay] = await figures(url, TURNS, DELAY);
  return { ...threadsMs(pid), cpu: cpuMs(pid), starved: starvedMs(pid), turns, delay };
}

if (process.argv[1] === import.meta.filename) {
  const [count = 5_000, rate, seconds] = process.argv.slice(2).map(Number);
  const nodeOptions = process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [];
  const forMs = seconds ? seconds * 1_000 : FOR_MS;
  const { codes, ...told } = await votes(count, { rate, forMs, nodeOptions });
  const shown = Object.entries(told).map(([name, value]) => [name, Number((value ?? 0).toFixed(2))]);
  process.stdout.write(`${JSON.stringify({ ...Object.fromEntries(shown), codes })}\n`);
}
