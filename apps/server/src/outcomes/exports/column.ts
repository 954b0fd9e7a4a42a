import type { Channel, ColumnTold } from '@openfloor/contract';
import type { Cell } from '../../operations/csv.js';

/** A column of a table: a stable id, what it means, and how a row fills it. */
export interface Column<Row> extends Omit<ColumnTold, 'table'> {
  /** The least channel that has it; everybody where it is not named. */
  channel?: Channel;
  of(row: Row): Cell;
}

/** A table that can be taken out. */
export interface Table<Row> {
  columns: Column<Row>[];
  rows: Row[];
}

type Value = string | number | boolean | null | undefined;
type Of<Row, T extends Value> = (row: Row) => T | null | undefined;

/** Makes the columns of a table whose rows are of one kind. */
export function columnsFor<Row>() {
  const column = (type: ColumnTold['type'], id: string, about: string, of: Of<Row, Value>): Column<Row> => ({
    id,
    type,
    about,
    of: (row) => of(row) ?? null,
  });
  return {
    text: (id: string, about: string, of: Of<Row, string>) => column('text', id, about, of),
    integer: (id: string, about: string, of: Of<Row, number>) => column('integer', id, about, of),
    number: (id: string, about: string, of: Of<Row, number>) => column('number', id, about, of),
    flag: (id: string, about: string, of: Of<Row, boolean>) => column('flag', id, about, of),
    /** One of a closed list. */
    code: (id: string, about: string, values: readonly string[], of: Of<Row, string>): Column<Row> => ({
      ...column('code', id, about, of),
      values: [...values],
    }),
    /** Several texts in one cell, with a semicolon and a space between. */
    list: (id: string, about: string, of: (row: Row) => readonly (string | number)[]): Column<Row> =>
      column('list', id, about, (row) => of(row).join('; ')),
    /** Two columns: the time in UTC, and as it was at the place of the session. */
    instant: (
      id: string,
      about: string,
      local: (at: number) => string,
      of: Of<Row, number>,
    ): Column<Row>[] => {
      const at = (row: Row) => of(row) ?? null;
      return [
        column('instant', id, `${about}, UTC`, (row) => utcOf(at(row))),
        column('local', `${id}_local`, `${about}, local time of the session with its offset`, (row) => {
          const time = at(row);
          return time === null ? null : local(time);
        }),
      ];
    },
  };
}

/** Columns that only a channel and those above it have. */
export function only<Row>(channel: Channel, columns: Column<Row>[]): Column<Row>[] {
  return columns.map((column) => ({ ...column, channel }));
}

function utcOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString().replace('.000Z', 'Z');
}

/** Times as ISO 8601 in a time zone, with the offset of that moment: `2006-10-31T15:42:00+02:00`. */
export function localIn(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const { year, month, day, hour, minute, second, timeZoneName = 'GMT' } = part;
    const offset = timeZoneName === 'GMT' ? '+00:00' : timeZoneName.replace('GMT', '');
    return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
  };
}
