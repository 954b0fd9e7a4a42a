import type { Channel, Editing, Patch, Presence } from '@openfloor/contract';
import {
  cornerOf,
  isAddressed,
  type Clock,
  type Draft,
  type FloorRecord,
  type QuestionRecord,
  type SessionRecord,
  type SignalRecord,
} from '@openfloor/room';
import type { Changes } from './load.js';
import { Desks } from './desks.js';
import { awayOf, figuresOf, presenceOf } from './figures.js';
import type { Outlet, Seats } from './outlet.js';
import { channelOfGroup, GROUPS, isBehind, type Group, type Seat } from './seat.js';
import { Pace, type Schedule } from './schedule.js';
import type { Holder } from './holder.js';

const FAST: readonly Group[] = ['staff', 'stage'];
const SLOW: readonly Group[] = ['panel', 'public'];
/** Tallies: at most 8 a second to staff and stage, 4 to everybody else. */
const FAST_PAUSE_MS = 125;
const SLOW_PAUSE_MS = 250;
const PRESENCE_PAUSE_MS = 1_000;
const HEAD_EVERY_MS = 10_000;

/** Sends what changed in a room to its seats, each channel its own view of it, after the commit. */
export class Publisher {
  private readonly moved = { fast: new Set<string>(), slow: new Set<string>() };
  private readonly orders = new Map<Group, string>();
  private readonly countsSent = new Map<Group, string>();
  private readonly corners = new Set<string>();
  private readonly hubsHeard = new Set<string>();
  private readonly presenceSent = new Map<Group, string>();
  readonly desks: Desks;
  private readonly fast: Pace;
  private readonly slow: Pace;
  private readonly presence: Pace;
  private readonly head: Pace;

  constructor(
    private readonly holder: Holder,
    readonly seats: Seats,
    private readonly outlet: Outlet,
    private readonly schedule: Schedule,
  ) {
    this.desks = new Desks(schedule);
    this.fast = new Pace(schedule, FAST_PAUSE_MS, () => this.sendTallies(FAST, this.moved.fast));
    this.slow = new Pace(schedule, SLOW_PAUSE_MS, () => this.sendSlow());
    this.presence = new Pace(schedule, PRESENCE_PAUSE_MS, () => this.sendPresence());
    this.head = new Pace(schedule, HEAD_EVERY_MS, () => this.sendHeads());
  }

  /** Takes a seat in; from now on it gets every frame. Its welcome must have been sent in the same breath. */
  enter(seat: Seat, group: Group): void {
    this.seats.add(seat, group);
    this.outlet.join(seat, group);
    this.desks.enter(seat);
    if (seat.standing.role === 'hub' && seat.actor) this.hubsHeard.add(seat.actor.id);
    this.greeted(group);
    this.presence.ask();
    this.head.ask();
  }

  /** A seat of this group was just told everything: what is sent next is compared with nothing that was sent before. */
  greeted(group: Group): void {
    this.orders.delete(group);
    this.countsSent.delete(group);
    this.presenceSent.delete(group);
  }

  leave(seat: Seat): void {
    this.seats.remove(seat);
    this.outlet.leave(seat);
    this.desks.leave(seat);
    this.presence.ask();
  }

  /** Somebody of the staff has something open for writing, or nothing any more. */
  edits(seat: Seat, about: Editing['about']): void {
    if (this.desks.edits(seat, about, () => this.presence.ask())) this.presence.ask();
  }

  /** A turn was committed: patches go out at once, figures on the beat, corners to those they belong to. */
  committed(draft: Pick<Draft, 'entries' | 'ballotChanges'>, changes: Changes, before: Clock): void {
    this.touch(draft, changes);
    const { channels } = this.holder.room.clock;
    const closing = this.isClosing(changes);
    if (closing) this.flushTallies();
    for (const group of GROUPS) {
      const channel = channelOfGroup(group);
      if (channels[channel] !== before.channels[channel])
        this.outlet.broadcast(group, 'patch', this.patch(channel, changes[channel], before));
    }
    if (draft.entries.length > 0) this.sendCorners();
    if (this.moved.fast.size > 0 || draft.entries.length > 0) {
      this.fast.ask();
      this.slow.ask();
    }
  }

  /** Closes the seats of whoever lost a right; they come back and are judged anew. */
  close(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const seat of this.seats.all) if (ids.some((id) => isBehind(seat, id))) seat.close();
  }

  /** The room was read again: everybody is told where it stands. */
  reread(): void {
    for (const id of this.seats.personIds) this.corners.add(id);
    this.sendCorners();
    this.head.now();
    this.markMoved(...this.holder.room.list('question').map(({ id }) => id));
    this.fast.ask();
    this.slow.ask();
  }

  stop(): void {
    for (const pace of [this.fast, this.slow, this.presence, this.head]) pace.stop();
  }

  presenceFor(group: Group): Presence {
    const { room } = this.holder;
    const presence = presenceOf(room, this.seats, this.hubsHeard);
    if (group !== 'staff') return presence;
    const { list: desks } = this.desks;
    return { ...presence, staff: this.seats.of('staff').size, desks, away: awayOf(room, this.seats) };
  }

  private touch(
    { entries, ballotChanges }: Pick<Draft, 'entries' | 'ballotChanges'>,
    changes: Changes,
  ): void {
    const { tally, room } = this.holder;
    const before = new Map(changes.staff.map(({ entry, before: old }) => [entry.record.id, old?.record]));
    for (const { questionId, voterId } of ballotChanges) {
      this.markMoved(...tally.touch(questionId));
      this.corners.add(voterId);
    }
    for (const { record } of entries) {
      if (record.kind === 'participant') {
        this.markMoved(...tally.touchVoter(record.id));
        this.corners.add(record.id);
      }
      if (
        record.kind === 'session' &&
        record.rules !== (before.get(record.id) as SessionRecord | undefined)?.rules
      )
        for (const id of this.seats.personIds) this.corners.add(id);
      if (record.kind === 'floor') this.touchFloor(record, before.get(record.id) as FloorRecord | undefined);
      if (record.kind === 'signal') this.touchSignal(record);
      if (record.kind !== 'question') continue;
      this.touchQuestion(record, before.get(record.id) as QuestionRecord | undefined);
      for (const id of room.mergedInto(record.id)) this.markMoved(...tally.touch(id));
    }
  }

  private touchQuestion(now: QuestionRecord, old: QuestionRecord | undefined): void {
    const { tally, room } = this.holder;
    this.markMoved(...tally.touch(now.id));
    this.corners.add(now.authorId);
    const tops = [old?.mergedInto, now.mergedInto].filter((id) => id != null);
    for (const id of tops) this.markMoved(...tally.touch(id));
    if (old?.mergedInto !== now.mergedInto || tops.length > 0)
      for (const voterId of room.ballots(now.id).keys()) this.corners.add(voterId);
  }

  /** Whoever asked is told; and staff, in presence, whether they are connected. */
  private touchFloor(now: FloorRecord, old: FloorRecord | undefined): void {
    if (now.makerId) this.corners.add(now.makerId);
    if (now.status !== old?.status) this.presence.ask();
  }

  private touchSignal(signal: SignalRecord): void {
    for (const id of this.seats.personIds) {
      const [seat] = this.seats.ofPerson(id);
      if (id === signal.fromId || (seat && isAddressed(signal, seat.standing))) this.corners.add(id);
    }
  }

  private patch(channel: Channel, changed: Changes[Channel], before: Clock): Patch {
    const put = changed.flatMap(({ entry }) => entry.sights[channel].shown ?? []);
    const gone = changed
      .filter(({ entry, before: old }) => old?.sights[channel].shown && !entry.sights[channel].shown)
      .map(({ entry }) => ({
        kind: entry.record.kind as Patch['gone'][number]['kind'],
        id: entry.record.id,
      }));
    const { channels } = this.holder.room.clock;
    return { rev: channels[channel], prev: before.channels[channel], at: this.schedule.now(), put, gone };
  }

  private isClosing(changes: Changes): boolean {
    return changes.public.some(
      ({ entry }) => entry.record.kind === 'session' && entry.record.phase === 'closed',
    );
  }

  private flushTallies(): void {
    this.fast.now();
    this.slow.now();
  }

  private markMoved(...questionIds: string[]): void {
    for (const id of questionIds) {
      this.moved.fast.add(id);
      this.moved.slow.add(id);
    }
  }

  private sendSlow(): void {
    this.sendTallies(SLOW, this.moved.slow);
    this.sendCorners();
  }

  private sendTallies(groups: readonly Group[], moved: Set<string>): void {
    this.holder.tally.recount();
    const only = new Set(moved);
    moved.clear();
    for (const group of groups) {
      if (this.seats.of(group).size === 0) continue;
      const channel = channelOfGroup(group);
      const { counts, order, ...frame } = figuresOf(this.holder.room, this.holder.tally, channel, only);
      const counted = JSON.stringify(counts);
      const ordered = order?.join() ?? '';
      const news = {
        ...(this.countsSent.get(group) === counted ? {} : { counts }),
        ...(order === undefined || this.orders.get(group) === ordered ? {} : { order }),
      };
      this.countsSent.set(group, counted);
      this.orders.set(group, ordered);
      if (frame.votes.length > 0 || Object.keys(news).length > 0)
        this.outlet.broadcast(group, 'tallies', { ...frame, ...news });
    }
  }

  private sendCorners(): void {
    const { room } = this.holder;
    for (const id of this.corners) {
      const seats = this.seats.ofPerson(id);
      if (seats.size === 0) continue;
      const [first] = seats;
      const put = cornerOf(room, id, first?.standing);
      const mine = { rev: room.clock.rev, beat: room.clock.beat, put };
      for (const seat of seats) seat.emit('mine', mine);
    }
    this.corners.clear();
  }

  private sendPresence(): void {
    for (const group of GROUPS) {
      const presence = this.presenceFor(group);
      const news = JSON.stringify(presence);
      if (news === this.presenceSent.get(group)) continue;
      this.presenceSent.set(group, news);
      this.outlet.broadcast(group, 'presence', presence);
    }
  }

  private sendHeads(): void {
    const { channels, beat } = this.holder.room.clock;
    for (const group of GROUPS)
      this.outlet.broadcast(group, 'head', {
        rev: channels[channelOfGroup(group)],
        beat,
        now: this.schedule.now(),
      });
    if (this.seats.size > 0) this.head.ask();
  }
}
