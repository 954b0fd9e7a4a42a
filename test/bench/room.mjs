import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './measure.mjs';

const MAIN = join(import.meta.dirname, '../../dist/node/apps/server/src/main.js');
const ADMIN = { email: 'bench@example.org', password: 'correct horse battery' };

/** Our server in a process of its own, with a room, a moderator and so many seats made. */
export async function openRoom(port, participants, preset = 'workshop') {
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
    LIMIT_JOINS_PER_MINUTE: '0',
    LIMIT_COMMANDS_PER_SECOND: '0',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  await until(() =>
    fetch(`${url}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    ),
  );
  const post = async (path, body, headers = {}) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const json = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(json)}`);
    return { json, answer };
  };
  const login = await post('/auth/login', ADMIN);
  const cookie = login.answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const own = { cookie, 'x-openfloor': '1', origin: url, 'sec-fetch-site': 'same-origin' };
  const { json: pat } = await post('/auth/tokens', { label: 'bench' }, own);
  const staff = { authorization: `Bearer ${pat.token}` };
  const { json: room } = await post('/rooms', { title: 'Bench', preset }, staff);
  const does = async (type, args) =>
    (await post(`/sessions/${room.sessionId}/commands`, { id: randomUUID(), type, args }, staff)).json;
  const tokens = [];
  await Promise.all(
    Array.from({ length: 16 }, async (_, lane) => {
      for (let at = lane; at < participants; at += 16) {
        const joinKey = randomUUID().replaceAll('-', '');
        tokens.push((await post(`/sessions/${room.code}/join`, { joinKey, attendance: 'online' })).json.seat);
      }
    }),
  );
  const end = async () => {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url, session: room.sessionId, code: room.code, does, tokens, pid: child.pid, end };
}
