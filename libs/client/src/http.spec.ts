import { describe, expect, it } from '@jest/globals';
import { httpTransport, type HttpTransport } from './http.js';
import { LiveRoom } from './room.js';
import { manualClock, type ManualClock, settled } from './testing/clock.js';
import { type Asked, scriptedFetch } from './testing/fetch.js';
import { question, uuid, welcome } from './testing/frames.js';
import { accepted } from './testing/road.js';

interface Opened {
  room: LiveRoom;
  http: HttpTransport;
  clock: ManualClock;
  asked: Asked[];
  /** The request that waits, which must be the only one. */
  only(): Asked;
  pass(ms: number): Promise<void>;
}

async function open(): Promise<Opened> {
  const clock = manualClock(2);
  const { fetch, asked } = scriptedFetch();
  const http = httpTransport({ fetch, clock });
  const room = new LiveRoom({ transport: http, session: 's1', seat: 'seat', clock });
  const pass = async (ms: number): Promise<void> => {
    await settled();
    clock.advance(ms);
    await settled();
  };
  await pass(0);
  const only = (): Asked => {
    expect(asked).toHaveLength(1);
    return asked[0] as Asked;
  };
  return { room, http, clock, asked, only, pass };
}

describe('a room by plain requests', () => {
  it('reads everything, then every 10 to 20 seconds what changed', async () => {
    const { room, only, pass, asked } = await open();
    expect(only()).toMatchObject({ path: '/api/v1/sessions/s1/state?as=public', bearer: 'seat' });
    only().answer(200, welcome(5, { put: [question(1, 5)] }));
    await pass(9_999);
    expect(room.getSnapshot()).toMatchObject({ connection: 'live', rev: 5 });
    expect(asked).toHaveLength(0);
    await pass(10_002);
    expect(only().path).toBe('/api/v1/sessions/s1/state?as=public&since=first.5');
    only().answer(200, welcome(7, { mode: 'delta', put: [question(2, 7)] }));
    await pass(0);
    expect(room.records('question').map(({ no }) => no)).toEqual([1, 2]);
    expect(room.stream.gaps).toBe(0);
  });

  it('reads the rest of a large room at one moment', async () => {
    const { room, only, pass } = await open();
    only().answer(200, welcome(5, { put: [question(1, 5)], left: 2 }));
    await pass(5_000);
    expect(room.getSnapshot().left).toBe(2);
    expect(only().path).toBe('/api/v1/sessions/s1/state?as=public&since=first.0');
    only().answer(200, welcome(6, { mode: 'delta', put: [question(1, 5), question(2, 3), question(3, 6)] }));
    await pass(0);
    expect(room.getSnapshot()).toMatchObject({ left: 0, rev: 6 });
    expect(room.records('question')).toHaveLength(3);
    await pass(20_000);
    expect(only().path).toContain('since=first.6');
  });

  it('is offline while nobody answers, tries again with growing waits, and shows what it has', async () => {
    const { room, only, pass, asked } = await open();
    only().answer(200, welcome(5, { put: [question(1, 5)] }));
    await pass(20_000);
    only().fail();
    await pass(0);
    expect(room.getSnapshot().connection).toBe('offline');
    expect(room.question(uuid(1))).toBeDefined();
    await pass(1_500);
    only().fail();
    await pass(999);
    expect(asked).toHaveLength(0);
    await pass(2_001);
    only().answer(200, welcome(5, { mode: 'delta' }));
    await pass(0);
    expect(room.getSnapshot().connection).toBe('live');
  });

  it('stops when the server will not have the seat, and tries again with another', async () => {
    const { room, only, pass, asked } = await open();
    only().answer(401, { code: 'NOT_ALLOWED', title: 'Sign in' });
    await pass(60_000);
    expect(room.getSnapshot()).toMatchObject({ connection: 'refused', refusal: 'NOT_ALLOWED' });
    expect(asked).toHaveLength(0);
    room.sit('new seat');
    await pass(0);
    expect(only().bearer).toBe('new seat');
    only().answer(200, welcome(5));
    await pass(0);
    expect(room.getSnapshot()).toMatchObject({ connection: 'live', refusal: undefined });
  });

  it('waits as long as the server asks, and up to half as long again, so that not all come at once', async () => {
    const { only, pass, asked } = await open();
    only().answer(503, { code: 'DRAINING', title: 'Restarting', retryAfterMs: 6_000 });
    await pass(5_999);
    expect(asked).toHaveLength(0);
    await pass(3_001);
    expect(asked).toHaveLength(1);
  });

  it('posts commands with the seat it has then', async () => {
    const { room, only, asked, pass } = await open();
    only().answer(200, welcome(5));
    await pass(0);
    const reply = room.does('question.vote', { questionId: uuid(1), on: true });
    const { id } = only().body as { id: string };
    expect(only()).toMatchObject({ method: 'POST', bearer: 'seat', body: { type: 'question.vote' } });
    only().answer(200, accepted(id, 5, 6));
    expect(await reply).toEqual(accepted(id, 5, 6));
    expect(asked).toHaveLength(0);
  });

  it('delivers nothing after it was told to rest or was left', async () => {
    const { room, http, only, pass, asked, clock } = await open();
    const late = only();
    http.rest();
    late.answer(200, welcome(5));
    await pass(60_000);
    expect(room.getSnapshot().epoch).toBe('');
    expect(asked).toHaveLength(0);
    http.poll(0);
    await pass(0);
    const failing = only();
    http.rest();
    failing.fail();
    await pass(60_000);
    expect(room.getSnapshot().connection).toBe('connecting');
    expect(asked).toHaveLength(0);
    http.poll(0);
    await pass(0);
    const later = only();
    room.close();
    later.answer(200, welcome(6));
    await pass(60_000);
    expect(room.getSnapshot().epoch).toBe('');
    expect(clock.waiting).toBe(0);
  });
});
