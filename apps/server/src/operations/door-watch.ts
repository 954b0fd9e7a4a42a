import { Injectable } from '@nestjs/common';
import type { DoorView } from '@openfloor/contract';
import { createHmac, randomBytes } from 'node:crypto';
import { addressKey } from './origin.js';
import { Seconds } from './seconds.js';

interface Watched {
  joins: Seconds;
  votes: Seconds;
  young: Seconds;
  /** When the devices of the last minute joined, oldest first. */
  fresh: Map<string, number>;
  /** Joins by address, of the five minutes that run and the five before. */
  addresses: [Map<string, number>, Map<string, number>];
  turnedAt: number;
  firstJoinAt: number;
  seenAt: number;
}

export type DoorFigures = Pick<DoorView, 'joins' | 'votes' | 'young' | 'address' | 'alerts'>;

const YOUNG_MS = 60_000;
const TURN_MS = 300_000;
const FORGET_MS = 1_800_000;
const SPAN_SECONDS = 600;
/** Below so many joins the share of one address says nothing, and might say who. */
const LEAST_JOINS = 20;

/**
 * Watches the doors of the rooms: how many join and vote, how young the devices are that do, and whether many come from
 * one address. Everything is in memory and ends with it; an address is kept as a keyed hash for ten minutes.
 */
@Injectable()
export class DoorWatch {
  private readonly sessions = new Map<string, Watched>();
  private readonly key = randomBytes(32);

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Somebody who was not in the room has joined it. */
  joined(sessionId: string, participantId: string, address: string | undefined): void {
    const [now, room] = [this.now(), this.of(sessionId)];
    room.joins.add(now);
    prune(room.fresh, now);
    room.fresh.set(participantId, now);
    const mark = createHmac('sha256', this.key).update(addressKey(address)).digest('base64url');
    const [running] = this.turned(room, now).addresses;
    running.set(mark, (running.get(mark) ?? 0) + 1);
  }

  /** Ballots that were committed. Those that take a vote back are not counted. */
  voted(sessionId: string, ballots: readonly { voterId: string; on: boolean }[]): void {
    const cast = ballots.filter(({ on }) => on);
    if (cast.length === 0) return;
    const [now, room] = [this.now(), this.of(sessionId)];
    prune(room.fresh, now);
    room.votes.add(now, cast.length);
    room.young.add(now, cast.filter(({ voterId }) => room.fresh.has(voterId)).length);
  }

  /** What the last minutes were like. */
  figures(sessionId: string): DoorFigures {
    const [now, room] = [this.now(), this.of(sessionId)];
    const minutes = Array.from({ length: 11 }, (_, at) => room.joins.sum(now - at * 60_000, 60));
    const joins = { minute: minutes[0] ?? 0, peak: Math.max(...minutes.slice(1)) };
    const votes = { second: Math.ceil(room.votes.sum(now, 10) / 10), peak: room.votes.highest(now - 10_000) };
    const young = { votes: room.votes.sum(now, SPAN_SECONDS), young: room.young.sum(now, SPAN_SECONDS) };
    const address = shareOfOne(this.turned(room, now).addresses);
    const figures = { joins, votes, young, address };
    return { ...figures, alerts: alertsIn(figures, now - room.firstJoinAt) };
  }

  private of(sessionId: string): Watched {
    const now = this.now();
    const known = this.sessions.get(sessionId);
    if (known) {
      known.seenAt = now;
      return known;
    }
    for (const [id, { seenAt }] of this.sessions) if (now - seenAt > FORGET_MS) this.sessions.delete(id);
    const fresh: Watched = {
      joins: new Seconds(),
      votes: new Seconds(),
      young: new Seconds(),
      fresh: new Map(),
      addresses: [new Map(), new Map()],
      turnedAt: now,
      firstJoinAt: now,
      seenAt: now,
    };
    this.sessions.set(sessionId, fresh);
    return fresh;
  }

  private turned(room: Watched, now: number): Watched {
    if (now - room.turnedAt < TURN_MS) return room;
    const kept = now - room.turnedAt < 2 * TURN_MS ? room.addresses[0] : new Map<string, number>();
    room.addresses = [new Map(), kept];
    room.turnedAt = now;
    return room;
  }
}

function prune(fresh: Map<string, number>, now: number): void {
  for (const [id, at] of fresh) {
    if (now - at < YOUNG_MS) return;
    fresh.delete(id);
  }
}

/** The share of the address that most came from, in percent; whose it is is not told. */
function shareOfOne([running, before]: Watched['addresses']): number | null {
  let [all, most] = [0, 0];
  for (const mark of new Set([...running.keys(), ...before.keys()])) {
    const joins = (running.get(mark) ?? 0) + (before.get(mark) ?? 0);
    all += joins;
    most = Math.max(most, joins);
  }
  return all < LEAST_JOINS ? null : Math.round((most / all) * 100);
}

/**
 * A session that has run for ten minutes knows what is usual. A hall behind one address is; that most come from one
 * while far more come than before is not.
 */
function alertsIn(figures: Omit<DoorFigures, 'alerts'>, ageMs: number): DoorView['alerts'] {
  const { joins, votes, young, address } = figures;
  if (ageMs < SPAN_SECONDS * 1_000) return [];
  const isSudden = joins.minute >= 100 && joins.minute > 4 * joins.peak;
  const found: [DoorView['alerts'][number], boolean][] = [
    ['joins', isSudden],
    ['votes', votes.second >= 50 && votes.second > 4 * votes.peak],
    ['young', young.votes >= 50 && young.young >= 0.3 * young.votes],
    ['address', isSudden && address !== null && address >= 50],
  ];
  return found.flatMap(([name, is]) => (is ? [name] : []));
}
