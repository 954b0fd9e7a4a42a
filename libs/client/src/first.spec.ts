import { describe, expect, it } from '@jest/globals';
import { httpFirst } from './first.js';
import { httpTransport } from './http.js';
import { memoryOutboxStore } from './kept.js';
import { Outbox } from './outbox.js';
import { LiveRoom, type RoomOptions } from './room.js';
import { manualClock, type ManualClock, settled } from './testing/clock.js';
import { type Asked, scriptedFetch } from './testing/fetch.js';
import { patch, question, uuid, welcome } from './testing/frames.js';
import { accepted, memoryRoad, type Road } from './testing/road.js';

interface Opened {
  room: LiveRoom;
  outbox: Outbox;
  clock: ManualClock;
  asked: Asked[];
  socket: Road;
  /** How often the code of the socket was asked for. */
  loads(): number;
  pass(ms?: number): Promise<void>;
}

type More = Partial<RoomOptions> & { loading?: () => Promise<void>; retryMostMs?: number };

async function open({ retryMostMs, ...more }: More = {}): Promise<Opened> {
  const clock = manualClock(4);
  const { fetch, asked } = scriptedFetch();
  const socket = memoryRoad();
  let loads = 0;
  const transport = httpFirst({
    http: httpTransport({ fetch, clock }),
    clock,
    rendered: !!more.initial,
    ...(retryMostMs ? { retryMostMs } : {}),
    socket: async () => {
      loads += 1;
      await more.loading?.();
      return socket;
    },
  });
  const outbox = new Outbox({ store: memoryOutboxStore(), clock });
  const room = new LiveRoom({ transport, session: 's1', seat: 'seat', clock, outbox, ...more });
  const pass = async (ms = 0): Promise<void> => {
    await settled();
    clock.advance(ms);
    await settled();
  };
  await pass();
  return { room, outbox, clock, asked, socket, loads: () => loads, pass };
}

async function onSocket(more: More = {}): Promise<Opened> {
  const opened = await open(more);
  opened.asked[0]?.answer(200, welcome(5, { put: [question(1, 5)] }));
  await opened.pass();
  opened.socket.turns('open');
  opened.socket.says('welcome', welcome(6, { mode: 'delta' }));
  return opened;
}

const vote = (room: LiveRoom): void => void room.does('question.vote', { questionId: uuid(1), on: true });

describe('HTTP first', () => {
  it('shows the list before the socket’s code is asked for', async () => {
    const { room, asked, loads, pass } = await open();
    expect(loads()).toBe(0);
    asked[0]?.answer(200, welcome(5, { put: [question(1, 5)] }));
    await pass();
    expect(room.getSnapshot()).toMatchObject({ connection: 'live', rev: 5 });
    expect(loads()).toBe(1);
  });

  it('asks nothing at all when the page came with its room', async () => {
    const { room, asked, loads, socket } = await open({ initial: welcome(5, { put: [question(1, 5)] }) });
    expect(room.records('question')).toHaveLength(1);
    expect(asked).toEqual([]);
    expect(loads()).toBe(1);
    expect(socket.hello().since).toEqual({ epoch: 'first', rev: 5 });
  });

  it('sends the first vote by HTTP, and by the socket as soon as that is welcomed', async () => {
    const { room, asked, socket, pass } = await open({ initial: welcome(5) });
    vote(room);
    await pass();
    const { id } = asked[0]?.body as { id: string };
    asked[0]?.answer(200, accepted(id, 5, 1));
    await pass();
    socket.turns('open');
    vote(room);
    await pass();
    expect(asked).toHaveLength(1);
    asked[0]?.answer(200, accepted((asked[0].body as { id: string }).id, 5, 1));
    await pass();
    socket.says('welcome', welcome(5, { mode: 'delta' }));
    vote(room);
    await pass();
    expect(asked).toHaveLength(0);
    expect(socket.flying).toHaveLength(1);
  });

  it('does not poll while the socket lives, and drops an answer that is overtaken', async () => {
    const { room, asked, socket, pass } = await open();
    asked[0]?.answer(200, welcome(5, { put: [question(1, 5)], left: 1 }));
    await pass();
    await pass(5_000);
    expect(asked).toHaveLength(1);
    socket.turns('open');
    socket.says('welcome', welcome(6, { put: [question(1, 5)] }));
    asked[0]?.answer(200, welcome(5, { mode: 'delta', put: [question(1, 5), question(2, 4)] }));
    await pass(60_000);
    expect(room.records('question').map(({ no }) => no)).toEqual([1]);
    expect(room.getSnapshot().rev).toBe(6);
    expect(asked).toHaveLength(0);
  });

  it('does not ask for the rest of a large room once the socket is greeted, which brings it', async () => {
    const { room, asked, socket, pass } = await open();
    asked[0]?.answer(200, welcome(5, { put: [question(1, 5)], left: 1 }));
    await pass();
    socket.turns('open');
    await pass(9_999);
    expect(asked).toHaveLength(0);
    socket.says('welcome', welcome(6, { put: [question(1, 5), question(2, 6)] }));
    await pass(60_000);
    expect(asked).toHaveLength(0);
    expect(room.getSnapshot()).toMatchObject({ rev: 6, left: 0, connection: 'live' });
  });

  it('asks again where the socket is greeted and never welcomed', async () => {
    const { asked, socket, pass } = await open();
    asked[0]?.answer(200, welcome(5, { put: [question(1, 5)], left: 1 }));
    await pass();
    socket.turns('open');
    await pass(20_000);
    expect(asked).toHaveLength(1);
  });

  it('polls after 10 to 20 seconds without the socket and says that it is slow', async () => {
    const { room, asked, socket, pass } = await onSocket();
    socket.turns('down');
    expect(room.getSnapshot().connection).toBe('offline');
    await pass(9_999);
    expect(asked).toHaveLength(0);
    await pass(10_001);
    expect(asked[0]?.path).toContain('since=first.6');
    asked[0]?.answer(200, welcome(7, { mode: 'delta', put: [question(2, 7)] }));
    await pass();
    expect(room.getSnapshot()).toMatchObject({ connection: 'slow', rev: 7 });
    socket.turns('down');
    expect(room.getSnapshot().connection).toBe('slow');
  });

  it('goes back to the socket when that comes back, from where the polls had got', async () => {
    const { room, asked, socket, pass } = await onSocket();
    socket.turns('down');
    await pass(20_000);
    asked[0]?.answer(200, welcome(7, { mode: 'delta', put: [question(2, 7)] }));
    await pass();
    expect(socket.hello().since).toEqual({ epoch: 'first', rev: 7 });
    socket.turns('open');
    socket.says('welcome', welcome(7, { mode: 'delta' }));
    socket.says('patch', patch(7, 8, [question(3, 8)]));
    expect(room.getSnapshot()).toMatchObject({ connection: 'live', rev: 8 });
    await pass(60_000);
    expect(asked).toHaveLength(0);
    expect(room.stream.gaps).toBe(0);
  });

  it('believes the socket’s first welcome even where that says less than the polls did', async () => {
    const { room, asked, socket, pass } = await onSocket();
    socket.turns('down');
    await pass(20_000);
    asked[0]?.answer(200, welcome(9, { mode: 'delta', put: [question(2, 9)] }));
    await pass();
    socket.turns('open');
    socket.says('welcome', welcome(8, { put: [question(1, 5)] }));
    expect(room.getSnapshot().rev).toBe(8);
    expect(room.records('question')).toHaveLength(1);
  });

  it('sends a command by HTTP while the socket is away', async () => {
    const { room, asked, socket, pass } = await onSocket();
    vote(room);
    await pass();
    socket.flying[0]?.lose();
    socket.turns('down');
    await pass(1_500);
    expect(asked[0]).toMatchObject({ method: 'POST', body: { type: 'question.vote' } });
  });

  it('asks for what it missed by the road it is on', async () => {
    const { socket, pass } = await onSocket();
    socket.says('patch', patch(8, 9));
    await pass(2_000);
    expect(socket.resumed).toEqual([{ epoch: 'first', rev: 6 }]);
  });

  it('tries again to load the socket’s code, and polls meanwhile', async () => {
    let works = false;
    const opened = await open({
      loading: () => (works ? Promise.resolve() : Promise.reject(new Error('no network'))),
    });
    const { room, asked, socket, loads, pass } = opened;
    asked[0]?.answer(200, welcome(5));
    await pass();
    expect(loads()).toBe(1);
    await pass(20_000);
    asked[0]?.answer(200, welcome(5, { mode: 'delta' }));
    await pass();
    expect(room.getSnapshot().connection).toBe('slow');
    works = true;
    await pass(20_000);
    expect(socket.opened).toBe(1);
  });

  it('ends with a refusal of the seat and begins again with another', async () => {
    const { room, socket, asked, pass } = await onSocket();
    socket.turns('refused', 'NOT_ALLOWED');
    expect(room.getSnapshot()).toMatchObject({ connection: 'refused', refusal: 'NOT_ALLOWED' });
    await pass(60_000);
    expect(asked).toHaveLength(0);
    room.sit('another');
    expect(socket.reconnected).toEqual([0]);
    expect(socket.hello().seat).toBe('another');
  });

  it('sends by HTTP while the socket comes back because it wanted to, and is not offline', async () => {
    const { room, socket, asked, pass } = await onSocket();
    socket.turns('connecting');
    expect(room.getSnapshot().connection).toBe('live');
    vote(room);
    await pass();
    expect(asked[0]?.method).toBe('POST');
    expect(socket.flying).toHaveLength(0);
  });

  it('reconnects with a seat taken after the list was shown, without asking for the list again', async () => {
    const { room, socket, asked } = await open({ initial: welcome(5), seat: undefined });
    room.sit('seat');
    expect(asked).toHaveLength(0);
    expect(socket.reconnected).toEqual([0]);
    expect(socket.hello()).toMatchObject({ seat: 'seat', since: { epoch: 'first', rev: 5 } });
  });

  it('does not ask twice when a seat is taken while the socket’s code is on its way', async () => {
    const { room, socket, asked, pass } = await open({
      initial: welcome(5),
      loading: () => new Promise(() => undefined),
    });
    room.sit('seat');
    await pass();
    expect(asked).toHaveLength(0);
    expect(socket.opened).toBe(0);
  });

  it('closes both roads', async () => {
    const { room, socket, clock } = await onSocket();
    room.close();
    expect(socket.closed).toBe(true);
    expect(clock.waiting).toBe(0);
  });

  it('says what waits in a hub on both roads, also on a socket that comes later', async () => {
    const { room, asked, socket, pass } = await open();
    room.reports({ waiting: 7 });
    room.edits(null);
    asked[0]?.answer(200, welcome(5));
    await pass(1_000);
    expect(socket.told).toEqual([{ link: { waiting: 7 }, editing: { about: null } }]);
    await pass(20_000);
    expect(asked[0]?.path).toBe('/api/v1/sessions/s1/state?as=public&since=first.5&waiting=7');
    room.reports({ waiting: 0 });
    asked[0]?.answer(200, welcome(5, { mode: 'delta' }));
    await pass(20_000);
    expect(asked[0]?.path).toContain('&waiting=0');
  });

  it('knows of the line what the socket knows', async () => {
    const { room } = await onSocket();
    expect(room.getSnapshot()).toMatchObject({ tries: 3, retryAt: 17 });
    const waiting = await open();
    expect(waiting.room.getSnapshot()).toMatchObject({ tries: 0 });
  });

  it('polls again as soon as it was told to where nobody answers, and as late as the server asks', async () => {
    const { asked, pass } = await open({ retryMostMs: 2_000 });
    for (let tries = 0; tries < 6; tries += 1) {
      expect(asked).toHaveLength(1);
      asked[0]?.fail();
      await pass(2_000);
    }
    asked[0]?.answer(503, { code: 'BUSY', retryAfterMs: 60_000 });
    await pass(59_999);
    expect(asked).toHaveLength(0);
    for (let late = 0; late <= 30 && asked.length === 0; late += 1) await pass(1_000);
    expect(asked).toHaveLength(1);
  });

  it('does not try a command where both roads are known to be down and it hurries, so that it can be taken back', async () => {
    const { room, outbox, asked, socket, pass } = await onSocket({ retryMostMs: 2_000 });
    socket.turns('down');
    await pass(2_000);
    asked[0]?.fail();
    await pass();
    vote(room);
    await pass(2_000);
    expect(asked.filter(({ path }) => path.includes('/commands'))).toEqual([]);
    expect(outbox.entries.map(({ state, unsent }) => [state, unsent])).toEqual([['kept', true]]);
    socket.turns('open');
    socket.says('welcome', welcome(7, { mode: 'delta' }));
    await pass();
    expect(socket.flying).toHaveLength(1);
  });
});
