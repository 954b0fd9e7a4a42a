import {
  FIRST_QUESTIONS,
  PROTO,
  Refusal,
  type Corner,
  type Mine,
  type More,
  type SessionView,
  type Since,
  type Tallies,
  type Welcome,
  type You,
} from '@openfloor/contract';
import type { Mirror } from './mirror.js';
import { orderOf, pagesOf } from './order.js';

/** A welcome with the pages that follow it. */
export interface Welcomed {
  welcome: Welcome;
  more: More[];
}

/** Whom a welcome is for, and what they hold. */
export interface Asked {
  you: You;
  mine: Mine;
  since?: Since | undefined;
  first?: number | undefined;
}

/** The room is not known here yet: the uplink has not come up since this relay was made. */
export function notYet(): Refusal {
  return new Refusal('STORAGE_UNAVAILABLE', 'the room has not been reached yet', undefined, 2_000);
}

/** The first word to a phone from the relay's copy of the room. Refuses `STORAGE_UNAVAILABLE` before there is one. */
export function welcomeFrom(
  mirror: Mirror,
  { you, mine, since, first }: Asked,
  now = serverNow(mirror),
): Welcomed {
  const { copy, epoch, figures, presence, session } = mirror;
  if (!session) throw notYet();
  const delta = since?.epoch === epoch && since.rev <= copy.rev ? copy.since(since.rev) : undefined;
  const [page, ...rest] = delta
    ? [{ put: delta.put, left: 0 }]
    : pagesOf(copy.records(), orderIn(mirror, session), session.onAirIds, first ?? FIRST_QUESTIONS);
  const welcome: Welcome = {
    proto: PROTO,
    epoch,
    rev: copy.rev,
    beat: figures.beat,
    mode: delta ? 'delta' : 'snapshot',
    you,
    put: page?.put ?? [],
    gone: delta?.gone ?? [],
    left: page?.left ?? 0,
    tallies: talliesOf(mirror),
    mine,
    presence,
    now,
  };
  return { welcome, more: rest.map((pageOf) => ({ rev: copy.rev, ...pageOf })) };
}

/** All the figures, as they are now. */
export function talliesOf({ figures: { beat, votes, counts, order } }: Mirror): Tallies {
  return {
    beat,
    votes: [...votes].flat(),
    ...(counts ? { counts } : {}),
    ...(order ? { order: [...order] } : {}),
  };
}

/** The server's time as this relay knows it, ms. */
export function serverNow({ offsetMs }: Pick<Mirror, 'offsetMs'>): number {
  return Math.max(0, Math.round(Date.now() + offsetMs));
}

/**
 * What the relay's own connection begins with, so that after a restart it is sent what it missed and not the whole room:
 * a little less than it has, should a part of the last frames not have reached the disk.
 */
export function resumption(mirror: Mirror, hubId: string, calmRev: number): Welcome | undefined {
  const { upstreamEpoch, copy, figures, presence, corner } = mirror;
  if (!upstreamEpoch || !mirror.session) return undefined;
  const put: Corner = {
    questions: [...corner.questions.values()],
    votes: [],
    floor: [...corner.floor.values()],
    signals: [],
    profile: null,
    left: null,
  };
  return {
    proto: PROTO,
    epoch: upstreamEpoch,
    rev: Math.min(calmRev, copy.rev),
    beat: figures.beat,
    mode: 'snapshot',
    you: {
      id: hubId,
      role: 'hub',
      channel: 'public',
      hubId,
      personId: null,
      attendance: 'hub',
      can: [],
    },
    put: copy.records(),
    gone: [],
    left: 0,
    tallies: talliesOf(mirror),
    mine: { rev: 0, beat: 0, put },
    presence,
    now: serverNow(mirror),
  };
}

function orderIn(mirror: Mirror, { rules }: SessionView): readonly number[] {
  return mirror.figures.order ?? orderOf(mirror.copy.records('question'), rules.ranking, mirror.figures);
}
