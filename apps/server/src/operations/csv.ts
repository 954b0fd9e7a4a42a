/** What may stand in a cell of a table. Null is an empty cell. */
export type Cell = string | number | boolean | null;

/** Without it spreadsheets read UTF-8 as something else. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What makes a spreadsheet take a text for a formula, the wide forms of East Asian keyboards among them. */
const SIGNS = '=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\u2212';
/** What a spreadsheet may pass over before it looks at the first character. */
const SKIPPED = '[\\s\\p{Z}\\p{Cf}\\p{Cc}]*';
const LEADING = new RegExp(`^(?:[\\t\\r\\n]|${SKIPPED}[${SIGNS}])`, 'u');
/** Where a spreadsheet that takes semicolons or tabs for the separator would begin another cell, or another row. */
const INNER = new RegExp(`([;\\t\\r\\n]${SKIPPED})([${SIGNS}])`, 'gu');

/**
 * A text that no spreadsheet takes for a formula: an apostrophe goes before one at its beginning, and before one that would
 * begin a cell where the file is read with another separator.
 */
export function guarded(text: string): string {
  const inner = text.replace(INNER, "$1'$2");
  return LEADING.test(text) ? `'${inner}` : inner;
}

/** One line of a table (RFC 4180): texts in quotes and guarded against formulas, numbers and flags as they are. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** A whole table in UTF-8, with a byte order mark and its column ids in the first line. */
export function csvOf(columns: readonly string[], rows: Iterable<readonly Cell[]>): string {
  let text = BYTE_ORDER_MARK + csvLine(columns);
  for (const row of rows) text += csvLine(row);
  return text;
}

function cellOf(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? `"${guarded(cell).replaceAll('"', '""')}"` : String(cell);
}
