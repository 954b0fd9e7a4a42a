import type { Corner, OwnFloor, OwnQuestion } from '@openfloor/contract';
import { ownHub } from './people/hub.js';
import { topOf } from './question/merge.rules.js';
import type { FloorRecord, QuestionRecord } from './records.js';
import { countedOf, type Room } from './room.js';
import { viewSignal, type Party } from './signal/signal.js';
import { shownFloorStatus, shownWhy } from './views/floor.view.js';
import { isShown, minute, shownStatus } from './views/question.view.js';

/** Signals that a corner shows; older ones have been read long ago. */
const LATEST_SIGNALS = 40;

/**
 * A person's own corner: their questions and requests whatever became of them, their votes, signals to and from them,
 * and what they told about themselves. Without a `party` there are no signals.
 */
export function cornerOf(room: Room, actorId: string, party?: Party): Corner {
  const own = room
    .askedBy(actorId)
    .flatMap((id) => room.entry('question', id) ?? [])
    .sort((one, other) => one.record.no - other.record.no);
  const participant = room.entry('participant', actorId)?.record;
  return {
    questions: own.map(({ record, rev }) => ownQuestion(room, record, rev)),
    votes: votesBy(room, actorId),
    floor: floorBy(room, actorId),
    signals: party ? signalsFor(room, party) : [],
    ...hubPart(room, actorId),
    profile: participant
      ? {
          name: participant.name,
          stakeholderGroup: participant.stakeholderGroup,
          regionalGroup: participant.regionalGroup,
          country: participant.country,
          affiliation: participant.affiliation,
          language: participant.language,
          accessNeeds: participant.accessNeeds,
          muted: participant.muted,
        }
      : null,
    left: leftTo(room, actorId),
  };
}

function signalsFor(room: Room, party: Party): Corner['signals'] {
  const seen = room.list('signal').flatMap((signal) => viewSignal(signal, party) ?? []);
  return seen.sort((one, other) => one.at - other.at).slice(-LATEST_SIGNALS);
}

/** What a hub has beside what everybody has; and whoever applied for hubs sees what became of that. */
function hubPart(room: Room, actorId: string): Pick<Corner, 'hubs' | 'code' | 'hands'> {
  const hub = room.entry('hub', actorId)?.record;
  if (!hub) {
    const applied = room.list('hub').filter(({ applicantId }) => applicantId === actorId);
    return applied.length > 0 ? { hubs: applied.map(ownHub) } : {};
  }
  const hands = room.list('question').flatMap(({ no, hands: counts }): [number, number][] => {
    const count = counts.find(({ hubId }) => hubId === actorId);
    return count ? [[no, count.hands]] : [];
  });
  return { hubs: [ownHub(hub)], code: room.session.code, hands };
}

function floorBy(room: Room, actorId: string): OwnFloor[] {
  const own = room.requestedBy(actorId).flatMap((id) => room.entry('floor', id)?.record ?? []);
  return own.sort((one, other) => one.no - other.no).map(ownFloor);
}

function ownFloor(floor: FloorRecord): OwnFloor {
  return {
    id: floor.id,
    no: floor.no,
    class: floor.class,
    status: shownFloorStatus(floor),
    reason: floor.reason,
    name: floor.name,
    affiliation: floor.affiliation,
    country: floor.country,
    position: floor.position,
    why: shownWhy(floor),
    delivery: floor.delivery,
    note: floor.note,
    text: floor.text,
    ready: floor.ready,
    questionId: floor.questionId,
    allowedSeconds: floor.allowedSeconds,
    clock: floor.clock,
    spokenMs: floor.spokenMs,
    heldBy: floor.heldBy,
    requestedAt: floor.requestedAt,
    localAuthor: floor.localAuthor,
  };
}

/** How many questions somebody may still ask, null where there is no limit: staff have none. */
function leftTo(room: Room, actorId: string): number | null {
  const { questionsPerPerson, questionsPerHub } = room.session.rules;
  const isHub = room.entry('hub', actorId) !== undefined;
  const isPanellist =
    room.entry('person', actorId)?.record.role === 'panellist' && room.session.leadId !== actorId;
  const isLimited = isHub || isPanellist || room.entry('participant', actorId) !== undefined;
  const quota = isHub ? questionsPerHub : questionsPerPerson;
  return isLimited && quota > 0 ? Math.max(0, quota - countedOf(room, actorId, null).length) : null;
}

function votesBy(room: Room, actorId: string): number[] {
  const numbers = new Set<number>();
  for (const id of room.votedBy(actorId)) {
    const question = room.entry('question', id)?.record;
    if (!question) continue;
    for (const { no } of [question, topOf(room, question)]) numbers.add(no);
  }
  return [...numbers].sort((one, other) => one - other);
}

function ownQuestion(room: Room, question: QuestionRecord, rev: number): OwnQuestion {
  const top = question.mergedInto ? room.entry('question', question.mergedInto)?.record : undefined;
  return {
    id: question.id,
    rev: isShown(question) ? (room.entry('question', question.id)?.sights.public.changedAt ?? rev) : rev,
    no: question.no,
    status: shownStatus(question),
    text: question.text,
    language: question.language,
    author: question.byline,
    submittedAt: question.submittedAt,
    changedAt: minute(question.changedAt),
    edited: question.edited,
    original: question.original,
    reason: question.reason,
    declineNote: question.declineNote,
    mergedInto: top && isShown(top) ? { id: top.id, no: top.no } : null,
    how: question.how,
    appealed: question.appealed !== null,
    localAuthor: question.localAuthor,
  };
}
