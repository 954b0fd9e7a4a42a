/** The session of Athens on a server whose clock can be moved on, with everybody seated. */
import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OwnServer } from '../own-server.mjs';

const MAIN = join(import.meta.dirname, '../../harness/clocked-server.mjs');
const SESSION = 'igf-2006-main-security';
/** Requests that are on their way at the same time. */
const AT_ONCE = 32;

/** Does something with each of a list, so many at once. */
export async function forAll(list, act) {
  const results = new Array(list.length);
  let next = 0;
  const run = async () => {
    for (let at = next++; at < list.length; at = next++) results[at] = await act(list[at], at);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, list.length) }, run));
  return results;
}

export class Hall {
  /** Starts a server of its own that opens with the programme. */
  static async open() {
    const dir = mkdtempSync(join(tmpdir(), 'openfloor-session-'));
    const path = join(dir, 'ahead');
    const hall = new Hall();
    Object.assign(hall, { dir, file: openSync(path, 'w'), ahead: new BigInt64Array(1), commands: 0 });
    hall.passes(0);
    hall.server = await OwnServer.start(MAIN, { AHEAD: path, PROGRAMME: undefined });
    hall.token = await hall.server.token();
    const { meetings } = await hall.calls('GET', '/meetings', hall.token);
    const wholes = await forAll(meetings, ({ id }) => hall.calls('GET', `/meetings/${id}`, hall.token));
    hall.session = wholes.flatMap(({ sessions }) => sessions).find(({ slug }) => slug === SESSION);
    return hall;
  }

  /** So many seconds pass for the server. */
  passes(seconds) {
    this.ahead[0] += BigInt(Math.round(seconds * 1_000));
    writeSync(this.file, this.ahead, 0, 8, 0);
  }

  /** The server's time (ms). */
  get now() {
    return Date.now() + Number(this.ahead[0]);
  }

  async calls(method, path, token, body) {
    const response = await fetch(`${this.server.url}/api/v1${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const said = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(said)}`);
    return said;
  }

  /** A file that the server gives, as bytes. */
  async fetches(path, token = this.token) {
    const response = await fetch(`${this.server.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, type: response.headers.get('content-type'), bytes };
  }

  /** A command of whoever holds the token, the organiser where none is named; its result. */
  async does(type, args, token = this.token) {
    this.commands += 1;
    const path = `/sessions/${this.session.id}/commands`;
    const reply = await this.calls('POST', path, token, { id: randomUUID(), type, args });
    return reply.result ?? {};
  }

  /** A command that the room may refuse by its rules: the reply. */
  async tries(type, args, token) {
    return this.does(type, args, token).then(
      (result) => ({ ok: true, result }),
      (error) => ({ ok: false, error: error.message }),
    );
  }

  async state(first = 200) {
    const { put, ...welcome } = await this.calls(
      'GET',
      `/sessions/${this.session.id}/state?first=${first}`,
      this.token,
    );
    return { ...welcome, put, of: (kind) => put.filter((record) => record.kind === kind) };
  }

  /** A seat by the join code. */
  async joins(person) {
    const { attendance, stakeholderGroup, regionalGroup, language } = person;
    const told = { attendance, stakeholderGroup, regionalGroup, language };
    const body = { joinKey: randomBytes(16).toString('hex'), ...told };
    return this.calls('POST', `/sessions/${this.session.code}/join`, undefined, body);
  }

  /** A seat by an invitation. */
  async invites(invite) {
    const { invitations } = await this.calls(
      'POST',
      `/sessions/${this.session.id}/invitations`,
      this.token,
      invite,
    );
    return this.calls('POST', '/invitations/accept', undefined, { token: invitations[0].token });
  }

  async end() {
    await this.server.end();
    closeSync(this.file);
    rmSync(this.dir, { recursive: true, force: true });
  }
}
