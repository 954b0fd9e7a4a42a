import {
  FIRST_QUESTIONS,
  type Channel,
  type Corner,
  type Gone,
  type Kind,
  type OwnQuestion,
  type RecordView,
} from '@openfloor/contract';
import { KINDS } from '@openfloor/contract';
import type { QuestionRecord } from './records.js';
import { countedOf, type Room } from './room.js';
import { orderOf, type Tally } from './tallies.js';
import { topOf } from './question/merge.rules.js';
import { isShown, minute, shownStatus } from './views/question.view.js';

/** Everything a channel sees, the questions in the order they are read: on air, then by rank, then the rest. */
export function snapshotOf(
  room: Room,
  channel: Channel,
  tally: Tally,
): { put: RecordView[]; questions: RecordView[] } {
  const put: RecordView[] = [];
  for (const kind of KINDS) if (kind !== 'question') put.push(...shownOf(room, kind, channel));
  const rank = new Map(orderOf(room, channel, room.session.rules.ranking, tally).map((no, at) => [no, at]));
  const onAir = room.session.onAirIds;
  const place = (view: RecordView & { kind: 'question' }) =>
    onAir.includes(view.id) ? -1 : (rank.get(view.no) ?? Number.MAX_SAFE_INTEGER);
  const questions = shownOf(room, 'question', channel)
    .filter((view) => view.kind === 'question')
    .sort((one, other) => place(one) - place(other) || one.no - other.no);
  return { put, questions };
}

/** Cuts a snapshot into the welcome's first page and the pages that follow it. */
export function pages(
  { put, questions }: { put: RecordView[]; questions: RecordView[] },
  first = FIRST_QUESTIONS,
): { put: RecordView[]; left: number }[] {
  const size = 200;
  const rest = questions.slice(first);
  const result = [{ put: [...put, ...questions.slice(0, first)], left: rest.length }];
  for (let at = 0; at < rest.length; at += size)
    result.push({ put: rest.slice(at, at + size), left: Math.max(0, rest.length - at - size) });
  return result;
}

/**
 * What changed for a channel since a rev of it: every visible record whose view changed after, and what stopped
 * being visible after. It tells neither of what was never seen nor of what only others saw change.
 */
export function deltaOf(room: Room, channel: Channel, since: number): { put: RecordView[]; gone: Gone[] } {
  const put: RecordView[] = [];
  const gone: Gone[] = [];
  for (const kind of KINDS)
    for (const { record, sights } of room.entries(kind)) {
      const sight = sights[channel];
      if (sight.shown) {
        if (sight.shown.rev > since) put.push(sight.shown);
      } else if (sight.goneAt !== null && sight.goneAt > since)
        gone.push({ kind: kind as Kind, id: record.id });
    }
  return { put, gone };
}

/** A person's own corner: their questions whatever became of them, their votes, and what they told about themselves. */
export function cornerOf(room: Room, actorId: string): Corner {
  const own = room
    .askedBy(actorId)
    .flatMap((id) => room.entry('question', id) ?? [])
    .sort((one, other) => one.record.no - other.record.no);
  const participant = room.entry('participant', actorId)?.record;
  return {
    questions: own.map(({ record, rev }) => ownQuestion(room, record, rev)),
    votes: votesBy(room, actorId),
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

function shownOf(room: Room, kind: Kind, channel: Channel): RecordView[] {
  return Array.from(room.entries(kind), ({ sights }) => sights[channel].shown).filter(
    (view) => view !== undefined,
  );
}
