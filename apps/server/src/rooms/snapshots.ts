import type { Channel, More, Tallies } from '@openfloor/contract';
import { pages, snapshotOf, type Room, type Tally } from '@openfloor/room';
import { figuresOf } from './figures.js';
import type { Holder } from './holder.js';

interface Kept<T> {
  room: Room;
  tally: Tally;
  version: number;
  rev: number;
  value: T;
}

/** A page asks for all, a seat for the first forty, and whoever asks over HTTP for what they like. */
const MOST_CUTS = 8;

/**
 * Keeps what is the same for all seats of a channel as long as it stands, so that a join costs what is its own. What is
 * given is shared by many and must not be changed.
 */
export class Snapshots {
  private readonly cuts = new Map<string, Kept<More[]>>();
  private readonly figures = new Map<Channel, Kept<Tallies>>();

  constructor(private readonly holder: Pick<Holder, 'room' | 'tally'>) {}

  /** The whole room as a channel sees it, in pages, with so many questions on the first. */
  pages(channel: Channel, first: number): More[] {
    const { room, tally } = this.holder;
    tally.recount();
    const name = `${channel} ${first}`;
    const known = this.standing(this.cuts.get(name), channel, tally.orderVersion);
    if (known) return known;
    const rev = room.clock.channels[channel];
    const value = pages(snapshotOf(room, channel, tally), first).map((page) => ({ rev, ...page }));
    this.cuts.delete(name);
    this.cuts.set(name, this.keep(value, channel, tally.orderVersion));
    const [oldest] = this.cuts.keys();
    if (this.cuts.size > MOST_CUTS && oldest !== undefined) this.cuts.delete(oldest);
    return value;
  }

  /** All figures that a channel is told. */
  tallies(channel: Channel): Tallies {
    const { room, tally } = this.holder;
    tally.recount();
    const { beat } = room.clock;
    const version = tally.version + room.responses.version;
    const known = this.standing(this.figures.get(channel), channel, version);
    if (known?.beat === beat) return known;
    const value = known ? { ...known, beat } : figuresOf(room, tally, channel);
    this.figures.set(channel, this.keep(value, channel, version));
    return value;
  }

  private standing<T>(kept: Kept<T> | undefined, channel: Channel, version: number): T | undefined {
    const { room, tally } = this.holder;
    const isSame = kept?.room === room && kept.tally === tally && kept.version === version;
    return isSame && kept.rev === room.clock.channels[channel] ? kept.value : undefined;
  }

  private keep<T>(value: T, channel: Channel, version: number): Kept<T> {
    const { room, tally } = this.holder;
    return { room, tally, version, rev: room.clock.channels[channel], value };
  }
}
