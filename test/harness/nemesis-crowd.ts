import {
  LiveRoom,
  loadSocketTransport,
  memoryOutboxStore,
  Outbox,
  type Clock,
  type Transport,
} from '@openfloor/client';
import { api, organiserToken } from './api.js';
import type { Chance } from './nemesis-chance.js';
import { findings, scoreOf, type AtEnd, type Findings, type Score } from './nemesis-checkers.js';
import { History, keepHistories, recorded } from './nemesis-history.js';
import type { Nemesis } from './nemesis.js';
import type { KeptReader } from './nemesis-kept.js';
import { readKept, readShown } from './nemesis-room.js';
import { joinedAs } from './people.js';
import type { TestServer } from './server.js';
import { until } from './until.js';

/** A room for a drill: no review, no quota, no limit on what one person asks. */
export interface DrilledRoom {
  sessionId: string;
  code: string;
  token: string;
  /** Gives a command as the organiser; throws where it is refused. */
  does(type: string, args: unknown): Promise<Record<string, unknown>>;
}

/** Makes a room whose questions are shown at once. */
export async function drilledRoom(server: TestServer): Promise<DrilledRoom> {
  const token = await organiserToken(server);
  const body = { title: 'A drill', preset: 'workshop' };
  const made = await api<{ sessionId: string; code: string }>(server, 'POST', '/rooms', { token, body });
  const { sessionId, code } = made.body;
  const does = async (type: string, args: unknown) => {
    const command = { id: crypto.randomUUID(), type, args };
    const { body: reply } = await api<{ ok: boolean; result?: Record<string, unknown> }>(
      ...([server, 'POST', `/sessions/${sessionId}/commands`, { token, body: command }] as const),
    );
    if (!reply.ok) throw new Error(`${type}: ${JSON.stringify(reply)}`);
    return reply.result ?? {};
  };
  await does('session.rules', { questionsPerPerson: 0 });
  await does('session.phase', { phase: 'open' });
  return { sessionId, code, token, does };
}

/** How a crowd behaves. */
export interface Habits {
  /** Commands a second of each phone. */
  perSecond: number;
  /** How many of its commands are new questions, out of 1; the rest are votes, given and taken back (0.5). */
  asks?: number;
  /** Questions of one phone at most; then it only votes. */
  most?: number;
}

/** A phone begins nothing new while so much waits: what is never sent tests nothing. */
const MOST_WAITING = 24;

/** What lies between a phone and the server: nearer to it than what the history sees, or further away. */
export interface Roads {
  inside?: (transport: Transport) => Transport;
  outside?: (transport: Transport) => Transport;
  /** Where the phones reach the room; by default the server that the crowd was made with. */
  base?: string;
  /** Time of the phone's connection; with one of its own it is also as patient as a real phone. */
  clock?: Clock;
}

const same = (transport: Transport): Transport => transport;

/** One phone: an outbox that keeps every command until it has a reply, and a history of every try. */
export interface DrillPhone {
  history: History;
  live: LiveRoom;
  actorId: string;
  seat: string;
  /** Questions it has begun to ask. */
  asked: number;
}

/** Phones that ask and vote by chance of a printed seed until they are told to stop. */
export class DrillCrowd {
  readonly phones: DrillPhone[] = [];
  private readonly flying = new Set<Promise<unknown>>();
  private readonly timers: NodeJS.Timeout[] = [];
  constructor(
    private readonly server: TestServer,
    private readonly room: DrilledRoom,
    private readonly chance: Chance,
  ) {}

  /** How many commands left, and how many of them were accepted. */
  get commands(): number {
    return this.phones.reduce((sum, { history }) => sum + history.sent.size, 0);
  }

  get acknowledged(): number {
    return this.phones.reduce((sum, { history }) => sum + history.accepted.size, 0);
  }

  get histories(): History[] {
    return this.phones.map(({ history }) => history);
  }

  async join(count: number, roads: Roads = {}): Promise<void> {
    const startedAt = performance.now();
    const names = Array.from({ length: count }, (_, at) => `phone ${this.phones.length + at}`);
    this.phones.push(...(await Promise.all(names.map((name) => this.phone(name, startedAt, roads)))));
    await until('all are in the room', () =>
      this.phones.every(({ live }) => live.getSnapshot().connection === 'live'),
    );
  }

  /** Everybody begins to ask and to vote. */
  play({ perSecond, asks = 0.5, most = Infinity }: Habits): void {
    this.phones.forEach((phone, no) => {
      const acts = actor(phone, this.chance.part(no), asks, most);
      const act = () => {
        const waiting = phone.live.getSnapshot().outbox.filter(({ reply }) => !reply);
        if (waiting.length < MOST_WAITING) this.follow(acts());
      };
      this.timers.push(setInterval(act, 1_000 / perSecond));
    });
  }

  /** Nobody begins anything more; what is under way is waited for, at most so long (ms). */
  async rest(withinMs: number): Promise<void> {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
    const late = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref());
    await Promise.race([Promise.all(this.flying), late]);
  }

  /** Every phone shows the room as it stands in the end. */
  async inStep(): Promise<void> {
    await until(
      'every phone is in step',
      async () => {
        const { rev } = await readShown(this.server, this.room.sessionId, this.room.token, 'public');
        for (const { live } of this.phones) live.wake();
        return this.phones.every(({ live }) => live.getSnapshot().rev === rev);
      },
      30_000,
    );
  }

  leave(): void {
    for (const timer of this.timers) clearInterval(timer);
    for (const { live } of this.phones) live.close();
  }

  /**
   * What became of it all, by every checker; the histories and the log are left in files of this name. The rows are read
   * `from` a data directory, or as the reader does.
   */
  async judged(
    drill: string,
    nemesis: Pick<Nemesis, 'log'>,
    from: string | KeptReader = this.server.dataDir,
  ): Promise<{ found: Findings; score: Score; atEnd: AtEnd }> {
    const { sessionId, token } = this.room;
    const atEnd: AtEnd = {
      shown: await readShown(this.server, sessionId, token),
      kept: typeof from === 'string' ? readKept(from, sessionId) : await from(sessionId),
      actors: new Map(this.phones.map(({ history, actorId }) => [history.client, actorId])),
    };
    keepHistories(drill, this.histories, nemesis.log);
    return { found: findings(this.histories, atEnd), score: scoreOf(this.histories), atEnd };
  }

  private follow(reply: Promise<unknown>): void {
    const done = reply.catch(() => undefined);
    this.flying.add(done);
    void done.then(() => this.flying.delete(done));
  }

  private async phone(
    name: string,
    startedAt: number,
    { inside = same, outside = same, base = this.server.url, clock }: Roads,
  ): Promise<DrillPhone> {
    const seated = await joinedAs({ url: base }, this.room.code);
    const { socketTransport } = await loadSocketTransport();
    const history = new History(name, startedAt);
    const road = inside(
      socketTransport({
        base,
        io: { transports: ['websocket'] },
        ...(clock ? { clock } : {}),
      }),
    );
    const outbox = new Outbox({
      store: memoryOutboxStore(),
      perSecond: 1_000,
      parallel: 16,
      answerMs: 2_000,
    });
    const options = { session: seated.sessionId, seat: seated.seat, outbox };
    const transport = outside(recorded(road, history));
    const live = new LiveRoom({ ...options, transport: clock ? transport : impatient(transport) });
    return { history, live, actorId: seated.actor.id, seat: seated.seat, asked: 0 };
  }
}

/** What one phone does next, each time it is asked. */
function actor(phone: DrillPhone, chance: Chance, asks: number, most: number) {
  const given = new Map<string, boolean>();
  const { history, live } = phone;
  let [seen, open] = [-1, [] as string[]];
  const others = () => {
    const { rev } = live.getSnapshot();
    if (rev === seen) return open;
    seen = rev;
    open = live
      .records('question')
      .filter(({ status, text }) => status === 'published' && !text.startsWith(`${history.client} `))
      .map(({ id }) => id);
    return open;
  };
  return (): Promise<{ ok: boolean }> => {
    const { asked } = phone;
    const target = asked > 0 && (asked >= most || !chance.is(asks)) ? chance.of(others()) : undefined;
    if (target === undefined && asked >= most) return Promise.resolve({ ok: false });
    if (target === undefined) {
      phone.asked += 1;
      return live.does('question.submit', { text: `${history.client} asks ${phone.asked}` });
    }
    const on = !given.get(target);
    given.set(target, on);
    return live.does('question.vote', { questionId: target, on });
  };
}

/** The same road with short waits between tries, so that a drill is not mostly waiting. */
export function impatient(transport: Transport): Transport {
  const soon = setInterval(() => transport.wake(), 200);
  return {
    open: (listener) => transport.open(listener),
    send: (command, timeoutMs) => transport.send(command, timeoutMs),
    resume: (since) => transport.resume(since),
    reconnect: (inMs) => transport.reconnect(inMs),
    wake: () => transport.wake(),
    close: () => {
      clearInterval(soon);
      transport.close();
    },
  };
}
