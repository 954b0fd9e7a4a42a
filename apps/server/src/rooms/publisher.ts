import type { Channel, Editing, Patch, Presence, ServerEvents } from '@openfloor/contract';
import type { Clock, Draft } from '@openfloor/room';
import { Corners } from './corners.js';
import { Heads } from './heads.js';
import type { Holder } from './holder.js';
import type { HubLinks } from './hub-links.js';
import type { Changes } from './load.js';
import type { Outlet, Seats, Spared } from './outlet.js';
import { RoomPresence } from './room-presence.js';
import { channelOfGroup, GROUPS, isBehind, type Group, type Seat } from './seat.js';
import type { Schedule } from './schedule.js';
import { SlowSeats } from './slow-seats.js';
import { TallyBeats } from './tally-beats.js';
import type { Telling } from './telling.js';
import { touched } from './touched.js';
import type { Welcomed } from './welcome.js';

/** A client pings so often as soon as it has a welcome. */
const WELCOME_PINGS = 5;

/** Sends what changed in a room to its seats, each channel its own view of it, after the commit. */
export class Publisher {
  readonly presence: RoomPresence;
  readonly slow: SlowSeats;
  private readonly corners: Corners;
  private readonly tallies: TallyBeats;
  private readonly heads: Heads;

  constructor(
    private readonly holder: Holder,
    readonly seats: Seats,
    private readonly outlet: Outlet,
    private readonly schedule: Schedule,
    tells?: Telling,
  ) {
    const send = (group: Group, presence: Presence) => this.sendPresence(group, presence);
    this.presence = new RoomPresence(holder, seats, schedule, send, tells);
    this.heads = new Heads(holder, outlet, schedule);
    this.slow = new SlowSeats(seats, outlet, schedule, (event, group, has) => this.whole(event, group, has));
    this.corners = new Corners(holder, seats, outlet);
    this.tallies = new TallyBeats(holder, seats, outlet, schedule, {
      slow: () => this.corners.attach(),
      slowSent: () => this.corners.send(),
      sent: (group) => this.slow.spared('tallies', group),
    });
  }

  get hubs(): HubLinks {
    return this.presence.hubs;
  }

  /** Takes a seat in; from now on it gets every frame. Its welcome must have been sent in the same breath. */
  enter(seat: Seat, group: Group): void {
    this.seats.add(seat, group);
    this.outlet.join(seat, group);
    this.corners.enter(seat);
    this.slow.enter(seat, group);
    this.greeted(group);
    this.presence.enter(seat, group);
    this.heads.enter(seat, group);
  }

  /** A seat of this group was just told everything: what is sent next is compared with nothing that was sent before. */
  greeted(group: Group): void {
    this.tallies.greeted(group);
    this.presence.greeted(group);
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
    this.heads.leave(seat);
    this.corners.leave(seat);
    this.presence.leave(seat);
  }

  /** Somebody of the staff has something open for writing, or nothing any more. */
  edits(seat: Seat, about: Editing['about']): void {
    this.presence.edits(seat, about);
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
    this.presence.sendTo(['staff']);
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
    for (const timed of [this.tallies, this.presence, this.heads, this.slow]) timed.stop();
  }

  presenceFor(group: Group): Presence {
    return this.presence.for(group);
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

  private sendPresence(group: Group, presence: Presence): void {
    this.outlet.broadcast(group, 'presence', presence);
    this.slow.spared('presence', group);
  }
}

function isClosing(changes: Changes): boolean {
  return changes.public.some(
    ({ entry }) => entry.record.kind === 'session' && entry.record.phase === 'closed',
  );
}
