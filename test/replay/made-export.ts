import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How large a made export is. */
export interface Size {
  statements: number;
  voters: number;
  /** Rows of votes of each voter. */
  each: number;
}

const START_AT = Date.parse('2015-07-15T08:00:00Z');
const TEXTS = [
  'Buses first, "then" cars',
  '計程車和 UberX 都要遵守相同的法律',
  '<img src=x onerror=alert(1)>',
  'First line\r\nsecond line',
  'يجب أن تكون الحافلات مجانية',
  '=HYPERLINK("x")',
];

/**
 * Writes an export into a folder, the same for the same size: a byte order mark, line ends of Windows, statements that were set
 * aside or never judged, people who vote again and change their minds, on their own statements and on some that are not
 * there.
 */
export function makeExport(dir: string, { statements, voters, each }: Size): void {
  mkdirSync(dir, { recursive: true });
  const random = seeded(7);
  const pick = (below: number) => Math.floor(random() * below);
  const comments = Array.from({ length: statements }, (_, id) => {
    const moderated = id % 9 === 4 ? -1 : id % 7 === 3 ? 0 : 1;
    const text = `${TEXTS[id % TEXTS.length]} (${id})`;
    return [START_AT + id * 900_000, 'a day', id, pick(voters), 3, 1, moderated, quoted(text)];
  });
  const votes = Array.from({ length: voters }, (_, voter) => {
    const from = START_AT + pick(statements) * 900_000;
    return Array.from({ length: each }, (_row, at) => {
      const id = random() < 0.02 ? statements + 5 : pick(statements);
      const born = START_AT + Math.min(id, statements) * 900_000;
      const vote = random() < 0.6 ? 1 : random() < 0.5 ? -1 : 0;
      return [Math.max(from, born) + at * 700 + pick(600), 'a day', id, voter, vote];
    });
  }).flat();
  const own = comments.map(([at, day, id, author]) => [Number(at) + 5, day, id, author, 1]);
  const written = {
    'comments.csv': [
      'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body',
      ...comments.reverse(),
    ],
    'votes.csv': ['timestamp,datetime,comment-id,voter-id,vote', ...votes, ...own],
    'summary.csv': ['topic,Who may drive?', `conversation-description,${quoted('One.\n\nTwo.')}`],
  };
  for (const [name, rows] of Object.entries(written))
    writeFileSync(join(dir, name), `\ufeff${rows.map(String).join('\r\n')}\r\n`);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Numbers from 0 up to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
