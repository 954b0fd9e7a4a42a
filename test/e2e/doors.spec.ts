import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Clock,
  httpFirst,
  httpTransport,
  LiveRoom,
  loadSocketTransport,
  memoryOutboxStore,
  Outbox,
  systemClock,
  type Transport,
} from '@openfloor/client';
import type { Channel, CommandArgs, CommandType, Corner, Reply, Seated, Welcome } from '@openfloor/contract';
import { io, type Socket } from 'socket.io-client';
import { Config } from '../../apps/server/src/config/config.js';
import { api, organiserToken } from '../harness/api.js';
import { invitedAs, joinedAs, type Result } from '../harness/people.js';
import { command, rawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';
import { WeakLink } from '../harness/weak-link.js';

const { socketTransport } = await loadSocketTransport();

/** Polls come every 10 to 20 s; in a test every 200 to 400 ms, with answers given their usual time. */
const HASTE = 50;
const hasty: Clock = { ...systemClock, after: (ms, run) => systemClock.after(ms / HASTE, run) };
const plain = (base: string) => httpTransport({ base, clock: hasty, answerMs: 8_000 * HASTE });

/** The ways into a room. */
const ROADS = {
  'a socket': (base: string) => socketTransport({ base, io: { transports: ['websocket'] } }),
  'long polling': (base: string) => socketTransport({ base, io: { transports: ['polling'] } }),
  'plain requests': plain,
  'requests and then a socket': (base: string) =>
    httpFirst({ http: plain(base), socket: async () => socketTransport({ base }) }),
} satisfies Record<string, (base: string) => Transport>;
type Road = keyof typeof ROADS;
const names = Object.keys(ROADS) as Road[];

/** Somebody in a room by one road, with an outbox as every page has one. */
class Seat {
  constructor(
    readonly live: LiveRoom,
    readonly seated: Seated,
  ) {}

  static async by(road: Road, base: string, seated: Seated, as?: Channel): Promise<Seat> {
    const live = new LiveRoom({
      transport: ROADS[road](base),
      session: seated.sessionId,
      seat: seated.seat,
      outbox: new Outbox({ store: memoryOutboxStore() }),
      ...(as ? { as } : {}),
    });
    await until(`${seated.actor.role} is in the room by ${road}`, () => live.getSnapshot().epoch !== '');
    return new Seat(live, seated);
  }

  async does<T extends CommandType>(type: T, args: CommandArgs<T>): Promise<Result> {
    const reply = await this.live.does(type, args);
    if (!reply.ok) throw new Error(`${type}: ${reply.code} ${reply.message}`);
    return (reply.result ?? {}) as unknown as Result;
  }

  sees(what: string, is: (live: LiveRoom) => unknown): Promise<unknown> {
    return until(`${this.seated.actor.role} sees ${what}`, () => is(this.live));
  }

  get mine(): Corner | undefined {
    return this.live.getSnapshot().mine;
  }
}

interface Cast {
  sessionId: string;
  participant: Seat;
  hub: Seat;
  moderator: Seat;
  leave(): void;
}

describe('every road into a room', () => {
  let server: TestServer;
  let organiser: string;
  beforeAll(async () => {
    server = await TestServer.start({ LIMIT_LOGINS_PER_QUARTER_HOUR: '0' });
    organiser = await organiserToken(server);
  }, 60_000);
  afterAll(() => server.dispose());

  async function roomOf(preset: string): Promise<{ sessionId: string; code: string }> {
    const { body } = await api<{ sessionId: string; code: string }>(server, 'POST', '/rooms', {
      token: organiser,
      body: { title: 'A room with many doors', preset },
    });
    return body;
  }

  async function moderatorOf(sessionId: string, road: Road): Promise<Seat> {
    const seated = await invitedAs(server, sessionId, organiser, {
      role: 'moderator',
      person: { name: 'A moderator' },
    });
    return Seat.by(road, server.url, seated, 'staff');
  }

  async function cast(roads: { participant: Road; hub: Road; moderator: Road }): Promise<Cast> {
    const { sessionId, code } = await roomOf('panel');
    const moderator = await moderatorOf(sessionId, roads.moderator);
    const { hubId } = await moderator.does('hub.put', { name: 'Accra hub', city: 'Accra', country: 'GH' });
    const invited = await invitedAs(server, sessionId, organiser, { role: 'hub', hubId });
    const hub = await Seat.by(roads.hub, server.url, invited);
    const participant = await Seat.by(roads.participant, server.url, await joinedAs(server, code));
    const leave = () => [moderator, hub, participant].forEach(({ live }) => live.close());
    return { sessionId, participant, hub, moderator, leave };
  }

  it.each([
    ...names.map((road) => [road, { participant: road, hub: road, moderator: road }] as const),
    [
      'a road of their own for each',
      { participant: 'plain requests', hub: 'long polling', moderator: 'a socket' },
    ] as const,
  ])(
    'lets people ask, vote, wait, count, speak and moderate alike: %s',
    async (_what, roads) => {
      const players = await cast(roads);
      await play(players);
      const { participant, hub, moderator } = players;
      for (const { live } of [participant, hub, moderator]) {
        await until('the last act is seen', () => holds(live, PUBLIC_ROOM));
        expect(roomAsSeen(live)).toEqual(PUBLIC_ROOM);
      }
      await participant.sees('its own end', () => participant.mine?.floor[0]?.status === 'completed');
      expect(cornerAsSeen(participant)).toEqual(PARTICIPANTS_CORNER);
      await hub.sees('its own place', () => hub.mine?.floor[0]?.status === 'on_deck');
      expect(cornerAsSeen(hub)).toEqual(HUBS_CORNER);
      expect(moderator.live.records('question').map(({ status }) => status)).toContain('declined');
      players.leave();
    },
    60_000,
  );

  it('brings what changed since, and all of it, whatever road somebody comes back by', async () => {
    const { sessionId, participant, moderator, leave } = await cast({
      participant: 'a socket',
      hub: 'a socket',
      moderator: 'a socket',
    });
    for (const text of ['The first?', 'The second?', 'The third?'])
      await moderator.does('question.submit', { text });
    const before = await until('all three are there', () => {
      const snapshot = participant.live.getSnapshot();
      return participant.live.records('question').length === 3 && snapshot;
    });
    const [first, second] = moderator.live.records('question');
    await moderator.does('question.shortlist', { questionId: second!.id });
    await moderator.does('question.decline', { questionId: first!.id, reason: 'off_topic' });
    const since = { epoch: before.epoch, rev: before.rev };
    const { seat } = participant.seated;
    const welcomes = [
      (await rawSeatBy('websocket', { session: sessionId, seat, since })).welcome,
      (await rawSeatBy('polling', { session: sessionId, seat, since })).welcome,
      await state(sessionId, seat, `since=${since.epoch}.${since.rev}`),
    ];
    for (const welcome of welcomes) {
      const questions = welcome.put.filter(({ kind }) => kind === 'question');
      expect([welcome.mode, welcome.left]).toEqual(['delta', 0]);
      expect(questions.map(({ id }) => id)).toEqual([second!.id]);
      expect(welcome.gone).toEqual([{ kind: 'question', id: first!.id }]);
      expect(welcome.rev).toBe(participant.live.getSnapshot().rev);
    }
    expect((await state(sessionId, seat, `since=${since.epoch}.${welcomes[0]!.rev}`)).put).toEqual([]);
    expect((await state(sessionId, seat, 'since=another.1')).mode).toBe('snapshot');
    closeRaw();
    leave();
  });

  it('brings a big room in pages, and the same room', async () => {
    const { sessionId, code } = await roomOf('workshop');
    const moderator = await moderatorOf(sessionId, 'a socket');
    for (let at = 0; at < BIG; at += 1) await moderator.does('question.submit', { text: `Question ${at}?` });
    const seated = await joinedAs(server, code);
    const first = await state(sessionId, seated.seat, 'first=40');
    const ids = first.put.filter(({ kind }) => kind === 'question').map(({ id }) => id);
    expect([ids.length, first.left]).toEqual([40, BIG - 40]);
    for (let page = 1, left = first.left; left > 0; page += 1) {
      const more = await state(sessionId, seated.seat, `first=40&page=${page}`);
      ids.push(...more.put.map(({ id }) => id));
      expect(more.left).toBeLessThan(left);
      ({ left } = more);
    }
    expect([ids.length, new Set(ids).size]).toEqual([BIG, BIG]);
    const seats = await Promise.all(names.map((road) => Seat.by(road, server.url, seated)));
    for (const { live } of seats) {
      await until('the whole room is there', () => live.getSnapshot().left === 0);
      const all = live.records('question').map(({ id }) => id);
      expect(all.sort()).toEqual([...ids].sort());
    }
    for (const { live } of [...seats, moderator]) live.close();
  });

  it('counts one act once that comes by every road at the same time', async () => {
    const { sessionId, participant, moderator, leave } = await cast({
      participant: 'a socket',
      hub: 'a socket',
      moderator: 'a socket',
    });
    const { seat } = participant.seated;
    const socket = await rawSeatBy('websocket', { session: sessionId, seat });
    const polling = await rawSeatBy('polling', { session: sessionId, seat });
    const { questionId } = await moderator.does('question.submit', { text: 'Asked by the chair?' });
    for (const [type, args] of [
      ['question.submit', { text: 'Once, by every road?' }],
      ['question.vote', { questionId, on: true }],
    ] as const) {
      const said = command(type, args);
      const post = () =>
        api<Reply & Record<string, unknown>>(server, 'POST', `/sessions/${sessionId}/commands`, {
          token: seat,
          body: said,
        }).then(({ body }) => body as Reply);
      const replies = await Promise.all([
        socket.says(said),
        polling.says(said),
        post(),
        post(),
        socket.says(said),
      ]);
      replies.push(await polling.says(said), await post());
      const told = replies.map(({ ok, id, ...rest }) => [ok, id, 'result' in rest ? rest.result : undefined]);
      expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1);
      expect(replies[0]).toMatchObject({ ok: true, id: said.id });
      expect(replies.slice(-2).every((reply) => reply.duplicate)).toBe(true);
    }
    const other = { ...command('question.submit', { text: 'Another?' }) };
    const vote = command('question.vote', { questionId, on: false }, other.id);
    expect(await socket.says(other)).toMatchObject({ ok: true });
    expect(await polling.says(vote)).toMatchObject({ code: 'COMMAND_ID_REUSED' });
    await moderator.sees('one of each', (live) => live.records('question').length === 3);
    await moderator.sees(
      'one vote',
      (live) => [...live.getSnapshot().votes.values()].filter(Boolean).join() === '1',
    );
    const end = await state(sessionId, seat, 'first=200');
    expect(end.mine.put.questions.map(({ text }) => text).sort()).toEqual([
      'Another?',
      'Once, by every road?',
    ]);
    closeRaw();
    leave();
  });

  const opened: Socket[] = [];
  const closeRaw = () => opened.splice(0).forEach((socket) => socket.disconnect());

  /** A bare socket over one transport alone. */
  async function rawSeatBy(transport: 'websocket' | 'polling', auth: Record<string, unknown>) {
    const socket = io(`${server.url}/rooms`, {
      transports: [transport],
      forceNew: true,
      reconnection: false,
      auth: { proto: 1, ...auth },
    });
    opened.push(socket);
    const welcome = await new Promise<Welcome>((resolve, reject) => {
      socket.once('welcome', resolve);
      socket.once('connect_error', reject);
    });
    expect(socket.io.engine.transport.name).toBe(transport);
    const says = (body: unknown) => socket.timeout(10_000).emitWithAck('command', body) as Promise<Reply>;
    return { socket, welcome, says };
  }

  async function state(sessionId: string, token: string, query: string): Promise<Welcome> {
    const path = `/sessions/${sessionId}/state?as=public&${query}`;
    return (await api<Welcome & Record<string, unknown>>(server, 'GET', path, { token })).body;
  }
});

describe('a connection that is open on one side only', () => {
  /** The client's clock runs faster, the server's pings come sooner; what is asserted is in the usual seconds. */
  const FAST = 8;
  const begun = Date.now();
  const fast: Clock = {
    ...systemClock,
    now: () => begun + (Date.now() - begun) * FAST,
    after: (ms, run) => systemClock.after(ms / FAST, run),
  };
  const PING = { SOCKET_PING_INTERVAL_MS: '1000', SOCKET_PING_TIMEOUT_MS: '1500' };
  /** Presence goes out once a second at most. */
  const PRESENCE_MS = 1_000;
  const LAG_MS = 250;
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start(PING);
  }, 60_000);
  afterAll(() => server.dispose());

  it.each(['websocket', 'polling'] as const)(
    'is noticed within 20 s by the client and within 45 s by the server, over %s',
    async (transport) => {
      const { body } = await api<{ sessionId: string; code: string }>(server, 'POST', '/rooms', {
        token: await organiserToken(server),
        body: { title: 'A room behind a tunnel', preset: 'workshop' },
      });
      const link = await WeakLink.open(server.port);
      const seated = await joinedAs(server, body.code);
      const outbox = new Outbox({ store: memoryOutboxStore(), clock: fast });
      const live = new LiveRoom({
        transport: socketTransport({ base: link.url, clock: fast, io: { transports: [transport] } }),
        session: body.sessionId,
        seat: seated.seat,
        clock: fast,
        outbox,
      });
      const here = () => live.getSnapshot().connection;
      await until('the participant is there', () => here() === 'live');
      const watcher = await rawSeat(server, { session: body.sessionId });
      let { participants } = watcher.welcome.presence;
      watcher.socket.on('presence', (presence: { participants: number }) => ({ participants } = presence));
      await until('the room knows of them', () => participants === 1);
      const states = new Set<string>();
      live.subscribe(() => states.add(here()));
      const quiet = fast.now() + 30_000;
      await until('nothing was said for 30 s', () => fast.now() > quiet);
      expect([...states].filter((state) => state !== 'live')).toEqual([]);

      link.hang();
      const hungAt = Date.now();
      let gone = 0;
      let offline = 0;
      await until('both have noticed', () => {
        if (participants === 0) gone ||= Date.now() - hungAt;
        if (here() === 'offline') offline ||= Date.now() - hungAt;
        return gone && offline;
      });
      const asked = live.does('question.submit', { text: 'Sent into the tunnel?' });
      expect(offline * FAST).toBeLessThanOrEqual(20_000 + LAG_MS * FAST);
      const { SOCKET_PING_INTERVAL_MS: interval, SOCKET_PING_TIMEOUT_MS: timeout } = PING;
      expect(gone).toBeLessThanOrEqual(Number(interval) + Number(timeout) + PRESENCE_MS + LAG_MS);
      link.heal();
      await until('the participant is back', () => here() === 'live' && participants === 1);
      expect(await asked).toMatchObject({ ok: true });
      expect(live.records('question').map(({ text }) => text)).toEqual(['Sent into the tunnel?']);
      live.close();
      watcher.close();
      await link.close();
    },
    60_000,
  );

  it('is noticed within 45 s by a server with its usual settings, and quiet rooms are not taken for dead', () => {
    const { pingIntervalMs, pingTimeoutMs } = new Config().socket;
    expect(pingIntervalMs + pingTimeoutMs).toBeLessThanOrEqual(45_000);
    expect(pingIntervalMs).toBeLessThan(16_000);
  });
});

const BIG = 95;

/** Everything that three seats may do in a session, each by its own road. */
async function play({ participant, hub, moderator }: Cast): Promise<void> {
  await moderator.does('session.switch', { floor: true });
  await moderator.does('session.phase', { phase: 'open' });
  await hub.does('hub.checkIn', { headcount: 40 });
  await participant.does('participant.identify', { name: 'Ama Mensah', affiliation: 'A school' });
  const own = await participant.does('question.submit', { text: 'Who audits the auditors?' });
  const lunch = await participant.does('question.submit', { text: 'What is for lunch?' });
  const text = 'Who pays for it?';
  const theirs = await hub.does('question.submit', {
    text,
    onBehalfOf: { name: 'Kofi', affiliation: 'A farm' },
  });
  await moderator.sees('three questions', (live) => live.records('question').length === 3);
  await moderator.does('question.publish', { questionId: own.questionId });
  await moderator.does('question.publish', { questionId: theirs.questionId });
  await moderator.does('question.decline', { questionId: lunch.questionId, reason: 'off_topic' });
  await participant.sees('the question of the hub', (live) => live.question(theirs.questionId));
  await hub.sees('the question of the participant', (live) => live.question(own.questionId));
  await participant.does('question.vote', { questionId: theirs.questionId, on: true });
  await hub.does('question.vote', { questionId: own.questionId, on: true });
  await hub.does('hub.count', { questionId: own.questionId, hands: 17 });
  await moderator.does('question.shortlist', { questionId: own.questionId });
  await moderator.does('question.shortlist', { questionId: theirs.questionId });
  await moderator.does('question.next', { expect: null });
  await participant.sees('its question on air', (live) => live.question(own.questionId)?.status === 'on_air');
  await moderator.does('question.answered', { questionId: own.questionId, how: 'orally' });
  const { floorId } = await participant.does('floor.request', { note: 'On audits.' });
  await hub.does('floor.request', { name: 'Efua', affiliation: 'A clinic' });
  await moderator.sees('both waiting', (live) => live.records('floor').length === 2);
  await moderator.does('floor.call', { expect: null });
  await moderator.does('floor.start', { floorId });
  await moderator.does('floor.end', { expect: floorId });
}

/** What all of them must see in the end. */
const PUBLIC_ROOM = {
  phase: 'open',
  questions: [
    ['Who audits the auditors?', 'answered', 1, { hubs: 1, hands: 17, headcount: 40 }],
    ['Who pays for it?', 'shortlisted', 1, null],
  ],
  floor: [
    [1, 'completed', 'Ama Mensah'],
    [2, 'on_deck', null],
  ],
  hubs: [['Accra hub', 40, 'live']],
};
const PARTICIPANTS_CORNER = {
  questions: [
    ['Who audits the auditors?', 'answered', null],
    ['What is for lunch?', 'declined', 'off_topic'],
  ],
  votes: [3],
  floor: ['completed'],
};
const HUBS_CORNER = {
  questions: [['Who pays for it?', 'shortlisted', null]],
  votes: [1],
  floor: ['on_deck'],
};

const byNo = <T extends { no: number }>(all: readonly T[]) =>
  [...all].sort((one, other) => one.no - other.no);

/** The room without ids and times, and without what only staff see. */
function roomAsSeen(live: LiveRoom): unknown {
  const { votes, session, you } = live.getSnapshot();
  const shown = byNo(live.records('question')).filter(({ status }) => status !== 'declined');
  return {
    phase: session?.phase,
    questions: shown.map(({ no, text, status, hands }) => [text, status, votes.get(no) ?? 0, hands ?? null]),
    floor: byNo(live.records('floor')).map(({ no, status, name }) => [
      no,
      status,
      you?.channel === 'public' || no === 1 ? name : null,
    ]),
    hubs: byNo(live.records('hub')).map(({ name, headcount, status }) => [name, headcount, status]),
  };
}

const holds = (live: LiveRoom, is: unknown) => JSON.stringify(roomAsSeen(live)) === JSON.stringify(is);

function cornerAsSeen({ mine }: Seat): unknown {
  return {
    questions: byNo(mine?.questions ?? []).map(({ text, status, reason }) => [text, status, reason]),
    votes: mine?.votes,
    floor: byNo(mine?.floor ?? []).map(({ status }) => status),
  };
}
