import {
  REGIONAL_GROUPS,
  STAKEHOLDER_GROUPS,
  type Diversity,
  type OnlineFigures,
  type OutcomeAbout,
} from '@openfloor/contract';
import type { ParticipantRecord, Room } from '@openfloor/room';

/** Who took a seat, removed people left out. A device is a seat. */
export function joinedIn(room: Room): OnlineFigures['joined'] {
  const joined = { all: 0, onsite: 0, online: 0, hub: 0 };
  for (const { attendance } of seated(room)) {
    joined.all += 1;
    joined[attendance] += 1;
  }
  return joined;
}

/**
 * Who joined, by what they said of themselves: what the census of the room tells and nothing else, so that nothing can be worked out
 * from two tables of the same people. How many said nothing is not told.
 */
export function declaredIn(room: Room): Diversity['joined'] {
  const census = room.entry('census', room.session.id)?.record;
  const told = (cells: readonly (number | null)[] | undefined, at: number) => cells?.[at] ?? null;
  return {
    groups: [...STAKEHOLDER_GROUPS, null].map((group, at) => ({
      group,
      people: told(census?.group.told, at),
    })),
    regions: [...REGIONAL_GROUPS, null].map((region, at) => ({
      region,
      people: told(census?.region.told, at),
    })),
  };
}

/** How many different people a closed session heard, in each way; null before, for few, and once ballots are counts. */
export function voicesIn(room: Room): OutcomeAbout['voices'] {
  if (!isFrozen(room)) return { asked: null, voted: null, spoke: null, polled: null };
  const { rules, retention } = room.session;
  const few = (count: number) => (count < rules.smallCell ? null : count);
  const isCounted = retention.countedAt !== null || retention.forgottenAt !== null;
  const isGone = retention.forgottenAt !== null;
  return {
    asked: isGone ? null : few(askers(room)),
    voted: isCounted ? null : few(voters(room)),
    spoke: isGone ? null : few(speakers(room)),
    polled: isCounted ? null : few(answering(room)),
  };
}

/** The session takes nothing new any more. */
export function isFrozen({ session: { phase } }: Pick<Room, 'session'>): boolean {
  return phase === 'closed' || phase === 'archived';
}

function seated(room: Room): ParticipantRecord[] {
  return room.list('participant').filter(({ removed }) => !removed);
}

function askers(room: Room): number {
  const shown = room.list('question').filter(({ wasPublic }) => wasPublic);
  return new Set(shown.map(({ authorId, localAuthor }) => `${authorId} ${localAuthor ?? ''}`)).size;
}

function voters(room: Room): number {
  const who = [...room.list('participant'), ...room.list('hub')];
  return who.filter(({ id }) => room.votedBy(id).size > 0).length;
}

function speakers(room: Room): number {
  const spoke = room.list('floor').filter(({ spokenMs }) => spokenMs > 0);
  return new Set(spoke.map(({ personId, makerId, name, id }) => personId ?? makerId ?? name ?? id)).size;
}

function answering(room: Room): number {
  const answers = room.list('response').filter(({ choices, text }) => choices.length > 0 || text !== null);
  return new Set(answers.map(({ voterId }) => voterId)).size;
}
