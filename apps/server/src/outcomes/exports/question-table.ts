import {
  ANSWER_WAYS,
  ATTENDANCES,
  IDENTITIES,
  QUESTION_STATUSES,
  QUESTION_TYPES,
  REGIONAL_GROUPS,
  STAKEHOLDER_GROUPS,
} from '@openfloor/contract';
import type { Material, SeenOf } from '../material.js';
import { columnsFor, localIn, only, type Column, type Table } from './column.js';

type Question = SeenOf<'question'>;
const { text, integer, flag, code, list, instant } = columnsFor<Question>();

/** Every question that the reader sees, by number, with what was promised about its author. */
export function questionTable(material: Material): Table<Question> {
  const { questions, session } = material;
  const local = localIn(session.timeZone);
  return {
    rows: questions,
    columns: [
      ...wordColumns(),
      ...authorColumns(material),
      ...stateColumns(material),
      ...instant('submitted_at', 'When it was asked, full minute', local, (one) => one.submittedAt),
      ...instant('published_at', 'When everybody saw it, full minute', local, (one) => one.publishedAt),
      ...instant('asked_at', 'When it was put to the panel', local, (one) => one.askedAt),
      ...instant('answered_at', 'When it was answered, full minute', local, (one) => one.answeredAt),
      ...instant('due_at', 'Until when an answer in writing was promised', local, (one) => one.dueAt),
      ...answerColumns(material),
      ...only('staff', staffColumns()),
    ],
  };
}

function wordColumns(): Column<Question>[] {
  return [
    integer('no', 'Permanent receipt number', ({ no }) => no),
    code('type', 'What it is', QUESTION_TYPES, ({ type }) => type),
    text('text', 'The words as everybody reads them', (one) => one.text),
    text('language', 'Language of the words, BCP 47', ({ language }) => language),
    text('short_text', 'The short form for the stage', ({ shortText }) => shortText),
    flag('edited', 'Moderators changed the words', ({ edited }) => edited),
  ];
}

function authorColumns({ hubs }: Material): Column<Question>[] {
  const hubOf = new Map(hubs.map(({ id, no }) => [id, no]));
  return [
    code('identity', 'How much is told of the author', IDENTITIES, ({ author }) => author.identity),
    text('author_name', 'Name, where the author gave it for all', ({ author }) => author.name),
    text('author_affiliation', 'Organisation, where given for all', ({ author }) => author.affiliation),
    text('author_country', 'Country, ISO 3166-1', ({ author }) => author.country),
    code('author_group', 'Stakeholder group', STAKEHOLDER_GROUPS, ({ author }) => author.stakeholderGroup),
    code('author_region', 'Regional group', REGIONAL_GROUPS, ({ author }) => author.regionalGroup),
    code('attendance', 'How the author took part', ATTENDANCES, ({ attendance }) => attendance),
    integer('hub_no', 'Number of the hub it came from', ({ hubId }) => hubOf.get(hubId ?? '')),
    integer(
      'credits',
      'How many authors it has, with those of what was merged into it',
      ({ credits }) => credits,
    ),
  ];
}

function stateColumns({ questions, people, votes }: Material): Column<Question>[] {
  const numbers = new Map(questions.map(({ id, no }) => [id, no]));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const counted = new Map(votes ?? []);
  return [
    code('status', 'What became of it', [...QUESTION_STATUSES, 'lapsed'], ({ status }) => status),
    text('reason', 'Why it was set aside', ({ reason }) => reason),
    integer('merged_into', 'Number of the question it was joined with', (one) =>
      numbers.get(one.mergedInto ?? ''),
    ),
    integer('follow_up_to', 'Number of the question it follows up', (one) =>
      numbers.get(one.followUpTo ?? ''),
    ),
    list('labels', 'Labels of the moderators', ({ labels }) => labels),
    list('addressed_to', 'Whom it is for', (one) => one.addressedTo.flatMap((id) => names.get(id) ?? [])),
    flag('spoken', 'It was spoken in the room and written down', ({ spoken }) => spoken),
    integer(
      'votes',
      'Votes, those of what was merged into it included; empty where votes are not told',
      ({ no }) => counted.get(no),
    ),
    integer(
      'hands_hubs',
      'Hubs that counted hands for it; hands are never part of the votes',
      ({ hands }) => hands?.hubs,
    ),
    integer('hands', 'Hands counted in hubs', ({ hands }) => hands?.hands),
    integer('hands_headcount', 'People in those hubs', ({ hands }) => hands?.headcount),
  ];
}

function answerColumns({ people }: Material): Column<Question>[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => names.get(id ?? '') ?? null;
  return [
    code('how', 'How it was answered', ANSWER_WAYS, ({ how }) => how),
    list('answered_by', 'Who answered', (one) => one.answeredBy.flatMap((id) => nameOf(id) ?? [])),
    integer('answers', 'How many answers in writing there are', ({ answers }) => answers.length),
    text('answer_texts', 'Answers in writing, each after the name of who wrote it', ({ answers }) =>
      answers.map((one) => [nameOf(one.personId), one.text].filter(Boolean).join(': ')).join('\n\n'),
    ),
  ];
}

function staffColumns(): Column<Question>[] {
  return [
    text(
      'author',
      'The author as staff see them: a pseudonym of this session where there is no name',
      (one) => one.authorId,
    ),
    text('original', 'The words before moderators changed them', ({ original }) => original),
    text('note', 'Note of the moderators', ({ note }) => note),
    text('appeal', 'What the author wrote against it being set aside', ({ appealed }) => appealed),
    integer('late_by_seconds', 'How long it waited in an outbox', ({ lateBySeconds }) => lateBySeconds),
  ];
}
