import { newKey, type RoomSnapshot } from '@openfloor/client';
import type { WebPages } from '@openfloor/pages';
import type Database from 'better-sqlite3';
import { CommandsStore } from './kept/commands.store.js';
import { FactsStore } from './kept/facts.store.js';
import { HandsStore } from './kept/hands.store.js';
import type { Journal } from './kept/journal.js';
import { MirrorStore } from './kept/mirror.store.js';
import { PhonesStore } from './kept/phones.store.js';
import type { House } from './doors/house.js';
import { Mirror, type Moves, type Remembered } from './mirror/mirror.js';
import { Saving } from './mirror/saving.js';
import { resumption, serverNow } from './mirror/welcome.js';
import { Line } from './line.js';
import type { Outward } from './outward.js';
import { CommandQueue } from './phones/command-queue.js';
import { Corners } from './phones/corners.js';
import { HandCounts } from './phones/hand-counts.js';
import { CommandLedger } from './phones/ledger.js';
import { Reception } from './phones/reception.js';
import { Roster } from './phones/roster.js';
import { SeatSigner } from './signing.js';
import { Forwarder } from './upstream/forwarder.js';
import type { UpstreamSeat } from './upstream/seat.js';
import type { Uplink } from './upstream/uplink.js';

/** What a relay is made over. */
export interface Over {
  database: Database;
  journal: Journal;
  facts: FactsStore;
}

/** A relay without its doors: the copy of the room, the phones, and what goes up of theirs. */
export class Relay {
  readonly mirror: Mirror;
  readonly line = new Line();
  private readonly roster: Roster;
  private readonly ledger: CommandLedger;
  private readonly counts: HandCounts;
  private readonly reception: Reception;
  private readonly corners: Corners;
  private readonly saving: Saving;
  private readonly forwarder: Forwarder;
  private uplink: Uplink | undefined;
  private outward: Outward | undefined;
  private inStep = false;

  constructor(private readonly over: Over) {
    const { database, journal, facts } = over;
    const mirrorStore = new MirrorStore(database);
    this.mirror = new Mirror(keptKey(over, 'relayId'), mirrorStore, facts);
    this.saving = new Saving(this.mirror, journal, mirrorStore, facts);
    this.roster = new Roster(journal, new PhonesStore(database), new SeatSigner(keptKey(over, 'secret')));
    this.ledger = new CommandLedger(journal, new CommandsStore(database));
    const moved = (): void => this.pump();
    const isLive = (): boolean => this.uplink?.isLive ?? false;
    this.counts = new HandCounts({
      mirror: this.mirror,
      ledger: this.ledger,
      journal,
      store: new HandsStore(database),
      isLive: () => this.inStep && isLive(),
      moved,
      settled: (authors) => this.outward?.touched(authors),
    });
    this.corners = new Corners(this.mirror, this.ledger, this.counts.hands);
    const touched = (author: string): void => this.outward?.touched([author]);
    const queue = new CommandQueue(this.ledger, moved, touched);
    const { mirror, ledger, counts, roster } = this;
    const hurry = (): void => this.saving.hurry();
    this.reception = new Reception({
      ...{ mirror, ledger, queue, counts, roster },
      ...{ isLive, hurry, moved, touched },
    });
    const road = {
      get isLive() {
        return isLive();
      },
      send: (command: Parameters<Uplink['send']>[0]) =>
        this.uplink?.send(command) ?? Promise.reject(new Error('no uplink yet')),
    };
    this.forwarder = new Forwarder(road, [queue, counts]);
  }

  /** What the uplink of this seat begins with, where the room is known from before. */
  resumption(seat: UpstreamSeat): ReturnType<typeof resumption> {
    return resumption(this.mirror, seat.hubId, this.over.facts.read<Remembered>('mirror')?.calmRev ?? 0);
  }

  /** From now on what changes is said here. */
  say(outward: Outward): void {
    this.outward = outward;
  }

  /** The doors lead here. */
  house(pages: WebPages | undefined, dist: string, statusOpen: boolean): House {
    const { mirror, roster, reception, corners } = this;
    return { mirror, roster, reception, corners, pages, dist, statusOpen, status: () => this.status() };
  }

  /** Listens to the room through this uplink. */
  connect(uplink: Uplink): void {
    this.uplink = uplink;
    uplink.onChange((snapshot) => this.heard(snapshot));
    this.heard(uplink.snapshot);
  }

  /** Phones came or went, or something else that the room's staff are told of the hub's line. */
  report(): void {
    this.uplink?.reports({ waiting: this.waiting, phones: this.outward?.phones ?? 0 });
  }

  /** Whether the copy is as the room is, as far as the uplink has told since it came up. */
  get isInStep(): boolean {
    return this.inStep;
  }

  /** How many commands of phones the room has not answered. */
  get waitingCommands(): number {
    return this.ledger.size;
  }

  async close(): Promise<void> {
    this.forwarder.stop();
    this.counts.stop();
    this.uplink?.close();
    this.saving.stop();
    await this.saving.save().catch(() => undefined);
  }

  private get waiting(): number {
    return this.waitingCommands + this.counts.size;
  }

  private status(): ReturnType<House['status']> {
    return {
      ...this.line.now,
      waiting: this.waiting,
      phones: this.outward?.phones ?? 0,
      headcount: this.mirror.corner.hub?.headcount ?? null,
      handsHeld: this.counts.hands.size,
    };
  }

  private pump(): void {
    this.forwarder.pump();
    this.report();
  }

  private heard(snapshot: RoomSnapshot): void {
    this.line.heard(snapshot);
    const moves = this.mirror.take(snapshot, serverNow(this.mirror));
    const wasInStep = this.inStep;
    this.inStep = (this.uplink?.isLive ?? false) && (wasInStep || moves !== undefined);
    if (moves) this.moved(moves);
    if (moves?.isWhole) this.counts.forgetTold();
    else if ((this.inStep && !wasInStep) || moves?.counting) this.counts.reviewAll();
    this.pump();
  }

  private moved(moves: Moves): void {
    this.saving.ask();
    this.outward?.said(moves);
  }
}

/** Random text of this data alone, made once. */
function keptKey({ facts }: Over, name: string): string {
  const kept = facts.read<string>(name);
  if (kept) return kept;
  const made = newKey() + newKey();
  facts.keep(name, made);
  return made;
}
