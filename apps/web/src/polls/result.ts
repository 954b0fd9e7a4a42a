import {
  TEMPERATURES,
  type PollHands,
  type PollResults,
  type PollView,
  type RegionalGroup,
  type StakeholderGroup,
  type Temperature,
} from '@openfloor/contract';

/** What can be answered; `language` is that of words which a person wrote, null for those of the page. */
export interface Answer {
  no: number;
  text: string;
  language: string | null;
}

/** One line of a result: how many gave the answer, its part of all (0 to 1), points of a ranking, hands in hubs. */
export interface ResultLine extends Answer {
  cell: number;
  part: number;
  points: number | null;
  hands: number | null;
}

/** A row of a table by groups or regions; null is not told. Its name is that of the key, null for who stated none. */
export interface GroupLine<K> {
  key: K | null;
  answered: number | null;
  cells: readonly (number | null)[];
}

/** A piece of a bar, in hundredths of its width. */
export interface Piece {
  at: number;
  width: number;
  /** The place of its answer, from 0. */
  place: number;
}

/** The words that answers need. */
type TemperatureSay = (key: `temperature.${Temperature}`) => string;
type Asked = Pick<PollView, 'type' | 'options' | 'max' | 'language'>;
/** The top of a scale of which nobody said where it ends. */
const SCALE = 5;

/** The answers that can be chosen, in the order of the cells of a result; none where one writes. */
export function answersOf({ type, options, max, language }: Asked, say: TemperatureSay): Answer[] {
  if (type === 'temperature')
    return TEMPERATURES.map((word, at) => ({ no: at + 1, text: say(`temperature.${word}`), language: null }));
  if (type === 'rating')
    return Array.from({ length: max ?? SCALE }, (_, at) => ({
      no: at + 1,
      text: String(at + 1),
      language: null,
    }));
  return options.map(({ no, text }) => ({ no, text, language }));
}

type Told = Pick<PollResults, 'cells' | 'answered'> & { points?: readonly number[] | null };

/** How many have answered, in words. */
export function answeredText(
  say: (key: 'answered' | 'nobodyAnswered', filling: { n: number }) => string,
  n: number,
): string {
  return say(n === 0 ? 'nobodyAnswered' : 'answered', { n });
}

/** The lines of a result or of how a poll stands: a ranking by its points, everything else as it was asked. */
export function resultLines(
  answers: readonly Answer[],
  { cells, answered, points = null }: Told,
  hands: PollHands | null = null,
): ResultLine[] {
  const most = Math.max(1, ...(points ?? []));
  const lines = answers.map((answer, at): ResultLine => {
    const cell = cells[at] ?? 0;
    const own = points?.[at] ?? null;
    const part = own === null ? cell / Math.max(1, answered) : own / most;
    return { ...answer, cell, part: Math.min(1, part), points: own, hands: hands?.cells[at] ?? null };
  });
  return points ? lines.sort((one, other) => (other.points ?? 0) - (one.points ?? 0)) : lines;
}

/** The rows of a table by groups, without those of which nobody answered; of a temperature check who agrees least comes first. */
export function groupLines(
  { type }: Pick<PollView, 'type'>,
  results: PollResults,
): GroupLine<StakeholderGroup>[] {
  const lines = (results.groups ?? []).map(({ group, ...row }) => ({ key: group, ...row }));
  return ordered(type, lines);
}

/** The same by region. */
export function regionLines(
  { type }: Pick<PollView, 'type'>,
  results: PollResults,
): GroupLine<RegionalGroup>[] {
  const lines = (results.regions ?? []).map(({ region, ...row }) => ({ key: region, ...row }));
  return ordered(type, lines);
}

function ordered<K>(type: PollView['type'], lines: GroupLine<K>[]): GroupLine<K>[] {
  const there = lines.filter(({ answered }) => answered !== 0);
  if (type !== 'temperature') return there;
  return there.sort((one, other) => agreement(one) - agreement(other));
}

/** The part of a row that agrees; what is not told comes last. */
function agreement({ answered, cells: [agrees] }: GroupLine<unknown>): number {
  return answered && typeof agrees === 'number' ? agrees / answered : 2;
}

/** Whether a row or any row of a table is not told in full. */
export function isHiding(lines: readonly GroupLine<unknown>[]): boolean {
  return lines.some(({ answered, cells }) => answered === null || cells.includes(null));
}

/** The pieces of a bar side by side; none where a cell is not told. */
export function stacked(cells: readonly (number | null)[]): Piece[] {
  const known = cells.filter((cell) => cell !== null);
  const all = known.reduce((sum, cell) => sum + cell, 0);
  if (known.length < cells.length || all === 0) return [];
  let at = 0;
  return known.map((cell, place) => {
    const width = (100 * cell) / all;
    at += width;
    return { at: at - width, width, place };
  });
}

/** A bar around its middle: who disagrees before it, who agrees after it, who passes across it. */
export function diverging(cells: readonly (number | null)[]): Piece[] {
  const [agrees = null, passes = null, disagrees = null] = cells;
  if (agrees === null || passes === null || disagrees === null) return [];
  const half = 50 / Math.max(1, agrees + passes + disagrees);
  const pass = { at: 50 - (passes * half) / 2, width: passes * half, place: 1 };
  return [
    { at: pass.at - disagrees * half, width: disagrees * half, place: 2 },
    pass,
    { at: pass.at + pass.width, width: agrees * half, place: 0 },
  ];
}
