/** Our server in a process of its own that can be killed and started again over the same data. */
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answering, until } from './measure.mjs';

/** `BENCH_TREE` measures the build of another checkout. */
const MAIN = join(
  process.env.BENCH_TREE ?? join(import.meta.dirname, '../..'),
  'dist/node/apps/server/src/main.js',
);
const ADMIN = { email: 'bench@example.org', password: 'correct horse battery' };

/** All phones of the bench come from one address, and how late it gets under load is what is measured. */
const NO_LIMITS = Object.fromEntries(
  [
    ...['JOINS_PER_MINUTE', 'SESSION_JOINS_PER_MINUTE', 'JOINS_PER_HALL', 'COMMANDS_PER_SECOND'],
    ...['NAMELESS_PER_ADDRESS', 'READERS_PER_ADDRESS', 'SOCKETS_PER_ROOM', 'LATE_MS'],
  ].map((name) => [`LIMIT_${name}`, '0']),
);

/** Starts it and signs an organiser in. Limits are off: one address plays everybody. */
export async function serve(port, nodeOptions = []) {
  const dataDir = mkdtempSync(join(tmpdir(), 'openfloor-bench-'));
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    LOG_FORMAT: 'json',
    PROGRAMME: 'none',
    ...NO_LIMITS,
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  };
  const server = { url, dataDir, pid: 0 };
  let child;
  server.start = async () => {
    child = spawn(process.execPath, [...nodeOptions, MAIN], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    server.pid = child.pid;
    await until(() =>
      fetch(`${url}/health/ready`).then(
        (answer) => answer.ok,
        () => false,
      ),
    );
  };
  server.kill = async (signal = 'SIGKILL') => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  };
  server.end = async () => {
    await server.kill('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  };
  await server.start();
  return Object.assign(server, await organiser(url));
}

/** `post` as the organiser, and rooms with so many questions. */
async function organiser(url) {
  const login = await said(url, '/auth/login', ADMIN);
  const cookie = login.cookies.map((set) => set.split(';')[0]).join('; ');
  const own = { cookie, 'x-openfloor': '1', origin: url, 'sec-fetch-site': 'same-origin' };
  const { json } = await said(url, '/auth/tokens', { label: 'bench' }, own);
  const staff = { authorization: `Bearer ${json.token}` };
  const asStaff = async (path, body) => (await said(url, path, body, staff)).json;
  return {
    post: asStaff,
    openRoom: (questions = 0, preset = 'workshop') => openRoom(url, asStaff, questions, preset),
  };
}

async function openRoom(url, post, questions, preset) {
  const { sessionId, code } = await post('/rooms', { title: 'Bench', preset });
  const does = (type, args) =>
    post(`/sessions/${sessionId}/commands`, { id: crypto.randomUUID(), type, args });
  if (questions > 0) await does('session.rules', { questionsPerPerson: 0 });
  const room = { session: sessionId, code, does, questionIds: [] };
  /** The seat of somebody with this role. */
  room.seatFor = async (role) => {
    const { invitations } = await post(`/sessions/${sessionId}/invitations`, { role });
    return (await said(url, '/invitations/accept', { token: invitations[0].token })).json.seat;
  };
  room.ask = async (count) => {
    for (let at = 0; at < count; at += 1) {
      const text = `Question ${room.questionIds.length} of the bench, as long as people write them: who pays, and by when?`;
      const { result } = await does('question.submit', { text });
      room.questionIds.push(result.questionId);
    }
  };
  await room.ask(questions);
  return room;
}

async function said(url, path, body, headers = {}) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(json)}`);
  return { json, cookies: answer.headers.getSetCookie() };
}

/** Seat tokens of so many new participants. */
export async function seatsFor(server, code, count) {
  const tokens = [];
  await Promise.all(
    Array.from({ length: 16 }, async (_, lane) => {
      for (let at = lane; at < count; at += 16) {
        const joinKey = crypto.randomUUID().replaceAll('-', '');
        tokens.push(
          (await said(server.url, `/sessions/${code}/join`, { joinKey, attendance: 'online' })).json.seat,
        );
      }
    }),
  );
  return tokens;
}

/** A process full of phones; `ask({act, …})` throws what went wrong there. */
export function crowd() {
  const child = fork(join(import.meta.dirname, 'crowd.mjs'));
  const ask = answering(child);
  return {
    async ask(message) {
      const answer = await ask(message);
      if (answer.error) throw new Error(answer.error);
      return answer;
    },
    end: () => child.kill(),
  };
}
