import { HubOutbox, type Outbox, type OutboxOptions, type OutboxStore } from '@openfloor/client';
import type { Welcome } from '@openfloor/contract';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { api } from './api.js';
import type { Clocked } from './clocked.js';
import { openFloor } from './floor.js';
import { SkippingClock } from './outage-clock.js';
import { type HubDesk, HubPage, mostInASecond, openPages } from './outage-hub.js';
import { judge, type Made, type Verdict } from './outage-judge.js';
import { Line } from './line.js';
import { type Act, actsOf, type Before, meanwhile, prepare } from './outage-play.js';
import { fileOutboxStore, keptIn } from './outage-store.js';
import { invitedAs, type OpenedRoom, Person } from './people.js';
import { until } from './until.js';

/** How many acts are given in how long an outage, ms. */
export const ACTS = 300;
const OUTAGE_MS = 600_000;
/** 300 acts at 20 a second are 15 s; with passing refusals, restarts and a busy machine more. */
const REPLAY_MS = 90_000;

/** How a drill is played; all of it has a default, which is the product as it is. */
export interface Plan {
  outbox?: (options: OutboxOptions) => Outbox;
  /** Where pages keep what they send; asked for anew by each page. */
  store?: () => OutboxStore;
  /** How many pages of the hub are open (1). */
  pages?: number;
  acts?: (before: Before) => Act[];
  /** What happens during the replay, when so many of the acts have their result. */
  at?: [results: number, happens: (drill: OutageDrill) => Promise<void>][];
  /** What the room goes on with while the hub is away. */
  meanwhile?: (room: OpenedRoom, before: Before) => Promise<void>;
}

/** A hub that is without a link for ten minutes in which its people go on, and then has it back. */
export class OutageDrill {
  made: Made[] = [];
  /** From the link being back until all pages are in step with the room, ms. */
  resyncMs = 0;
  readonly pages: HubPage[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'openfloor-outage-'));

  private constructor(
    private readonly on: Clocked,
    private readonly room: OpenedRoom,
    private readonly before: Before,
    private readonly link: Line,
    private readonly desk: HubDesk,
  ) {}

  /** Plays it on a server, until everything that was done without a link has its result. */
  static async play(on: Clocked, plan: Plan = {}): Promise<OutageDrill> {
    const drill = await OutageDrill.open(on, plan);
    await drill.goWithout(plan.acts?.(drill.before) ?? actsOf(drill.before, ACTS));
    await (plan.meanwhile ?? meanwhile)(drill.room, drill.before);
    drill.desk.sentAt.length = 0;
    await drill.back();
    await drill.replay(plan.at ?? []);
    return drill;
  }

  /** A hub that is checked in, and everything that its acts will be about. */
  private static async open(on: Clocked, plan: Plan): Promise<OutageDrill> {
    const { server } = on;
    const room = await openFloor(server);
    const { hubId } = await room.moderator.does('hub.put', { name: 'Accra hub', city: 'Accra' });
    const seated = await invitedAs(server, room.sessionId, room.organiser, { role: 'hub', hubId });
    const hub = await Person.sit(server, room.sessionId, 'Accra hub', seated);
    const before = await prepare(room, hub);
    hub.leave();
    const link = await Line.to(() => server.port);
    const drill: OutageDrill = new OutageDrill(on, room, before, link, {
      url: link.url,
      seated,
      store: plan.store ?? (() => fileOutboxStore(drill.path)),
      outbox: plan.outbox ?? ((options) => new HubOutbox(options)),
      clock: new SkippingClock(),
      owners: openPages(),
      results: new Map(),
      sentAt: [],
    });
    for (let at = 0; at < (plan.pages ?? 1); at += 1) drill.pages.push(await HubPage.open(drill.desk));
    await drill.areLive();
    return drill;
  }

  get first(): HubPage {
    return this.pages[0] as HubPage;
  }

  /** How many acts were ever shown with their result. */
  get results(): number {
    return this.desk.results.size;
  }

  /** How many commands left for the room since the link was back, and the most of them within a second. */
  get sent(): { all: number; mostInASecond: number } {
    return { all: this.desk.sentAt.length, mostInASecond: mostInASecond(this.desk.sentAt) };
  }

  /** What the store holds. */
  get kept(): number {
    return keptIn(this.path).length;
  }

  /** The page is loaded anew, as after a crash: what it had is in the store or lost. */
  async reload(at: number): Promise<void> {
    this.pages[at]?.vanish();
    this.pages[at] = await HubPage.open(this.desk);
  }

  /** The link is lost once more, and comes back at once. */
  async cutAgain(): Promise<void> {
    this.link.cut();
    await until('the hub knows', () => this.pages.every(({ isLive }) => !isLive));
    this.link.heal();
    await this.areLive();
  }

  /** The server ends without a word and comes up again. */
  async kill(): Promise<void> {
    await this.on.server.restart('SIGKILL');
    await this.areLive();
  }

  async verdict(): Promise<Verdict> {
    const path = `/sessions/${this.room.sessionId}/state?as=public`;
    const token = this.desk.seated.seat;
    const state = await api<Welcome & Record<string, unknown>>(this.on.server, 'GET', path, { token });
    return judge(this.made, this.desk.results, state.body.mine.put);
  }

  /** The figures in one line. */
  say(what: string): void {
    const { results, sentAt } = this.desk;
    const refused = [...results.values()].filter(({ ok }) => !ok).length;
    const [first = 0, last = 0] = [sentAt[0], sentAt.at(-1)];
    process.stdout.write(
      `${what}: ${results.size} of ${this.made.length} with a result, ${refused} of them refusals; ` +
        `in step in ${Math.round(this.resyncMs)} ms, replayed in ${((last - first) / 1_000).toFixed(1)} s by ` +
        `${this.sent.all} sent, at most ${this.sent.mostInASecond} in a second\n`,
    );
  }

  leave(): void {
    for (const page of this.pages) page.vanish();
    this.link.close();
    this.room.leave();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get path(): string {
    return join(this.folder, 'outbox.json');
  }

  private async areLive(): Promise<void> {
    await until('the hub is live', () => this.pages.every(({ isLive }) => isLive));
  }

  /** Ten minutes pass while everything is given, on the pages in turn, with a reload in the middle. */
  private async goWithout(acts: Act[]): Promise<void> {
    this.link.cut();
    await until('the hub knows', () => this.pages.every(({ isLive }) => !isLive));
    for (const [at, act] of acts.entries()) {
      const page = this.pages[at % this.pages.length] as HubPage;
      this.made.push({ ...act, id: page.does(act.type, act.args) });
      this.on.passes(OUTAGE_MS / 1_000 / acts.length);
      this.desk.clock.skip(OUTAGE_MS / acts.length);
      await new Promise((go) => setImmediate(go));
      if (at !== acts.length >> 1) continue;
      await this.isKept();
      await this.reload(0);
    }
    await this.isKept();
  }

  /** What is given is in the file, where the outbox uses one. */
  private async isKept(): Promise<void> {
    await until('all of it is kept', () => {
      const kept = new Set(keptIn(this.path).map(({ id }) => id));
      return kept.size === 0 || this.made.every(({ id }) => kept.has(id));
    });
  }

  private async back(): Promise<void> {
    const { rev } = this.room.ben.now;
    const from = performance.now();
    this.link.heal();
    await until('the hub is in step', () =>
      this.pages.every(({ isLive, room }) => isLive && room.getSnapshot().rev >= rev),
    );
    this.resyncMs = performance.now() - from;
  }

  private async replay(at: NonNullable<Plan['at']>): Promise<void> {
    const isDone = (): boolean => this.pages.every((page) => page.waiting.length === 0);
    for (const [results, happens] of at) {
      await until(`${results} have their result`, () => this.results >= results, REPLAY_MS);
      await happens(this);
    }
    await until('all have their result', isDone, REPLAY_MS);
  }
}
