/** A hall that comes in at once, what a join costs beside a bare socket.io connection, and coming back after `kill -9`. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { cpuMs, memoryMb, starvedMs } from './measure.mjs';
import { crowd, serve, seatsFor } from './served.mjs';

const QUESTIONS = 50;

/** CPU of a process for an act, in microseconds for each of `count`. */
async function microsEach(pid, count, act) {
  const before = cpuMs(pid);
  const result = await act();
  return { ...result, micros: ((cpuMs(pid) - before) * 1_000) / count };
}

/** Everybody from nothing: page and scripts, a seat, the socket's welcome. Times in ms, CPU in µs a phone, memory in kB. */
export async function joins(count) {
  const server = await serve(3_964);
  const room = await server.openRoom(QUESTIONS);
  const parts = await partsOf(server, room, count);
  const people = crowd();
  const before = { memory: memoryMb(server.pid), starved: starvedMs(server.pid), at: performance.now() };
  const storm = await people.ask({ act: 'arrive', url: server.url, code: room.code, count });
  const tookMs = performance.now() - before.at;
  const starved = (starvedMs(server.pid) - before.starved) / tookMs;
  const kbPerSeat = ((memoryMb(server.pid) - before.memory) * 1_024) / count;
  people.end();
  await server.end();
  return { count, tookMs, starved, kbPerSeat, ...storm, ...parts, bare: await bareJoin(count) };
}

/** The parts on their own, over the same number of phones. */
async function partsOf(server, room, count) {
  const people = crowd();
  const few = { url: server.url, code: room.code, count };
  await people.ask({ act: 'arrive', ...few, count: 50, only: 'page' });
  const page = await microsEach(server.pid, count, () => people.ask({ act: 'arrive', ...few, only: 'page' }));
  const seat = await microsEach(server.pid, count, () => people.ask({ act: 'arrive', ...few, only: 'seat' }));
  const tokens = await seatsFor(server, room.code, count);
  const idleMb = memoryMb(server.pid);
  const given = { url: server.url, session: room.session, tokens };
  const socket = await microsEach(server.pid, count, () => people.ask({ act: 'enter', ...given }));
  const socketKb = ((memoryMb(server.pid) - idleMb) * 1_024) / count;
  await people.ask({ act: 'leave' });
  people.end();
  return {
    pageMicros: page.micros,
    seatMicros: seat.micros,
    socketMicros: socket.micros,
    pageBytes: page.bytes,
    welcomeBytes: socket.bytes,
    socketKb,
  };
}

/** A connection to stock socket.io that is told nothing: µs of CPU and kB each. */
async function bareJoin(count) {
  const server = fork(join(import.meta.dirname, 'bare.mjs'), ['io']);
  const { port } = await new Promise((resolve) => server.once('message', resolve));
  const people = crowd();
  const before = memoryMb(server.pid);
  const given = { url: `http://127.0.0.1:${port}`, count, namespace: '/' };
  const { micros } = await microsEach(server.pid, count, () => people.ask({ act: 'enter', ...given }));
  const kb = ((memoryMb(server.pid) - before) * 1_024) / count;
  people.end();
  server.kill();
  return { micros, kb };
}

/** The server is killed with all seats open and started again; each comes back by itself, as the client library waits. */
export async function reconnects(count) {
  const server = await serve(3_965);
  const room = await server.openRoom(QUESTIONS);
  const tokens = await seatsFor(server, room.code, count);
  const people = crowd();
  await people.ask({ act: 'enter', url: server.url, session: room.session, tokens });
  await people.ask({ act: 'follow' });
  await people.ask({ act: 'mark' });
  const killedAt = performance.now();
  await server.kill();
  await server.start();
  const startMs = performance.now() - killedAt;
  const back = await people.ask({ act: 'allBack' });
  const cpu = cpuMs(server.pid);
  people.end();
  await server.end();
  return { count, startMs, cpu, ...back };
}
