import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newKey } from '@openfloor/client';
import { OrderView, Seated, Welcome } from '@openfloor/contract';
import type { AddressInfo } from 'node:net';
import { createConnection } from 'node:net';
import { io } from 'socket.io-client';
import { OpenedRelay } from '../testing/opened.js';
import { hubCorner, questionRecord, roomSnapshot, SESSION_ID, sessionRecord } from '../testing/records.js';
import { httpServer } from './http.js';
import { SocketDoor } from './sockets.js';

const API = `/api/v1/sessions/${SESSION_ID}`;
const failed: unknown[] = [];

describe('the doors of a relay', () => {
  let opened: OpenedRelay;
  let sockets: SocketDoor;
  let base: string;
  let closeServer: () => void;
  let rev = 20;

  const call = async (
    path: string,
    {
      body,
      text: plain,
      seat,
      ...more
    }: { body?: unknown; text?: string; seat?: string } & Omit<RequestInit, 'body'> = {},
  ): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> => {
    const answer = await fetch(`${base}${path}`, {
      redirect: 'manual',
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(seat ? { authorization: `Bearer ${seat}` } : {}),
      },
      ...(plain === undefined ? {} : { body: plain }),
      ...more,
    });
    const text = await answer.text();
    const { status, headers } = answer;
    return { status, headers, body: text.startsWith('{') ? JSON.parse(text) : { text } };
  };
  const join = async (joinKey = newKey()): Promise<Seated> =>
    Seated.parse((await call(`${API}/join`, { body: { joinKey, attendance: 'hub' } })).body);
  const room = (more: Parameters<typeof sessionRecord>[0]): void =>
    opened.far.moves(
      roomSnapshot((rev += 1), [sessionRecord({ rev, ...more }), questionRecord(1), questionRecord(2)]),
    );
  const connects = (auth: object, headers: Record<string, string> = {}): Promise<string> =>
    new Promise((done) => {
      const socket = io(`${base}/rooms`, {
        ...{ transports: ['websocket'], forceNew: true, reconnection: false },
        auth: { proto: 1, session: 'ABC234', ...auth },
        extraHeaders: headers,
      });
      const end = (said: string): void => {
        socket.close();
        done(said);
      };
      socket.once('welcome', (welcome: Welcome) => end(Welcome.parse(welcome).mode));
      socket.once('connect_error', (error: Error & { data?: { code: string } }) =>
        end(error.data?.code ?? 'refused'),
      );
    });

  beforeEach(async () => {
    opened = new OpenedRelay();
    const server = httpServer(
      opened.house,
      () => [base],
      (error) => failed.push(error),
    );
    sockets = new SocketDoor(server, opened.house, { changed: () => undefined, failed: () => undefined });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    closeServer = () => server.closeAllConnections();
  });
  afterEach(async () => {
    const closed = sockets.close();
    closeServer();
    await closed;
    await opened.close();
    expect(failed.splice(0)).toEqual([]);
  });

  it('give a seat: the same to the same key, another to another', async () => {
    const key = newKey();
    const [one, again, other] = [await join(key), await join(key), await join()];
    expect(one.actor).toMatchObject({ role: 'participant', channel: 'public' });
    expect(again.actor.id).toBe(one.actor.id);
    expect(other.actor.id).not.toBe(one.actor.id);
  });

  it('let nobody new in where the session lets nobody in, but those who were here', async () => {
    const key = newKey();
    const { actor } = await join(key);
    room({ switches: { questions: true, votes: true, floor: true, joins: false } });
    expect((await join(key)).actor.id).toBe(actor.id);
    const answer = await call(`${API}/join`, { body: { joinKey: newKey(), attendance: 'hub' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'SWITCHED_OFF' } });
    room({ rules: { ...sessionRecord().rules, access: 'code' } });
    const unnamed = await call(`${API}/join`, { body: { joinKey: newKey() } });
    expect(unnamed.body['code']).toBe('NOT_ALLOWED');
    expect((await call('/api/v1/sessions/abc-234/join', { body: { joinKey: newKey() } })).status).toBe(200);
  });

  it('show the room by plain requests, whole and as what changed', async () => {
    const { seat } = await join();
    const { body, headers } = await call(`${API}/state?first=1`, { seat });
    const welcome = Welcome.parse(body);
    expect(welcome).toMatchObject({ mode: 'snapshot', left: 1, you: { relayed: true, attendance: 'hub' } });
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await call(`${API}/state?first=1&page=1`, { seat })).body).toMatchObject({ left: 0 });
    expect((await call(`${API}/state?page=9`, { seat })).status).toBe(404);
    expect((await call(`${API}/state?first=many`, { seat })).status).toBe(400);
    const since = encodeURIComponent(`${welcome.epoch}.${welcome.rev}`);
    expect((await call(`${API}/state?since=${since}`, { seat })).body).toMatchObject({
      mode: 'delta',
      put: [],
    });
    expect(OrderView.parse((await call(`${API}/order?ranking=newest`)).body).order).toEqual([2, 1]);
    const { rules } = sessionRecord();
    const records = [sessionRecord({ rev: 30, rules: { ...rules, ranking: 'balanced' } }), questionRecord(1)];
    opened.far.moves(roomSnapshot(30, records, { order: [1], beat: 3 }));
    expect(OrderView.parse((await call(`${API}/order`)).body)).toMatchObject({
      ranking: 'balanced',
      order: [1],
    });
    expect((await call(`${API}/order?ranking=support`)).body['code']).toBe('WRONG_STATE');
    expect((await call(`/api/v1/join/abc234`)).body).toMatchObject({ session: { code: 'ABC234' } });
  });

  it('know no other session, and no seat that they did not give', async () => {
    expect((await call('/api/v1/sessions/ZZZ999/state')).status).toBe(404);
    const forged = (await join()).seat.replace(/.$/, 'x');
    const command = { id: crypto.randomUUID(), type: 'question.submit', args: { text: 'x' } };
    for (const seat of [forged, 'relay.x.1.y', ''])
      expect(await call(`${API}/commands`, { body: command, ...(seat ? { seat } : {}) })).toMatchObject({
        status: 401,
        body: { code: 'NOT_ALLOWED' },
      });
    expect((await call(`${API}/state`, { seat: forged })).status).toBe(401);
    expect(await connects({ seat: forged })).toBe('NOT_ALLOWED');
  });

  it('answer a command with its reply, with 202 while it is only queued, and with a problem', async () => {
    const { seat } = await join();
    opened.far.line(false);
    const command = { id: crypto.randomUUID(), type: 'question.submit', args: { text: 'Why?' } };
    const queued = await call(`${API}/commands`, { body: command, seat });
    expect(queued).toMatchObject({ status: 202, body: { queued: true, id: command.id } });
    const refused = await call(`${API}/commands`, { body: { ...command, type: 'hub.close' }, seat });
    expect(refused).toMatchObject({ status: 403, body: { ok: false, code: 'NOT_ALLOWED', status: 403 } });
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
  });

  it('take JSON of a reasonable size and nothing else', async () => {
    const { seat } = await join();
    const large = { id: 'x', type: 'question.submit', args: { text: 'x'.repeat(70_000) } };
    expect((await call(`${API}/commands`, { body: large, seat })).status).toBe(413);
    const raw = (body: string, type: string) =>
      call(`${API}/commands`, {
        ...{ method: 'POST', text: body },
        headers: { 'content-type': type, authorization: `Bearer ${seat}` },
      });
    expect((await raw('{}', 'text/plain')).status).toBe(415);
    expect((await raw('{', 'application/json')).status).toBe(400);
    expect((await call('/nothing')).status).toBe(404);
    expect((await call('/s/%E0%A4%A')).status).toBe(400);
  });

  it('lead to the page of the session, rendered from the copy, in the reader’s language', async () => {
    const home = await call('/');
    expect([home.status, home.headers.get('location')]).toEqual([303, '/s/ABC234']);
    const page = await call('/s/ABC234?l=fr');
    expect(page.body['text']).toBe(`audience ABC234 fr ${base} 3 true`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("style-src 'self' 'sha256-abc'");
    expect(policy).toContain(`ws://127.0.0.1`);
    expect(page.headers.get('x-frame-options')).toBe('DENY');
    const etag = page.headers.get('etag') ?? '';
    expect((await call('/s/ABC234?l=fr', { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await call('/s/ZZZ999')).status).toBe(404);
    expect((await call('/s/abc-234')).headers.get('location')).toBe('/s/ABC234');
    expect((await call('/stage/ABC234')).body['text']).toBe('shell stage');
    expect((await call('/assets/..%2Frelay.db')).status).toBe(404);
  });

  it('keep a record that is not public from whoever has no seat', async () => {
    room({ rules: { ...sessionRecord().rules, record: 'participants' } });
    expect((await call(`${API}/state`)).status).toBe(403);
    expect((await call(`${API}/order`)).status).toBe(403);
    expect(await connects({})).toBe('NOT_ALLOWED');
    const { seat } = await join();
    expect((await call(`${API}/state`, { seat })).status).toBe(200);
    expect((await call('/s/ABC234')).body['text']).toContain(' 1 true');
  });

  it('tell this machine how the relay does, as data and as a page', async () => {
    opened.far.moves(roomSnapshot(30, [sessionRecord({ rev: 30 })], { mine: hubCorner(12) }));
    expect((await call('/status')).body).toMatchObject({
      ...{ upstream: 'live', roundTripMs: null, waiting: 0, phones: 0, headcount: 12, handsHeld: 0 },
      seatRefused: null,
    });
    const page = await call('/status', { headers: { accept: 'text/html' } });
    expect(page.body['text']).toContain('<dt>People counted</dt><dd>12</dd>');
  });

  it('open a socket to its own pages and to seats alone', async () => {
    expect(await connects({})).toBe('snapshot');
    expect(await connects({}, { origin: base })).toBe('snapshot');
    expect(await connects({}, { origin: 'http://elsewhere.example' })).toBe('refused');
    expect(await connects({ proto: 2 })).toBe('UPGRADE');
    expect(await connects({ session: 'ZZZ999' })).toBe('NOT_FOUND');
    expect(await connects({ since: 'x' })).toBe('BAD_COMMAND');
    const { seat } = await join();
    expect(await connects({ seat })).toBe('snapshot');
  });

  it('end a socket that sends more than a frame', async () => {
    const socket = io(`${base}/rooms`, {
      ...{ transports: ['websocket'], forceNew: true, reconnection: false },
      auth: { proto: 1, session: 'ABC234' },
    });
    await new Promise((done) => socket.once('welcome', done));
    const reason = new Promise((done) => socket.once('disconnect', done));
    socket.emit('command', { id: 'x'.repeat(70_000) });
    expect(await reason).toBe('transport close');
    socket.close();
  });

  it('stand against what is no request', async () => {
    const { port } = new URL(base);
    const said = await new Promise<string>((done) => {
      const socket = createConnection(Number(port), '127.0.0.1', () =>
        socket.write('GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n'),
      );
      socket.once('data', (chunk: Buffer) => {
        done(chunk.toString());
        socket.destroy();
      });
    });
    expect(said).toMatch(/^HTTP\/1\.1 400/);
  });
});
