/** Durable, acknowledged votes through the whole road, with everybody's screen following. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { answering, cpuMs, memoryMb, percentiles, starvedMs } from './measure.mjs';
import { openRoom } from './room.mjs';

const QUESTIONS = 50;
const FOR_MS = 8_000;

/** Votes a second, acknowledgement latency (ms), CPU of the server a vote (µs), memory (MB). */
export async function votes(count) {
  const room = await openRoom(3_962, count);
  const questionIds = [];
  await room.does('session.rules', { questionsPerPerson: 0 });
  for (let at = 0; at < QUESTIONS; at += 1) {
    const { result } = await room.does('question.submit', { text: `Question ${at} of the bench?` });
    questionIds.push(result.questionId);
  }
  const child = fork(join(import.meta.dirname, 'seats.mjs'));
  const ask = answering(child);
  const ready = await ask({
    act: 'room',
    url: room.url,
    session: room.session,
    tokens: room.tokens,
    event: 'tallies',
  });
  if (ready.error) throw new Error(ready.error);
  await ask({ act: 'vote', questionIds, forMs: 1_000 });
  await ask({ act: 'reset' });
  const before = cpuMs(room.pid);
  const starvedBefore = starvedMs(room.pid);
  const { latencies, refused, tookMs } = await ask({ act: 'vote', questionIds, forMs: FOR_MS });
  const cpu = cpuMs(room.pid) - before;
  const starved = (starvedMs(room.pid) - starvedBefore) / tookMs;
  const { frames } = await ask({ act: 'count' });
  const memory = memoryMb(room.pid);
  child.kill();
  await room.end();
  const [p50, p99] = percentiles(latencies, 0.5, 0.99);
  return {
    count,
    perSecond: (latencies.length * 1_000) / tookMs,
    p50,
    p99,
    refused,
    frames,
    memory,
    starved,
    cpuShare: cpu / tookMs,
    microsPerVote: (cpu * 1_000) / latencies.length,
  };
}
