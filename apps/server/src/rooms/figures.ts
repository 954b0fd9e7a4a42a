import type { Channel, HubStatus, Presence, Tallies } from '@openfloor/contract';
import { OPEN_FLOORS, countsOf, flatVotes, orderOf, tallied, type Room, type Tally } from '@openfloor/room';
import type { Seats } from './outlet.js';

/** Figures for a channel; `only` names the questions whose votes are wanted, undefined all of them. */
export function figuresOf(room: Room, tally: Tally, channel: Channel, only?: ReadonlySet<string>): Tallies {
  const { showVotes, ranking } = room.session.rules;
  const shows = showVotes || channel !== 'public';
  const questions = shows ? tallied(room, channel).filter(({ id }) => only?.has(id) ?? true) : [];
  return {
    beat: room.clock.beat,
    votes: flatVotes(questions, tally),
    counts: countsOf(room, channel),
    ...(ranking === 'newest' ? {} : { order: orderOf(room, channel, ranking, tally) }),
  };
}

/** How many different people are here, and how each hub is heard. Never stored. */
export function presenceOf(seats: Seats, hubs: [no: number, status: HubStatus][]): Presence {
  const participants = new Set<string>();
  const counts = { onsite: 0, online: 0, hub: 0 };
  for (const seat of seats.of('public')) {
    const { actor, standing } = seat;
    if (actor?.type !== 'participant' || participants.has(actor.id)) continue;
    participants.add(actor.id);
    counts[standing.attendance] += 1;
  }
  const { onsite, online } = counts;
  return { participants: participants.size, onsite, online, hubs };
}

/** Numbers of open requests for the floor whose maker has no connection now; those without a device are not among them. */
export function awayOf(room: Room, seats: Seats): number[] {
  return room
    .list('floor')
    .filter(({ status, lapsed }) => OPEN_FLOORS.includes(status) && !lapsed)
    .filter(({ makerId }) => makerId !== null && seats.ofPerson(makerId).size === 0)
    .map(({ no }) => no)
    .sort((one, other) => one - other);
}
