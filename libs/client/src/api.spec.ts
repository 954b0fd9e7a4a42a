import { describe, expect, it } from '@jest/globals';
import { acceptInvitation, joinCard, joinSession, readState, sendCommand } from './api.js';
import { RefusedCall, type Reach } from './call.js';
import { manualClock, type ManualClock } from './testing/clock.js';
import { type Asked, scriptedFetch } from './testing/fetch.js';
import { uuid, welcome } from './testing/frames.js';
import { accepted } from './testing/road.js';
import { NoAnswer } from './transport.js';

function server(): { reach: Reach; next(): Asked; clock: ManualClock } {
  const { fetch, asked } = scriptedFetch();
  const clock = manualClock();
  const next = (): Asked => {
    const first = asked[0];
    if (!first) throw new Error('nothing was asked');
    return first;
  };
  return { reach: { base: 'https://floor.example', fetch, clock }, next, clock };
}

const command = { id: uuid(1), type: 'question.vote', args: { questionId: uuid(2), on: true } };

describe('the HTTP API', () => {
  it('takes a seat, accepts an invitation and shows a card', async () => {
    const { reach, next } = server();
    const seated = {
      sessionId: uuid(1),
      actor: { id: uuid(2), role: 'participant', channel: 'public' },
      seat: 't',
    };
    const joined = joinSession('K7M4PX', { joinKey: 'a'.repeat(32), attendance: 'onsite' }, reach);
    expect(next()).toMatchObject({
      method: 'POST',
      path: 'https://floor.example/api/v1/sessions/K7M4PX/join',
      body: { joinKey: 'a'.repeat(32), attendance: 'onsite' },
    });
    next().answer(201, seated);
    expect(await joined).toEqual(seated);
    const invited = acceptInvitation({ token: 'x'.repeat(40) }, reach);
    expect(next()).toMatchObject({ path: 'https://floor.example/api/v1/invitations/accept' });
    next().answer(201, seated);
    expect(await invited).toEqual(seated);
    const card = joinCard('K7M/4P', reach);
    expect(next()).toMatchObject({ method: 'GET', path: 'https://floor.example/api/v1/join/K7M%2F4P' });
    next().answer(200, { session: {}, people: [] });
    expect(await card).toEqual({ session: {}, people: [] });
  });

  it('tells a refusal by its code', async () => {
    const { reach, next } = server();
    const joined = joinSession('K7M4PX', { joinKey: 'a'.repeat(32) }, reach);
    next().answer(404, {
      type: 'about:blank',
      title: 'Gone',
      status: 404,
      code: 'CODE_CHANGED',
      detail: 'another code',
    });
    await expect(joined).rejects.toMatchObject({
      code: 'CODE_CHANGED',
      status: 404,
      message: 'another code',
    });
    await expect(joined).rejects.toBeInstanceOf(RefusedCall);
  });

  it.each([
    ['a captive portal', 200, '<html>Sign in to this Wi-Fi</html>'],
    ['a proxy', 502, '<html>Bad gateway</html>'],
    ['a fault of the server', 500, { code: 'UNEXPECTED', title: 'Something went wrong here' }],
    ['a limit of a proxy', 429, { error: 'slow down' }],
  ])('counts %s as no answer', async (_, status, said) => {
    const { reach, next } = server();
    const reply = sendCommand('K7M4PX', 'seat', command, reach);
    next().answer(status, said);
    await expect(reply).rejects.toBeInstanceOf(NoAnswer);
  });

  it('does not wait longer than eight seconds', async () => {
    const { reach, clock } = server();
    const reply = sendCommand('K7M4PX', 'seat', command, reach);
    clock.advance(8_000);
    await expect(reply).rejects.toBeInstanceOf(NoAnswer);
    expect(clock.waiting).toBe(0);
  });
});

describe('a command over HTTP', () => {
  it('carries the seat and gets its reply', async () => {
    const { reach, next } = server();
    const reply = sendCommand('K7M4PX', 'seat token', command, reach);
    expect(next()).toMatchObject({
      bearer: 'seat token',
      body: command,
      path: 'https://floor.example/api/v1/sessions/K7M4PX/commands',
    });
    next().answer(200, accepted(command.id, 3, 4));
    expect(await reply).toEqual(accepted(command.id, 3, 4));
  });

  it('gets a refusal as a reply, with what the server asks to wait', async () => {
    const { reach, next } = server();
    const first = sendCommand('K7M4PX', 'seat', command, reach);
    next().answer(503, { code: 'BUSY', title: 'Busy', detail: 'full', retryAfterMs: 700 });
    expect(await first).toEqual({
      ok: false,
      id: command.id,
      code: 'BUSY',
      message: 'full',
      retryAfterMs: 700,
    });
    const second = sendCommand('K7M4PX', 'seat', command, reach);
    next().answer(429, { code: 'RATE_LIMITED', title: 'Too many', retryAfterMs: 2_000 });
    expect(await second).toMatchObject({ code: 'RATE_LIMITED', message: 'Too many', retryAfterMs: 2_000 });
  });

  it('does not take the reply to another command for its own', async () => {
    const { reach, next } = server();
    const reply = sendCommand('K7M4PX', 'seat', command, reach);
    next().answer(200, accepted(uuid(9)));
    await expect(reply).rejects.toBeInstanceOf(NoAnswer);
  });

  it('is not refused for good when only the seat is not known any more', async () => {
    const { reach, next } = server();
    const reply = sendCommand('K7M4PX', 'old seat', command, reach);
    next().answer(401, { code: 'NOT_ALLOWED', title: 'Sign in' });
    await expect(reply).rejects.toMatchObject({ status: 401, code: 'NOT_ALLOWED' });
  });
});

describe('a state', () => {
  it('is asked for in the public channel unless another is wanted, from what is held', async () => {
    const { reach, next } = server();
    const state = readState({ session: 'K7M4PX', seat: 's', since: { epoch: 'a b', rev: 7 } }, reach);
    expect(next()).toMatchObject({
      bearer: 's',
      path: 'https://floor.example/api/v1/sessions/K7M4PX/state?as=public&since=a%20b.7',
    });
    next().answer(200, welcome(9));
    expect(await state).toEqual(welcome(9));
    void readState({ session: 'K7M4PX', as: 'staff', first: 40 }, reach).catch(() => undefined);
    expect(next().path).toBe('https://floor.example/api/v1/sessions/K7M4PX/state?as=staff&first=40');
    expect(next().bearer).toBeUndefined();
  });
});
