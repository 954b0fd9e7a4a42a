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
  const { questions, floor, hubs = [] } = cornerOf(room, participantId);
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
    hubs: hubs.map((hub) => ({ ...hub })),
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

function votesOf(room: Room, participantId: string): OwnData['votes'] {
  return room
    .list('question')
    .sort((one, other) => one.no - other.no)
    .flatMap(({ id, no }) => {
      const on = room.ballot(id, participantId);
      return on === undefined ? [] : [{ no, on }];
    });
}
