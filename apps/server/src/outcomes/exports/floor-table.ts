import {
  ATTENDANCES,
  DELIVERIES,
  FLOOR_CLASSES,
  FLOOR_STATUSES,
  REGIONAL_GROUPS,
  STAKEHOLDER_GROUPS,
} from '@openfloor/contract';
import type { Material, SeenOf } from '../material.js';
import { columnsFor, localIn, only, type Column, type Table } from './column.js';

type Turn = SeenOf<'floor'>;
const { text, integer, flag, code, instant } = columnsFor<Turn>();

/** Every request to speak and every turn that was given, by number. Names are told from the call on. */
export function floorTable(material: Material): Table<Turn> {
  const local = localIn(material.session.timeZone);
  return {
    rows: material.floor,
    columns: [
      ...whoColumns(material),
      ...turnColumns(material),
      ...instant('requested_at', 'When it was asked for', local, ({ requestedAt }) => requestedAt),
      ...instant('called_at', 'When they were called', local, ({ calledAt }) => calledAt),
      ...instant('started_at', 'When they began', local, ({ startedAt }) => startedAt),
      ...instant('ended_at', 'When they ended', local, ({ endedAt }) => endedAt),
      text('gist', 'What was said, in a sentence', ({ gist }) => gist?.text),
      text('gist_language', 'Language of that sentence', ({ gist }) => gist?.language),
      ...only('panel', [
        text('note', 'What they wrote for the moderators', ({ note }) => note),
        text('text', 'What is read out for them', (one) => one.text),
        flag('ready', 'They said that they are ready', ({ ready }) => ready),
      ]),
      ...only('staff', [flag('entered', 'Staff entered it for somebody', ({ entered }) => entered)]),
    ],
  };
}

function whoColumns({ hubs }: Material): Column<Turn>[] {
  const hubOf = new Map(hubs.map(({ id, no }) => [id, no]));
  return [
    integer('no', 'Permanent number', ({ no }) => no),
    text('name', 'Who speaks', ({ name }) => name),
    text('affiliation', 'For whom', ({ affiliation }) => affiliation),
    text('country', 'Country, ISO 3166-1', ({ country }) => country),
    code('group', 'Stakeholder group', STAKEHOLDER_GROUPS, ({ stakeholderGroup }) => stakeholderGroup),
    code('region', 'Regional group', REGIONAL_GROUPS, ({ regionalGroup }) => regionalGroup),
    code('attendance', 'How they took part', ATTENDANCES, ({ attendance }) => attendance),
    integer('hub_no', 'Number of the hub they spoke from', ({ hubId }) => hubOf.get(hubId ?? '')),
    flag('panel', 'A person of the programme', ({ personId }) => personId !== null),
  ];
}

function turnColumns({ questions }: Material): Column<Turn>[] {
  const numbers = new Map(questions.map(({ id, no }) => [id, no]));
  return [
    code('class', 'What kind of turn', FLOOR_CLASSES, (one) => one.class),
    code('status', 'What became of it', [...FLOOR_STATUSES, 'lapsed'], ({ status }) => status),
    text('reason', 'Why they were passed over or not called', ({ reason }) => reason),
    text('lane', 'Lane of the list', ({ lane }) => lane),
    code('why', 'Why they stood or were called where they were', WHYS, ({ why }) => why?.code),
    integer('question_no', 'Number of the question it is about', ({ questionId }) =>
      numbers.get(questionId ?? ''),
    ),
    code('delivery', 'How it was given', DELIVERIES, ({ delivery }) => delivery),
    integer('allowed_seconds', 'Time that was allowed', ({ allowedSeconds }) => allowedSeconds),
    integer('spoken_seconds', 'Time that was spoken', ({ spokenMs }) => Math.round(spokenMs / 1_000)),
  ];
}

const WHYS = [
  'class',
  'placed',
  'first_come',
  'listed',
  'turn_of',
  'slot',
  'first_time',
  'spoke_before',
  'least_served',
];
