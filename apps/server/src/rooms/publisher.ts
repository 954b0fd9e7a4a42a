import type { Channel, Editing, Patch, Presence, ServerEvents } from '@openfloor/contract';
import type { Clock, Draft } from '@openfloor/room';
import { Corners } from './corners.js';
import { Desks } from './desks.js';
import { awayOf } from './figures.js';
import { Heads } from './heads.js';
import type { Holder } from './holder.js';
import { HubLinks } from './hub-links.js';
import type { Changes } from './load.js';
import type { Outlet, Seats, Spared } from './outlet.js';
import { PeopleHere } from './people-here.js';
import { channelOfGroup, GROUPS, isBehind, type Group, type Seat } from './seat.js';
import { Pace, type Schedule } from './schedule.js';
import { SlowSeats } from './slow-seats.js';
import { TallyBeats } from './tally-beats.js';
import { touched } from './touched.js';
import type { Welcomed } from './welcome.js';

const PRESENCE_PAUSE_MS = 1_000;
/** A client pings so often as soon as it has a welcome. */
const WELCOME_PINGS = 5;

/** Sends what changed in a room to its seats, each channel its own view of it, after the commit. */
export class Publisher {
  private readonly presenceSent = new Map<Group, string>();
  readonly desks: Desks;
  readonly hubs: HubLinks;
  readonly slow: SlowSeats;
  private readonly people = new PeopleHere();
  private readonly corners: Corners;
  private readonly tallies: TallyBeats;
  private readonly presence: Pace;
  private readonly heads: Heads;

  constructor(
    private readonly holder: Holder,
    readonly seats: Seats,
    private readonly outlet: Outlet,
    private readonly schedule: Schedule,
  ) {
    this.desks = new Desks(schedule);
    this.presence = new Pace(schedule, PRESENCE_PAUSE_MS, () => this.sendPresence());
    this.heads = new Heads(holder, outlet, schedule);
    this.hubs = new HubLinks(holder, seats, schedule, () => this.presence.ask());
    this.slow = new SlowSeats(seats, outlet, schedule, (event, group, has) => this.whole(event, group, has));
    this.corners = new Corners(holder, seats, outlet);
    this.tallies = new TallyBeats(holder, seats, outlet, schedule, {
      slow: () => this.corners.attach(),
      slowSent: () => this.corners.send(),
      sent: (group) => this.slow.spared('tallies', group),
    });
  }

  /** Takes a seat in; from now on it gets every frame. Its welcome must have been sent in the same breath. */
  enter(seat: Seat, group: Group): void {
    this.seats.add(seat, group);
    this.outlet.join(seat, group);
    this.people.enter(seat, group);
    this.desks.enter(seat);
    this.hubs.enter(seat);
    this.corners.enter(seat);
    this.slow.enter(seat, group);
    this.greeted(group);
    this.presence.ask();
    this.heads.enter(seat, group);
  }

  /** A seat of this group was just told everything: what is sent next is compared with nothing that was sent before. */
  greeted(group: Group): void {
    this.tallies.greeted(group);
    this.presenceSent.delete(group);
  }

  /** Welcomes a seat, which then pings as it is bound to. */
  welcome(seat: Seat, { welcome, more }: Welcomed): void {
    this.outlet.give(seat, 'welcome', welcome);
    seat.line.roundTrip.sent(WELCOME_PINGS);
    for (const page of more) this.outlet.give(seat, 'more', page);
  }

  leave(seat: Seat): void {
    this.seats.remove(seat);
    this.slow.leave(seat);
    this.outlet.leave(seat);
    this.people.leave(seat);
    this.heads.leave(seat);
    this.corners.leave(seat);
    this.hubs.leave(seat);
    this.desks.leave(seat);
    this.presence.ask();
  }

  /** Somebody of the staff has something open for writing, or nothing any more. */
  edits(seat: Seat, about: Editing['about']): void {
    if (this.desks.edits(seat, about, () => this.presence.ask())) this.presence.ask();
  }

  /** A seat pinged and was answered, which tells how far away it is. */
  pinged(seat: Seat): void {
    if (seat.line.roundTrip.heard() === undefined) return;
    this.slow.measured(seat);
    this.hubs.measured(seat);
  }

  /**
   * A turn was committed: patches go out at once with the corners that changed, figures on the beat. Answers to polls are figures, like
   * votes: of a crowd that answers each corner goes with those.
   */
  committed(draft: Pick<Draft, 'entries' | 'ballotChanges'>, changes: Changes, before: Clock): void {
    const { moved, retold, polls, corners, presence } = touched(this.holder, this.seats, draft, changes);
    this.tallies.mark(moved);
    this.tallies.retell(retold);
    this.tallies.markPolls(polls);
    this.corners.add(corners);
    if (presence) this.presence.ask();
    const hasNews = draft.entries.some(({ record }) => record.kind !== 'response');
    const { channels } = this.holder.room.clock;
    if (isClosing(changes)) this.tallies.flush();
    this.outlet.together(() => {
      for (const group of GROUPS) {
        const channel = channelOfGroup(group);
        if (channels[channel] !== before.channels[channel])
          this.outlet.broadcast(group, 'patch', this.patch(channel, changes[channel], before));
      }
      if (hasNews) this.corners.attach();
    });
    if (hasNews) this.corners.send();
    if (this.tallies.isBehind || draft.entries.length > 0) this.tallies.ask();
  }

  /** Something changed that staff must know at once. */
  tellStaff(): void {
    this.sendPresence(['staff']);
  }

  /** Closes the seats of whoever lost a right; they come back and are judged anew. */
  close(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const seat of this.seats.all) if (ids.some((id) => isBehind(seat, id))) seat.close();
  }

  /** The room was read again: everybody is told where it stands. */
  reread(): void {
    this.corners.addWhole();
    this.corners.send();
    this.heads.all();
    this.tallies.mark(this.holder.room.list('question').map(({ id }) => id));
    this.tallies.retell(this.holder.room.list('support').map(({ id }) => id));
    this.tallies.markPolls(this.holder.room.list('poll').map(({ id }) => id));
    this.tallies.ask();
  }

  stop(): void {
    for (const timed of [this.tallies, this.presence, this.heads, this.slow, this.hubs]) timed.stop();
  }

  presenceFor(group: Group): Presence {
    const { room } = this.holder;
    const presence = { ...this.people.figures, hubs: this.hubs.statuses };
    if (group !== 'staff') return presence;
    return {
      ...presence,
      staff: this.seats.of('staff').size,
      desks: this.desks.list,
      links: this.hubs.links,
      away: awayOf(room, this.seats),
      ...(this.holder.isRefused ? { storage: 'refusing' } : {}),
    };
  }

  private whole<E extends Spared>(event: E, group: Group, has: number): Parameters<ServerEvents[E]>[0] {
    const make = { tallies: () => this.tallies.whole(group, has), presence: () => this.presenceFor(group) };
    return make[event]() as Parameters<ServerEvents[E]>[0];
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

  private sendPresence(groups: readonly Group[] = GROUPS): void {
    for (const group of groups) {
      if (this.seats.of(group).size === 0) continue;
      const presence = this.presenceFor(group);
      const news = JSON.stringify(presence);
      if (news === this.presenceSent.get(group)) continue;
      this.presenceSent.set(group, news);
      this.outlet.broadcast(group, 'presence', presence);
      this.slow.spared('presence', group);
    }
  }
}

function isClosing(changes: Changes): boolean {
  return changes.public.some(
    ({ entry }) => entry.record.kind === 'session' && entry.record.phase === 'closed',
  );
}
