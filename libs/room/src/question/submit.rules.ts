import {
  length,
  MAX_ON_AIR,
  Refusal,
  SubmitQuestion,
  type CheckedArgs,
  type Role,
} from '@openfloor/contract';
import { command, MODERATORS, type Turn } from '../command.js';
import type { QuestionRecord, RoomRecord } from '../records.js';
import { countedOf, findPerson, findQuestion, nextNo, type RoomReader } from '../room.js';
import type { Standing } from '../standing.js';
import { isShown, minute } from '../views/question.view.js';
import { session } from './becomes.js';
import { fixByline, knownOf, type Known } from './byline.js';

type Args = CheckedArgs<'question.submit'>;

/** Who may ask on behalf of somebody, and without a limit. */
const NOTERS: readonly Role[] = [...MODERATORS, 'rapporteur'];
/** A command made this long ago is shown as sent late. */
const LATE_AFTER_MS = 30_000;

/** Somebody asks. Review decides whether everybody sees it at once; spoken and noted by staff it is on air at once. */
export const submitQuestion = command('question.submit', {
  schema: SubmitQuestion,
  may: [...NOTERS, 'participant', 'hub', 'panellist'],
  rule(room, args, turn) {
    const { actor } = turn;
    if (args.localAuthor && actor.role !== 'hub')
      throw new Refusal('NOT_ALLOWED', 'only hubs have local authors');
    if (!isOneOf(NOTERS, actor)) expectMaySubmit(room, args, actor);
    expectFits(room, args.text);
    if (args.spoken && !isOneOf(MODERATORS, actor))
      throw new Refusal('NOT_ALLOWED', 'only staff note what was spoken');
    for (const personId of args.addressedTo) findPerson(room, personId);
    if (args.followUpTo) expectShown(room, args.followUpTo);
    const question = asked(room, args, turn);
    const result = { questionId: question.id, no: question.no, status: question.status };
    return { put: [question, ...onAirAtOnce(room, question)], result };
  },
});

/** Refuses `TOO_LONG` beyond the session's own limit, counted in characters as people count them. */
export function expectFits(room: RoomReader, text: string): void {
  const max = room.session.rules.questionMaxChars;
  if (length(text) > max)
    throw new Refusal('TOO_LONG', `at most ${max} characters`, { max, length: length(text) });
}

function expectMaySubmit(room: RoomReader, args: Args, actor: Standing): void {
  if (!room.session.switches.questions) throw new Refusal('SWITCHED_OFF', 'questions are switched off');
  if (actor.muted) throw new Refusal('MUTED', 'this participant is muted');
  const { questionsPerPerson, questionsPerHub } = room.session.rules;
  const counted = countedOf(room, actor.id, args.localAuthor ?? null);
  const quota = actor.role === 'hub' && !args.localAuthor ? questionsPerHub : questionsPerPerson;
  if (quota > 0 && counted.length >= quota)
    throw new Refusal('QUOTA_REACHED', `at most ${quota} questions`, { quota });
}

function expectShown(room: RoomReader, questionId: string): void {
  if (!isShown(findQuestion(room, questionId))) throw new Refusal('NOT_FOUND', 'no such question here');
}

function onAirAtOnce(room: RoomReader, question: QuestionRecord): RoomRecord[] {
  if (question.status !== 'on_air') return [];
  const { onAirIds } = room.session;
  if (onAirIds.length >= MAX_ON_AIR)
    throw new Refusal('WRONG_STATE', `${MAX_ON_AIR} questions are on air already`);
  return [session(room, { onAirIds: [...onAirIds, question.id] })];
}

function asked(room: RoomReader, args: Args, turn: Turn): QuestionRecord {
  const { actor, now } = turn;
  const byline = fixByline(room, authorOf(room, args, actor), args.identity, usualFor(args, actor));
  const status = args.spoken ? 'on_air' : reviewed(room, actor) ? 'pending' : 'published';
  const shown = status !== 'pending';
  return {
    ...blank,
    id: turn.newId(),
    no: nextNo(room, 'question'),
    type: args.type,
    text: args.text,
    language: args.language,
    byline,
    authorId: actor.id,
    localAuthor: args.localAuthor ?? null,
    pseudonym: byline.identity === 'anonymous' ? pseudonymOf(room, turn) : actor.id,
    attendance: actor.attendance,
    hubId: actor.hubId,
    addressedTo: args.addressedTo,
    labels: args.labels,
    spoken: args.spoken,
    followUpTo: args.followUpTo ?? null,
    followUpShown: args.followUpTo !== undefined,
    status,
    wasPublic: shown,
    submittedAt: minute(now),
    publishedAt: shown ? minute(now) : null,
    askedAt: args.spoken ? now : null,
    changedAt: minute(now),
    lateBySeconds: lateBy(turn),
  };
}

/** Whose words they are: those of the one on whose behalf it is asked, else the actor's own. */
function authorOf(room: RoomReader, args: Args, actor: Standing): Known {
  const known = knownOf(room, actor);
  if (!args.onBehalfOf) return known;
  if (!isOneOf(NOTERS, actor) && actor.role !== 'hub')
    throw new Refusal('NOT_ALLOWED', 'only staff and hubs ask on behalf of somebody');
  const {
    name = null,
    affiliation = null,
    country = known.country,
    stakeholderGroup = null,
  } = args.onBehalfOf;
  return {
    name,
    affiliation,
    country,
    stakeholderGroup,
    regionalGroup: actor.role === 'hub' ? known.regionalGroup : null,
  };
}

/** People of the programme, and those of whom staff tell a name, ask under it unless they say otherwise. */
function usualFor(args: Args, actor: Standing): Args['identity'] {
  if (args.onBehalfOf?.name) return 'public';
  if (args.onBehalfOf?.affiliation) return 'affiliation';
  return actor.personId && !args.onBehalfOf ? 'public' : undefined;
}

function reviewed(room: RoomReader, actor: Standing): boolean {
  return room.session.rules.review === 'before' && !isOneOf(MODERATORS, actor);
}

/** By the role or, for whoever leads, by the powers that go with it. */
function isOneOf(roles: readonly Role[], actor: Standing): boolean {
  return actor.roles.some((role) => roles.includes(role));
}

/** What staff see of an author without a name: the same in one session, and nothing that a name goes with. */
function pseudonymOf(room: RoomReader, { actor, newId }: Turn): string {
  const participant = room.entry('participant', actor.id)?.record;
  if (participant) return participant.pseudonym;
  if (actor.role === 'hub') return actor.id;
  const earlier = room.askedBy(actor.id).map((id) => findQuestion(room, id));
  return earlier.find(({ byline }) => byline.identity === 'anonymous')?.pseudonym ?? newId();
}

function lateBy({ madeAt, now }: Turn): number | null {
  return madeAt !== undefined && now - madeAt > LATE_AFTER_MS ? Math.round((now - madeAt) / 1_000) : null;
}

const blank = {
  kind: 'question' as const,
  translations: {},
  shortText: null,
  edited: false,
  lapsed: false,
  reason: null,
  declineNote: null,
  mergedInto: null,
  mergedFrom: null,
  mergedVia: [],
  credits: 1,
  position: null,
  asking: 'read_out' as const,
  answeredAt: null,
  answeredFrom: null,
  how: null,
  answeredBy: [],
  dueAt: null,
  answers: [],
  hands: [],
  handsShown: null,
  assignedTo: [],
  claims: [],
  original: null,
  note: null,
  appealed: null,
};
