import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.mjs';
import { until } from './measure.mjs';
import { command } from './uplink-busy.mjs';

const MAIN = join(import.meta.dirname, '../../dist/node/apps/relay/src/main.js');
const ADMIN = { email: 'bench@example.org', password: 'correct horse battery' };

/** Registers a hub of so many people that are counted; the token of its invitation. */
export async function registerHub(room, headcount) {
  const post = async (path, body, headers = {}) => {
    const answer = await fetch(`${room.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer;
  };
  const { result } = await room.does('hub.put', { name: 'A hub', city: 'Accra' });
  const login = await post('/auth/login', ADMIN);
  const cookie = login.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const own = { cookie, 'x-openfloor': '1', origin: room.url, 'sec-fetch-site': 'same-origin' };
  const invite = { role: 'hub', hubId: result.hubId };
  const made = await (await post(`/sessions/${room.session}/invitations`, invite, own)).json();
  const { token } = made.invitations[0];
  const { seat } = await (await post('/invitations/accept', { token })).json();
  await command(room, seat, 'hub.checkIn', { headcount });
  return token;
}

/** A relay of that hub in a process of its own, which reaches the server at `upstream`. */
export async function startRelay(upstream, token, code) {
  const dataDir = mkdtempSync(join(tmpdir(), 'openfloor-relay-'));
  const port = await freePort();
  const flags = { upstream, token, port, address: '127.0.0.1', data: dataDir };
  const argv = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [MAIN, ...argv], { stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  await until(() => {
    if (child.exitCode !== null) throw new Error('the relay ended');
    return fetch(`${url}/api/v1/join/${code}`).then(
      (answer) => answer.ok,
      () => false,
    );
  });
  const end = async () => {
    child.kill('SIGTERM');
    await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve()));
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url, pid: child.pid, end };
}
