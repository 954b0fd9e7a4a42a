import { parse, type CsvError } from 'csv-parse';
import { finished } from 'node:stream/promises';
import type { Fault } from '../operations/shape.js';

/** A row of a CSV file and the line on which it begins, counted from 1. */
export interface Row {
  line: number;
  cells: string[];
}

/** Characters parsed at once; between two pieces everybody else has a turn. */
const PIECE = 32_768;
/** One row of an export; a longer one is no row but a quote that was never closed. */
const LONGEST_ROW = 1_000_000;
const MOST_FAULTS = 100;

/** What is wrong with an export: the first hundred faults with their places, and how many more there are. */
export class Faults {
  readonly list: Fault[] = [];
  more = 0;

  /** `path` is the file, the line and the column. */
  add(path: Fault['path'], message: string): void {
    if (this.list.length < MOST_FAULTS) this.list.push({ path, message });
    else this.more += 1;
  }

  get count(): number {
    return this.list.length + this.more;
  }
}

/**
 * The rows of a CSV text (RFC 4180; any line ends, a byte order mark, lines of any length). What is not CSV is told to
 * `faults` with its line and ends the file.
 */
export async function* rowsOf(file: string, text: string, faults: Faults): AsyncGenerator<Row> {
  const broken = text.search(/\p{Surrogate}/u);
  if (broken >= 0)
    return faults.add([file, lineAt(text, broken)], 'half a character: this is not well-formed text');
  const reading = new Reading();
  let error: unknown;
  for (const piece of piecesOf(text)) {
    error = await reading.takes(piece);
    yield* reading.rows.splice(0);
    if (error) break;
    await new Promise(setImmediate);
  }
  error ??= await reading.ends();
  yield* reading.rows.splice(0);
  if (error) faults.add([file, reading.line], messageOf(error));
}

/** A parser that is given one piece of the text after the other. */
class Reading {
  /** The rows that are whole so far and were not taken away. */
  readonly rows: Row[] = [];
  /** Where the next row begins. */
  line = 1;
  private empty = 0;
  private readonly parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: '\n',
    max_record_size: LONGEST_ROW,
    on_record: (cells: string[], { lines, empty_lines }) => {
      this.rows.push({ line: this.line + empty_lines - this.empty, cells });
      this.empty = empty_lines;
      this.line = lines + 1;
      return null;
    },
  });

  constructor() {
    this.parser.on('error', () => undefined).resume();
  }

  /** The error, if this piece has one. */
  takes(piece: string): Promise<unknown> {
    return new Promise((resolve) => this.parser.write(piece, (error) => resolve(error ?? undefined)));
  }

  ends(): Promise<unknown> {
    return finished(this.parser.end()).then(
      () => undefined,
      (error: unknown) => error,
    );
  }
}

/** The text in pieces with plain line ends; no piece ends within a character or a line end. */
function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + PIECE);
    if (/[\r\uD800-\uDBFF]/.test(text.charAt(end - 1))) end += 1;
    yield text.slice(at, end).replace(/\r\n?/g, '\n');
    at = end;
  }
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n?|\n/).length;
}

function messageOf(error: unknown): string {
  const { code } = error as Partial<CsvError>;
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is opened here and never closed';
  if (code === 'CSV_MAX_RECORD_SIZE') return `this row is longer than ${LONGEST_ROW} characters`;
  if (code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE')
    return 'a quote stands where none may stand';
  throw error;
}
