import type { Editing, Presence } from '@openfloor/contract';
import type { Part } from '../nodes/messages.js';
import { Desks } from './desks.js';
import { awayOf, hereOf } from './figures.js';
import type { Holder } from './holder.js';
import { HubLinks } from './hub-links.js';
import type { Seats } from './outlet.js';
import { PeopleHere } from './people-here.js';
import { bestLinks, isHeard, OtherParts, shownDesk, unitedDesks } from './presence-parts.js';
import { Pace, type Schedule } from './schedule.js';
import { GROUPS, type Group, type Seat } from './seat.js';
import type { Telling } from './telling.js';

const PRESENCE_PAUSE_MS = 1_000;
/** Other nodes are told so often at least who is here, so that they need not count somebody who is long gone. */
const TOLD_AGAIN_MS = 10_000;

/** Who is in a room, on this node and on the others, and what each group is told of that: what is new, once a second. */
export class RoomPresence {
  readonly desks: Desks;
  readonly hubs: HubLinks;
  private readonly people = new PeopleHere();
  private readonly others: OtherParts;
  private readonly pace: Pace;
  private readonly sent = new Map<Group, string>();
  private told: { part: string; at: number } | undefined;

  /** `send` brings it to a group; `tells` brings what is of this node to the others. */
  constructor(
    private readonly holder: Holder,
    private readonly seats: Seats,
    private readonly schedule: Schedule,
    private readonly send: (group: Group, presence: Presence) => void,
    private readonly tells: Pick<Telling, 'here'> | undefined,
  ) {
    this.others = new OtherParts(() => schedule.now());
    this.desks = new Desks(schedule, () => this.others.all.flatMap(({ desks }) => desks));
    this.pace = new Pace(schedule, PRESENCE_PAUSE_MS, () => {
      this.sendTo(GROUPS);
      this.tell();
    });
    this.hubs = new HubLinks(holder, seats, schedule, () => this.pace.ask());
    if (tells) this.pace.ask();
  }

  enter(seat: Seat, group: Group): void {
    this.people.enter(seat, group);
    this.desks.enter(seat);
    this.hubs.enter(seat);
    this.ask();
  }

  leave(seat: Seat): void {
    this.people.leave(seat);
    this.hubs.leave(seat);
    this.desks.leave(seat);
    this.ask();
  }

  /** Somebody of the staff has something open for writing, or nothing any more. */
  edits(seat: Seat, about: Editing['about']): void {
    if (this.desks.edits(seat, about, () => this.ask())) this.ask();
  }

  /** Something may be new. */
  ask(): void {
    this.pace.ask();
  }

  /** What this group is sent next is compared with nothing that was sent before. */
  greeted(group: Group): void {
    this.sent.delete(group);
  }

  /** Tells these groups right away what is new. */
  sendTo(groups: readonly Group[]): void {
    for (const group of groups) {
      if (this.seats.of(group).size === 0) continue;
      const presence = this.for(group);
      const news = JSON.stringify(presence);
      if (news === this.sent.get(group)) continue;
      this.sent.set(group, news);
      this.send(group, presence);
    }
  }

  for(group: Group): Presence {
    const { others } = this;
    const presence = others.isNone ? this.ownFigures : this.allFigures;
    if (group !== 'staff') return presence;
    const parts = others.all;
    const staff = this.seats.of('staff').size + sum(parts.map((part) => part.staff));
    return {
      ...presence,
      staff,
      desks: this.allDesks.map(shownDesk),
      links: others.isNone ? this.hubs.links : this.allLinks,
      away: awayOf(
        this.holder.room,
        this.seats,
        parts.flatMap(({ here }) => here),
      ),
      ...(this.holder.isRefused ? { storage: 'refusing' } : {}),
    };
  }

  /** Hears who is here on another node. One that was not known does not know this one either, and is told. */
  hear(from: string, part: Part): void {
    if (this.others.hear(from, part)) this.told = undefined;
    this.desks.renumber(this.allDesks);
    this.ask();
  }

  /** A node has ended, and nobody is on it any more. */
  forget(from: string): void {
    if (this.others.forget(from)) this.ask();
  }

  /** To be called every few seconds: other nodes are told again, and those that fell silent are counted no longer. */
  goRound(): void {
    if (this.others.expire()) this.ask();
    const isDue = this.told && this.schedule.now() - this.told.at >= TOLD_AGAIN_MS;
    if (isDue && this.isAnybodyHere) this.told = undefined;
    if (this.tells && !this.told) this.ask();
  }

  stop(): void {
    this.pace.stop();
    this.hubs.stop();
  }

  private get ownFigures(): Presence {
    return { ...this.people.figures, hubs: this.hubs.statuses };
  }

  private get allFigures(): Presence {
    const parts = [this.people.figures, ...this.others.all];
    return {
      participants: sum(parts.map(({ participants }) => participants)),
      onsite: sum(parts.map(({ onsite }) => onsite)),
      online: sum(parts.map(({ online }) => online)),
      hubs: this.allLinks.map(({ no, status }) => [no, status]),
    };
  }

  private get allLinks() {
    return bestLinks(
      this.hubs.links,
      this.others.all.flatMap(({ hubs }) => hubs),
    );
  }

  private get allDesks() {
    return unitedDesks([...this.desks.list, ...this.others.all.flatMap(({ desks }) => desks)]);
  }

  private get isAnybodyHere(): boolean {
    return this.seats.size > 0 || this.hubs.links.some(isHeard);
  }

  private tell(): void {
    if (!this.tells) return;
    const part: Part = {
      ...this.people.figures,
      staff: this.seats.of('staff').size,
      desks: this.desks.list,
      hubs: this.hubs.links.filter(isHeard),
      here: hereOf(this.holder.room, this.seats),
    };
    const news = JSON.stringify(part);
    if (news === this.told?.part) return;
    this.told = { part: news, at: this.schedule.now() };
    this.tells.here(part);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
