import type { Corner, OwnFloor, OwnQuestion } from '@openfloor/contract';
import { ownHub } from './people/hub.js';
import { pollHandsBy, responsesBy } from './poll/figures.js';
import { countsOver } from './question/hands.js';
import { standingFor, topOf } from './question/merge.rules.js';
import type { FloorRecord, QuestionRecord, SignalRecord } from './records.js';
import { compareKeys, countedOf, type Room } from './room.js';
import { notesFor, objectionsBy } from './takeaway/own.js';
import { isShownTo, viewSignal, type Party } from './signal/signal.js';
import { shownFloorStatus, shownWhy } from './views/floor.view.js';
import { isShown, minute, shownStatus } from './views/question.view.js';

/** Signals that a corner shows; older ones have been read long ago. */
const LATEST_SIGNALS = 40;

/**
 * A person's own corner: their questions and requests whatever became of them, their votes, signals to and from them,
 * and what they told about themselves. Without a `party` there are no signals.
 */
export function cornerOf(room: Room, actorId: string, party?: Party): Corner {
  return cornerSince(room, actorId, party, 0);
}

/**
 * The corner with only those questions, requests and signals whose records changed at the room's rev `since` or later;
 * everything else is whole. Laid over a corner of before `since` by id, it is the corner of now: questions and requests
 * by number, signals by time and then id, of which the latest 40 stay.
 */
export function partialCorner(room: Room, actorId: string, party: Party, since: number): Corner {
  return cornerSince(room, actorId, party, since);
}

function cornerSince(room: Room, actorId: string, party: Party | undefined, since: number): Corner {
  const participant = room.entry('participant', actorId)?.record;
  return {
    questions: questionsBy(room, actorId, since),
    votes: votesBy(room, actorId),
    floor: floorBy(room, actorId, since),
    signals: party ? signalsFor(room, party, since) : [],
    ...hubPart(room, actorId),
    ...pollPart(room, actorId),
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
          ...(participant.roll === 'on' ? { onRoll: true } : {}),
          ...(participant.roomCheckedAt === null ? {} : { roomChecked: true }),
        }
      : null,
    left: leftTo(room, actorId),
    ...objectionsPart(room, actorId),
    ...notesPart(room, party),
  };
}

function objectionsPart(room: Room, actorId: string): Pick<Corner, 'objections'> {
  const objections = objectionsBy(room, actorId);
  return objections.length > 0 ? { objections } : {};
}

/** Rapporteurs read in their corner what their channel does not carry. */
function notesPart(room: Room, party: Party | undefined): Pick<Corner, 'notes'> {
  return party?.role === 'rapporteur' ? { notes: notesFor(room) } : {};
}

function signalsFor(room: Room, party: Party, since: number): Corner['signals'] {
  if (party.role === 'participant' || party.role === 'display') return [];
  const shown = room.list('signal').filter((signal) => isShownTo(signal, party));
  const latest = shown.sort(byTime).slice(-LATEST_SIGNALS);
  const moved = latest.filter(({ id }) => (room.entry('signal', id)?.rev ?? 0) >= since);
  return moved.flatMap((signal) => viewSignal(signal, party) ?? []);
}

/** By time; of those sent at the same instant the ids decide, so that the order is the same after a restart. */
function byTime(one: SignalRecord, other: SignalRecord): number {
  return one.at - other.at || compareKeys(one.id, other.id);
}

/** What somebody answered polls with, and what a hub counted for them; nothing where that is nothing. */
function pollPart(room: Room, actorId: string): Pick<Corner, 'polls' | 'pollHands'> {
  const polls = responsesBy(room, actorId);
  const pollHands = room.entry('hub', actorId) ? pollHandsBy(room, actorId) : [];
  return { ...(polls.length > 0 ? { polls } : {}), ...(pollHands.length > 0 ? { pollHands } : {}) };
}

/** What a hub has beside what everybody has; and whoever applied for hubs sees what became of that. */
function hubPart(room: Room, actorId: string): Pick<Corner, 'hubs' | 'code' | 'hands'> {
  const hub = room.entry('hub', actorId)?.record;
  if (hub) return { hubs: [ownHub(hub)], code: room.session.code, hands: handsBy(room, actorId) };
  const applied = room
    .appliedBy(actorId)
    .flatMap((id) => room.entry('hub', id)?.record ?? [])
    .filter(({ applicantId }) => applicantId === actorId);
  return applied.length > 0 ? { hubs: applied.sort(byNo).map(ownHub) } : {};
}

/** What a hub counted, by receipt number; for a question that others were merged into, over the whole set. */
function handsBy(room: Room, hubId: string): [number, number][] {
  return room
    .list('question')
    .sort(byNo)
    .flatMap((question): [number, number][] => {
      const count = countsOver(standingFor(room, question)).find((one) => one.hubId === hubId);
      return count ? [[question.no, count.hands]] : [];
    });
}

function questionsBy(room: Room, actorId: string, since: number): OwnQuestion[] {
  return room
    .askedBy(actorId)
    .flatMap((id) => room.entry('question', id) ?? [])
    .filter(({ rev }) => rev >= since)
    .sort((one, other) => byNo(one.record, other.record))
    .map(({ record, rev }) => ownQuestion(room, record, rev));
}

function floorBy(room: Room, actorId: string, since: number): OwnFloor[] {
  return room
    .requestedBy(actorId)
    .flatMap((id) => room.entry('floor', id) ?? [])
    .filter(({ rev }) => rev >= since)
    .map(({ record }) => record)
    .sort(byNo)
    .map(ownFloor);
}

function byNo(one: { no: number }, other: { no: number }): number {
  return one.no - other.no;
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
