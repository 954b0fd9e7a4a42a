/**
 * CPU of the server for each delivered patch: ours beside bare `ws` with a prepared frame, stock socket.io and a stock Nest
 * gateway. All are open at once in one run, take turns in rounds, and send the same bytes: the frame that ours really sent.
 * By hand: `node test/bench/fan-out.mjs SEATS [ROUNDS [FRAMES]]`.
 */
import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { answering, memoryMb, percentiles } from './measure.mjs';
import { openRoom } from './room.mjs';

const PER_LOADER = 5_000;
const WARM_FRAMES = 10;
/** Nobody sends a hall thousands of patches a second: each finds the caches of the processor as other work left them. */
const PAUSE_MS = 25;
/** Heartbeats are not what is measured; as rare in all of them (bare.mjs says the same). */
const HEARTBEAT_MS = 60_000;
const BESIDE = ['ws', 'io', 'nest'];

/** CPU time of all threads of a process, µs, to the nanosecond of the scheduler. */
function cpuMicros(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  const spent = threads.map((id) => readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]);
  return spent.reduce((sum, nanos) => sum + Number(nanos), 0) / 1_000;
}

/** So many seats in as few processes as carry them. `acts` makes what each is asked for its share. */
async function load(count, acts) {
  const shares = Array.from({ length: Math.ceil(count / PER_LOADER) }, (_, at) => [
    at * PER_LOADER,
    Math.min(count, (at + 1) * PER_LOADER),
  ]);
  const loaders = await Promise.all(
    shares.map(async ([from, to]) => {
      const child = fork(join(import.meta.dirname, 'seats.mjs'));
      const ask = answering(child);
      const ready = await ask(acts(from, to));
      if (ready.error) throw new Error(ready.error);
      return { ask, child, seats: to - from };
    }),
  );
  const all = (make) => Promise.all(loaders.map((loader) => loader.ask(make(loader))));
  return {
    reset: () => all(() => ({ act: 'reset' })),
    /** Resolves when everybody has had so many frames since the reset, with the latest. */
    reached: async (frames) =>
      (await all(({ seats }) => ({ act: 'reach', frames: frames * seats })))[0]?.latest,
    end: () => loaders.forEach(({ child }) => child.kill()),
  };
}

/** Sends frames one after the other, each when the one before has reached everybody. CPU of one of them, µs. */
async function perFrame({ pid, seats, send }, frames) {
  await seats.reset();
  const before = cpuMicros(pid);
  for (let at = 1; at <= frames; at += 1) {
    await pause(PAUSE_MS);
    await send();
    await seats.reached(at);
  }
  return (cpuMicros(pid) - before) / frames;
}

async function beside(kind, count, payload) {
  const server = fork(join(import.meta.dirname, 'bare.mjs'), [kind]);
  const { port } = await new Promise((resolve) => server.once('message', resolve));
  const empty = memoryMb(server.pid);
  const [act, scheme] = kind === 'ws' ? ['ws', 'ws'] : ['bare', 'http'];
  const url = `${scheme}://127.0.0.1:${port}`;
  const seats = await load(count, (from, to) => ({ act, url, count: to - from, event: 'patch' }));
  const kb = ((memoryMb(server.pid) - empty) * 1_024) / count;
  const ask = answering(server);
  const end = () => {
    seats.end();
    server.kill();
  };
  return { pid: server.pid, seats, send: () => ask({ payload }), kb, end };
}

/** Somebody who moderates over a socket, as a console does. */
async function moderator({ url, session, seatFor }) {
  const auth = { session, seat: await seatFor('moderator'), as: 'public', proto: 1 };
  const socket = io(`${url}/rooms`, { transports: ['websocket'], reconnection: false, auth });
  await new Promise((resolve, reject) => socket.once('welcome', resolve).once('connect_error', reject));
  const does = async (type, args) => {
    const reply = await socket.emitWithAck('command', { id: crypto.randomUUID(), type, args });
    if (!reply.ok) throw new Error(JSON.stringify(reply));
  };
  return { does, leave: () => socket.close() };
}

async function ours(count, port) {
  process.env.SOCKET_PING_INTERVAL_MS = String(HEARTBEAT_MS);
  const room = await openRoom(port, count, 'panel');
  const desk = await moderator(room);
  const empty = memoryMb(room.pid);
  const { url, session } = room;
  const seats = await load(count, (from, to) => ({
    ...{ act: 'room', url, session, event: 'patch' },
    tokens: room.tokens.slice(from, to),
  }));
  const kb = ((memoryMb(room.pid) - empty) * 1_024) / count;
  let no = 0;
  const send = () => {
    no += 1;
    return desk.does('session.describe', {
      theme: `${String(no).padStart(5, '0')} ${'A theme of the session, as long as a question is. '.repeat(3)}`,
    });
  };
  const end = async () => {
    desk.leave();
    seats.end();
    await room.end();
  };
  return { pid: room.pid, seats, send, kb, end };
}

/** What a patch costs us besides bringing it to people: one command over a socket, its commit, its views. µs a patch. */
async function fixedCost(frames) {
  const server = await ours(1, 3_960);
  await perFrame(server, WARM_FRAMES * 5);
  const micros = await perFrame(server, frames * 5);
  await server.end();
  return micros;
}

const median = (values) => percentiles(values, 0.5)[0];

/**
 * Micros of CPU for each delivered patch of `bytes` (`ws`, `io`, `nest`, `ours`), medians of the rounds; `ratio`, `ioRatio` and
 * `nestRatio` are medians of the ratio to `ws` in the same round. `fixed` is what each patch costs us before anybody gets it
 * (µs a patch); `oursAlone` and `aloneRatio` are without it. `kb` is resident memory a seat right after all are in.
 */
export async function fanOut(count, { rounds = 5, frames = count > 2_000 ? 15 : 40 } = {}) {
  const fixed = await fixedCost(frames);
  const own = await ours(count, 3_961);
  await own.seats.reset();
  await own.send();
  const payload = await own.seats.reached(1);
  const servers = { ours: own };
  for (const kind of BESIDE) servers[kind] = await beside(kind, count, payload);
  const took = { ws: [], io: [], nest: [], ours: [] };
  for (const server of Object.values(servers)) await perFrame(server, WARM_FRAMES);
  for (let round = 0; round < rounds; round += 1)
    for (const [kind, server] of Object.entries(servers))
      took[kind].push((await perFrame(server, frames)) / count);
  const kb = Object.fromEntries(Object.entries(servers).map(([kind, server]) => [kind, server.kb]));
  for (const server of Object.values(servers)) await server.end();
  const { ws, io, nest, ours: mine } = took;
  const ratio = (values) => median(values.map((micros, round) => micros / ws[round]));
  const alone = mine.map((micros) => micros - fixed / count);
  return {
    ...{ count, bytes: Buffer.byteLength(payload), rounds, frames, fixed },
    ...{ ws: median(ws), io: median(io), nest: median(nest), ours: median(mine), oursAlone: median(alone) },
    ...{ ratio: ratio(mine), aloneRatio: ratio(alone), ioRatio: ratio(io), nestRatio: ratio(nest) },
    ...{ kb, took },
  };
}

if (process.argv[1] === import.meta.filename) {
  const [count = 1_000, rounds, frames] = process.argv.slice(2).map(Number);
  const told = await fanOut(count, { ...(rounds ? { rounds } : {}), ...(frames ? { frames } : {}) });
  process.stdout.write(
    `${JSON.stringify(told, (_, value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value))}\n`,
  );
}
