import {
  POLL_STATUSES,
  TAKEAWAY_STATUSES,
  type Channel,
  type Figures,
  type HubFigures,
  type HubView,
} from '@openfloor/contract';
import type { Room } from '../room.js';
import type { Tally } from '../tallies.js';
import { joinedIn } from './census.js';
import { funnelOf } from './funnel.js';
import { participationOf, votesByGroup } from './participation.js';
import { sightOf, sum, tally as countsOf, type Sight } from './sight.js';
import { endOf, timelineOf } from './timeline.js';

/**
 * The figures of a session as a channel is told them at a moment (ms). Questions, turns, hubs, polls and takeaways are
 * counted from that channel's views; people and votes by groups are what was told of them and never what is true. The
 * tally must be up to date.
 */
export function sessionFigures(room: Room, tally: Tally, channel: Channel, now: number): Figures {
  const { session } = room;
  const { phase, rules } = session;
  const sight = sightOf(room, channel, now);
  const votes = rules.showVotes || channel !== 'public' ? votesIn(tally, channel) : undefined;
  const asked = room.list('question');
  return {
    at: now,
    phase,
    final: phase === 'closed' || phase === 'archived',
    joined: joinedIn(room),
    asked: asked.length,
    support: votes ? sum([...votes.values()]) : null,
    participation: participationOf(room, sight, votes && votesByGroup(tally, sight, rules.smallCell)),
    funnel: funnelOf(room),
    timeline: timelineOf(session, asked, {
      questions: sight.questions,
      votes: (no) => votes?.get(no) ?? (votes ? 0 : null),
      now,
    }),
    speaking: speakingOf(room, sight, now),
    languages: languagesOf(sight),
    hubs: sight.hubs.map((hub) => hubOf(hub, sight)),
    outcomes: {
      polls: statuses(POLL_STATUSES, sight.polls),
      takeaways: statuses(TAKEAWAY_STATUSES, sight.takeaways),
    },
    smallCell: rules.smallCell,
  };
}

/** The votes of the questions that a channel sees, by number. */
function votesIn(tally: Tally, channel: Channel): Map<number, number> {
  const flat = tally.flat(channel);
  const votes = new Map<number, number>();
  for (let at = 0; at + 1 < flat.length; at += 2) votes.set(flat[at] ?? 0, flat[at + 1] ?? 0);
  return votes;
}

/** What was spoken and what was not: changing speakers, breaks, and what nobody was given the floor for. */
function speakingOf({ session }: Room, { turns }: Sight, now: number): Figures['speaking'] {
  const spokenMs = sum(turns.map(({ ms }) => ms));
  const own = turns.filter(({ isModerators }) => isModerators);
  const sinceMs = session.openedAt === null ? 0 : endOf(session, now) - session.openedAt;
  const changeoverMs = Math.max(0, sinceMs - spokenMs);
  return {
    runningMs: spokenMs + changeoverMs,
    spokenMs,
    moderatorsMs: sum(own.map(({ ms }) => ms)),
    moderatorsTurns: own.length,
    changeoverMs,
  };
}

function languagesOf({ questions }: Sight): Figures['languages'] {
  const found = questions.map(({ language }) => language.toLowerCase().split('-')[0] ?? language);
  return countsOf([...new Set(found)].sort(), found)
    .sort(([, one], [, other]) => other - one)
    .map(([language, asked]) => ({ language, asked }));
}

function hubOf(hub: HubView, { questions, turns }: Sight): HubFigures {
  const { no, name, city, country, regionalGroup, status, headcount } = hub;
  const spoken = turns.filter(({ floor }) => floor.hubId === hub.id);
  return {
    no,
    name,
    city,
    country,
    region: regionalGroup,
    status,
    headcount,
    asked: questions.filter(({ hubId }) => hubId === hub.id).length,
    turns: spoken.length,
    spokenMs: sum(spoken.map(({ ms }) => ms)),
  };
}

function statuses<S extends string>(all: readonly S[], found: readonly { status: S }[]) {
  const counts = countsOf(
    all,
    found.map(({ status }) => status),
  );
  return counts.map(([status, count]) => ({ status, count }));
}
