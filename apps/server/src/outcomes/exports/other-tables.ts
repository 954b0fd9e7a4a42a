import {
  HUB_STATUSES,
  REGIONAL_GROUPS,
  TAKEAWAY_SECTIONS,
  TAKEAWAY_STATUSES,
  type LedgerEntry,
} from '@openfloor/contract';
import type { Material, SeenOf } from '../material.js';
import { columnsFor, localIn, only, type Column, type Table } from './column.js';

type Takeaway = SeenOf<'takeaway'>;
type Hub = SeenOf<'hub'>;

/** Every takeaway that the reader sees, with the objections that stand. */
export function takeawayTable({ takeaways, session }: Material): Table<Takeaway> {
  const local = localIn(session.timeZone);
  const { text, integer, flag, code, list, instant } = columnsFor<Takeaway>();
  const standing = ({ objections }: Takeaway) => objections.filter(({ retracted }) => !retracted);
  const columns: Column<Takeaway>[] = [
    integer('no', 'Number of the takeaway', ({ no }) => no),
    code('section', 'Where it stands in the report', TAKEAWAY_SECTIONS, ({ section }) => section),
    code('status', 'How far it is; contested: objections stand', TAKEAWAY_STATUSES, ({ status }) => status),
    code('settled_as', 'What it was settled as', ['agreed', 'contested'], ({ settledAs }) => settledAs),
    text('heading', 'Heading', ({ heading }) => heading),
    text('text', 'The words', (one) => one.text),
    text('language', 'Language of the words, BCP 47', ({ language }) => language),
    flag('one_view', 'One view among several', ({ oneView }) => oneView),
    text('owner', 'Who is called to act', ({ owner }) => owner),
    ...instant('due_at', 'Until when', local, ({ dueAt }) => dueAt),
    list('evidence', 'What it stands on, question or floor with the number', ({ evidence }) =>
      evidence.map(({ kind, no }) => `${kind} ${no}`),
    ),
    integer('objections', 'Objections that stand', (one) => standing(one).length),
    text('objection_texts', 'Those objections, each with group, region, attendance and hub', (one) =>
      standing(one)
        .map(({ text: words, stakeholderGroup, regionalGroup, attendance, hub }) => {
          const who = [stakeholderGroup, regionalGroup, attendance, hub && `hub ${hub.no}`].filter(Boolean);
          return `${words} (${who.join(', ')})`;
        })
        .join('\n\n'),
    ),
    ...instant(
      'comments_until',
      'Until when comments in writing are taken',
      local,
      ({ commentsUntil }) => commentsUntil,
    ),
    integer('versions', 'How many wordings there were', ({ version }) => version),
    ...instant('changed_at', 'When it was changed last', local, ({ changedAt }) => changedAt),
  ];
  return { rows: takeaways, columns };
}

/** The hubs that take part. Whom to call there is in no export. */
export function hubTable({ hubs }: Material): Table<Hub> {
  const { text, integer, code, list } = columnsFor<Hub>();
  const columns: Column<Hub>[] = [
    integer('no', 'Number of the hub', ({ no }) => no),
    text('name', 'Name', ({ name }) => name),
    text('city', 'City', ({ city }) => city),
    text('country', 'Country, ISO 3166-1', ({ country }) => country),
    code('region', 'Regional group', REGIONAL_GROUPS, ({ regionalGroup }) => regionalGroup),
    list('languages', 'Languages spoken there', ({ languages }) => languages),
    integer('headcount', 'People in the room, as the hub counted them', ({ headcount }) => headcount),
    code('status', 'How it stands', HUB_STATUSES, ({ status }) => status),
    ...only('staff', [integer('expected', 'How many people it expected', ({ expected }) => expected)]),
  ];
  return { rows: hubs, columns };
}

/** The public record of moderation; each entry carries the hash of the one before. */
export function ledgerTable({ ledger, session }: Material): Table<LedgerEntry> {
  const local = localIn(session.timeZone);
  const { text, integer, instant } = columnsFor<LedgerEntry>();
  const columns: Column<LedgerEntry>[] = [
    integer('no', 'Number of the entry', ({ no }) => no),
    ...instant('at', 'When, full minute', local, ({ at }) => at),
    text('role', 'Role of who acted', ({ role }) => role),
    text('act', 'The command', ({ act }) => act),
    text('about_kind', 'What it was about', ({ about }) => about?.kind),
    integer('about_no', 'The number of that', ({ about }) => about?.no),
    text('from', 'State before', ({ from }) => from),
    text('to', 'State after', ({ to }) => to),
    text('reason', 'Why', ({ reason }) => reason),
    text('digest', 'Digest of what is not public', ({ digest }) => digest),
    text('previous', 'Hash of the entry before', ({ previous }) => previous),
    text('hash', 'Hash of this entry', ({ hash }) => hash),
  ];
  return { rows: [...ledger], columns };
}
