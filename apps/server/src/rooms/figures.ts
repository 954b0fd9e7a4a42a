import type { Channel, Tallies } from '@openfloor/contract';
import { OPEN_FLOORS, pollFigures, type FloorRecord, type Room, type Tally } from '@openfloor/room';
import type { Seats } from './outlet.js';

/** All figures for a channel. */
export function figuresOf(room: Room, tally: Tally, channel: Channel): Tallies {
  const { ranking } = room.session.rules;
  return {
    beat: room.clock.beat,
    votes: votesFor(room, tally, channel),
    counts: tally.counts(channel),
    ...(ranking === 'newest' ? {} : { order: tally.order(ranking) }),
    ...supportFor(tally, channel),
    ...pollsFor(room, channel),
  };
}

/** From which groups votes came: for staff and nobody else, and left out where there is nothing to tell. */
export function supportFor(
  tally: Tally,
  channel: Channel,
  only?: ReadonlySet<string>,
): Pick<Tallies, 'support'> {
  const support = channel === 'staff' ? tally.support(only) : [];
  return support.length > 0 ? { support } : {};
}

/** How the open polls stand, or those of them in `only`; left out where there is nothing to tell. */
export function pollsFor(room: Room, channel: Channel, only?: ReadonlySet<string>): Pick<Tallies, 'polls'> {
  const polls = pollFigures(room, channel, only);
  return polls.length > 0 ? { polls } : {};
}

/** The votes that a channel is told of; `only` names the questions that are wanted, undefined all of them. */
export function votesFor(room: Room, tally: Tally, channel: Channel, only?: ReadonlySet<string>): number[] {
  const shows = room.session.rules.showVotes || channel !== 'public';
  return shows ? tally.flat(channel, only) : [];
}

/**
 * What a session is sealed with: the votes as everybody sees them, [no, votes, …], and where polls were published also their totals,
 * [no, answered, cell, …] each. A result that was not shown is left out, as so few figures can be guessed from a digest.
 */
export function finalFigures(room: Room, tally: Tally): unknown {
  const votes = tally.flat('public');
  const polls = room
    .list('poll')
    .filter(({ status }) => status === 'published')
    .sort((one, other) => one.no - other.no)
    .map(({ no, results }) => [no, results?.answered ?? 0, ...(results?.cells ?? [])]);
  return polls.length > 0 ? { votes, polls } : votes;
}

/**
 * Numbers of open requests for the floor whose maker has no connection now, neither here nor on a node that says so in
 * `elsewhere`; those without a device are not among them.
 */
export function awayOf(room: Room, seats: Seats, elsewhere: readonly number[] = []): number[] {
  const here = new Set([...hereOf(room, seats), ...elsewhere]);
  return requestsOf(room)
    .map(({ no }) => no)
    .filter((no) => !here.has(no))
    .sort((one, other) => one - other);
}

/** Numbers of those whose maker is connected here. */
export function hereOf(room: Room, seats: Seats): number[] {
  return requestsOf(room)
    .filter(({ makerId }) => makerId !== null && seats.ofPerson(makerId).size > 0)
    .map(({ no }) => no);
}

function requestsOf(room: Room): FloorRecord[] {
  return room
    .list('floor')
    .filter(({ status, lapsed }) => OPEN_FLOORS.includes(status) && !lapsed)
    .filter(({ makerId }) => makerId !== null);
}
