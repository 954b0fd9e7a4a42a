import {
  CHANNELS,
  EXPORT_TABLES,
  type Channel,
  type ExportDictionary,
  type ExportTable,
} from '@openfloor/contract';
import { csvOf } from '../../operations/csv.js';
import type { Material } from '../material.js';
import type { Table } from './column.js';
import { floorTable } from './floor-table.js';
import { hubTable, ledgerTable, takeawayTable } from './other-tables.js';
import { pollTable } from './poll-table.js';
import { questionTable } from './question-table.js';

/** A table whose rows are of a kind that only its columns know. */
type AnyTable = Table<never>;

const MAKERS: Record<ExportTable, (material: Material) => object> = {
  questions: questionTable,
  floor: floorTable,
  polls: pollTable,
  takeaways: takeawayTable,
  hubs: hubTable,
  ledger: ledgerTable,
};

const NOTES = [
  'Files are UTF-8 with a byte order mark, comma separated, with CRLF line ends and quotes as in RFC 4180.',
  'A text that a spreadsheet could take for a formula has an apostrophe before it, also after a semicolon, a tab or a line end within a text.',
  'An empty cell: there is none, or it is withheld; about.json says what was left out.',
  'Instants are ISO 8601 in UTC; the column beside each, with _local, is the same moment at the place of the session.',
  'Column ids are stable: they keep their meaning, and new ones are added at other places only under new ids.',
];

/** One table as CSV, with the columns that the reader's channel has. */
export function csvTable(name: ExportTable, material: Material): string {
  const { columns, rows } = shownTable(name, material);
  return csvOf(
    columns.map(({ id }) => id),
    rows.map((row) => columns.map(({ of }) => of(row))),
  );
}

/** What every column of every table means, for this reader. */
export function dictionaryOf(material: Material): ExportDictionary {
  const columns = EXPORT_TABLES.flatMap((table) =>
    shownTable(table, material).columns.map(({ id, type, about, values }) => ({
      table,
      id,
      type,
      about,
      ...(values ? { values } : {}),
    })),
  );
  return { format: 'session-tables/1', notes: NOTES, columns };
}

/** The same dictionary as a table. */
export function dictionaryCsv(material: Material): string {
  return csvOf(
    ['table', 'id', 'type', 'about', 'values'],
    dictionaryOf(material).columns.map(({ table, id, type, about, values = [] }) => [
      table,
      id,
      type,
      about,
      values.join('; '),
    ]),
  );
}

function shownTable(name: ExportTable, material: Material): AnyTable {
  const { columns, rows } = MAKERS[name](material) as AnyTable;
  return { rows, columns: columns.filter(({ channel = 'public' }) => reaches(material.channel, channel)) };
}

function reaches(has: Channel, needs: Channel): boolean {
  return CHANNELS.indexOf(has) >= CHANNELS.indexOf(needs);
}
