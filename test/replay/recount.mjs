/**
 * An independent count of an export: its own small reader of CSV and its own reading of the rule, sharing nothing with
 * the importer, so that a fault in either shows as a difference.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Rows of a CSV text as objects under the names of its first row. Walks the characters one by one. */
export function readRows(text) {
  const rows = [];
  let cells = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    cells.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (cells.length > 1 || cells[0] !== '') rows.push(cells);
    cells = [];
  };
  const body = text.replace(/^\ufeff/, '');
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (body[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  if (cell !== '' || cells.length > 0) endRow();
  const [heading = [], ...rest] = rows;
  return rest.map((row) => Object.fromEntries(heading.map((name, at) => [name, row[at] ?? ''])));
}

/** A text as the room keeps it: composed, plain line ends, nothing around it. */
export function kept(text) {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').normalize('NFC').trim();
}

/**
 * What must be in the room in the end. `supported` has, for each voter, the ids of the statements that this voter supports:
 * the last row of the pair agrees, it is not the voter's own statement, and its moderators did not set it aside.
 */
export function recount(dir) {
  const statements = new Map();
  for (const row of readRows(readFileSync(join(dir, 'comments.csv'), 'utf8')))
    statements.set(row['comment-id'], {
      text: kept(row['comment-body']),
      author: row['author-id'],
      isShown: row.moderated.trim() !== '-1',
      votes: 0,
    });
  const rows = readRows(readFileSync(join(dir, 'votes.csv'), 'utf8'));
  const last = new Map();
  rows.forEach((row, place) => {
    const pair = `${row['voter-id']} ${row['comment-id']}`;
    const before = last.get(pair);
    const at = Number(row.timestamp);
    if (!before || at > before.at || (at === before.at && place > before.place))
      last.set(pair, { at, place, agrees: row.vote.trim() === '1' });
  });
  const supported = new Map(rows.map((row) => [row['voter-id'], new Set()]));
  for (const [pair, { agrees }] of last) {
    const [voter, id] = pair.split(' ');
    const statement = statements.get(id);
    if (!agrees || !statement?.isShown || statement.author === voter) continue;
    statement.votes += 1;
    supported.get(voter).add(id);
  }
  return { statements, supported, rows: rows.length };
}
