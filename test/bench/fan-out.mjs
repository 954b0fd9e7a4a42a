/** CPU of the server for each delivered patch: ours beside bare `ws` and stock socket.io, same frames, same run. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { answering, cpuMs, until } from './measure.mjs';
import { openRoom } from './room.mjs';

const here = import.meta.dirname;
const FRAMES = 60;

async function load(act) {
  const child = fork(join(here, 'seats.mjs'));
  const ask = answering(child);
  const ready = await ask(act);
  if (ready.error) throw new Error(ready.error);
  return { ask, end: () => child.kill() };
}

/** Sends frames one after the other, each when the one before has reached everybody. */
async function measure(pid, seats, count, send) {
  await send(0);
  await until(async () => (await seats.ask({ act: 'count' })).frames >= count);
  await seats.ask({ act: 'reset' });
  const before = cpuMs(pid);
  for (let at = 1; at <= FRAMES; at += 1) {
    await send(at);
    await until(async () => (await seats.ask({ act: 'count' })).frames >= at * count);
  }
  return ((cpuMs(pid) - before) * 1_000) / (FRAMES * count);
}

async function bare(kind, count, frame) {
  const server = fork(join(here, 'bare.mjs'), [kind]);
  const { port } = await new Promise((resolve) => server.once('message', resolve));
  const seats = await load(
    kind === 'ws'
      ? { act: 'ws', url: `ws://127.0.0.1:${port}`, count }
      : { act: 'bare', url: `http://127.0.0.1:${port}`, count, event: 'patch' },
  );
  const ask = answering(server);
  const micros = await measure(server.pid, seats, count, () => ask({ frame }));
  seats.end();
  server.kill();
  return micros;
}

async function ours(count) {
  const room = await openRoom(3_961, count, 'panel');
  const seats = await load({
    act: 'room',
    url: room.url,
    session: room.session,
    tokens: room.tokens,
    event: 'patch',
  });
  const micros = await measure(room.pid, seats, count, (at) =>
    room.does('session.describe', {
      theme: `${at} ${'A theme of the session, as long as a question is. '.repeat(3)}`,
    }),
  );
  seats.end();
  await room.end();
  return micros;
}

/** Micros of CPU for each delivered patch. */
export async function fanOut(count) {
  const answer = await ours(count);
  const frame = JSON.stringify({
    rev: 12,
    prev: 11,
    at: Date.now(),
    put: [{ kind: 'session', text: 'x'.repeat(2_600) }],
    gone: [],
  });
  const ws = await bare('ws', count, frame);
  const io = await bare('io', count, frame);
  return { count, ws, io, ours: answer };
}
