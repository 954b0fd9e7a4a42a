import type { OwnData } from '@openfloor/contract';
import { cornerOf, type Room } from '@openfloor/room';

type FromRoom = Omit<OwnData, 'format' | 'takenAt' | 'answers' | 'ledger' | 'notice'>;

/**
 * What a room keeps of somebody of the audience, or undefined where it knows nobody of this id. Notes that staff wrote
 * about a question are staff's own and not in it.
 */
export function ownDataIn(room: Room, participantId: string): FromRoom | undefined {
  const participant = room.entry('participant', participantId)?.record;
  if (!participant) return undefined;
  const { attendance, joinedAt, roomCheckedAt } = participant;
  const { id, title, phase } = room.session;
  const { questions, floor, hubs = [], objections = [] } = cornerOf(room, participantId);
  return {
    session: { id, title, phase },
    participantId,
    attendance,
    joinedAt,
    roomCheckedAt,
    profile: profileOf(room, participantId),
    roll: rollOf(room, participantId),
    questions: questions.map((own) => ({ ...own, ...asWritten(room, own.id) })),
    votes: votesOf(room, participantId),
    floor: floor.map((own) => ({ ...own, ...asAsked(room, own.id) })),
    objections: objections.map((own) => ({ ...own, ...asObjected(room, own.takeawayId, participantId) })),
    hubs: hubs.map((hub) => ({ ...hub })),
    polls: pollsOf(room, participantId),
  };
}

function profileOf(room: Room, participantId: string): OwnData['profile'] {
  const of = room.entry('participant', participantId)?.record;
  return {
    name: of?.name ?? null,
    stakeholderGroup: of?.stakeholderGroup ?? null,
    regionalGroup: of?.regionalGroup ?? null,
    country: of?.country ?? null,
    affiliation: of?.affiliation ?? null,
    language: of?.language ?? null,
    accessNeeds: of?.accessNeeds ?? null,
    muted: of?.muted ?? false,
  };
}

function rollOf(room: Room, participantId: string): Record<string, unknown> | null {
  const entry = room.list('roll').find(({ voterId }) => voterId === participantId);
  if (!entry) return null;
  const { no, label, stakeholderGroup, regionalGroup, country, affiliation, madeAt, revoked } = entry;
  return { no, label, stakeholderGroup, regionalGroup, country, affiliation, madeAt, revoked };
}

/** How a question was first written and shown, beside what its author sees of it anyway. */
function asWritten(room: Room, questionId: string): Record<string, unknown> {
  const question = room.entry('question', questionId)?.record;
  if (!question) return {};
  const { original, shortText, translations, byline, submittedAt, publishedAt, askedAt, answeredAt } =
    question;
  const { appealed, lateBySeconds, credits } = question;
  const times = { submittedAt, publishedAt, askedAt, answeredAt, lateBySeconds };
  return { original, shortText, translations, shownAs: byline, appealed, credits, ...times };
}

function asAsked(room: Room, floorId: string): Record<string, unknown> {
  const floor = room.entry('floor', floorId)?.record;
  if (!floor) return {};
  const { accessNeeds, stakeholderGroup, regionalGroup, gist } = floor;
  return { accessNeeds, stakeholderGroup, regionalGroup, gist };
}

/** Answers to polls, those taken back too, with what was asked. */
function pollsOf(room: Room, participantId: string): OwnData['polls'] {
  return room.responses
    .by(participantId)
    .map(({ pollId, choices, text, language, admitted, at }) => {
      const poll = room.entry('poll', pollId)?.record;
      return {
        no: poll?.no ?? 0,
        type: poll?.type,
        question: poll?.text,
        choices,
        text,
        language,
        admitted,
        at,
      };
    })
    .sort((one, other) => one.no - other.no);
}

function votesOf(room: Room, participantId: string): OwnData['votes'] {
  return room
    .list('question')
    .sort((one, other) => one.no - other.no)
    .flatMap(({ id, no }) => {
      const on = room.ballot(id, participantId);
      return on === undefined ? [] : [{ no, on }];
    });
}

/** What was told of somebody who objected. */
function asObjected(room: Room, takeawayId: string, participantId: string): Record<string, unknown> {
  const objections = room.entry('takeaway', takeawayId)?.record.objections ?? [];
  const own = objections.find(({ makerId, onBehalf }) => makerId === participantId && !onBehalf);
  if (!own) return {};
  const { stakeholderGroup, regionalGroup, attendance } = own;
  return { shownAs: { stakeholderGroup, regionalGroup, attendance } };
}
