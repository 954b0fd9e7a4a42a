import { SUPPORT_GROUPS, type Support } from '@openfloor/contract';

/** What an attacker can know of one ballot: when it came and whether it was given (+1) or taken back (-1). Not by whom. */
export type Step = 1 | -1;

/** A figure by groups as it was heard: `upTo` ballots had been cast by then, those of `cells` are counted or not told. */
export interface Heard {
  upTo: number;
  cells: readonly (number | null)[];
  of: number;
}

/** How many more or fewer votes a group may have than a figure counts, as the attacker knows the rule of the house. */
export interface Slack {
  more: number;
  fewer: number;
}

const CELLS = SUPPORT_GROUPS.map((_group, cell) => cell);

/** Least and most votes that each group can have after so many ballots. */
interface Known {
  at: number;
  least: number[];
  most: number[];
}

/**
 * Solves for single ballots with all frames of one question at hand: which must be of one group, whatever the rest is.
 * Joins each figure with each other, and takes for granted all that is sure: totals, the size of each group, and how far a
 * figure can be behind. `cell` by place of the ballot.
 */
export function solvedBallots(
  steps: readonly Step[],
  heard: readonly Heard[],
  slackOf: (heard: Heard, votes: number) => Slack,
  people: readonly number[],
): Map<number, number> {
  const nothing: Known = { at: 0, least: CELLS.map(() => 0), most: CELLS.map(() => 0) };
  const known = [nothing, ...heard.map((figure) => knownBy(figure, steps, slackOf, people))];
  const found = new Map<number, number>();
  for (const before of known)
    for (const after of known) {
      if (after.at <= before.at || steps.slice(before.at, after.at).includes(-1)) continue;
      const cell = onlyCell(before, after);
      if (cell === undefined) continue;
      for (let at = before.at; at < after.at; at += 1) found.set(at, cell);
    }
  return found;
}

/** The one group of which all ballots between two moments must be. */
function onlyCell(before: Known, after: Known): number | undefined {
  const size = after.at - before.at;
  const least = (cell: number) => (after.least[cell] ?? 0) - (before.most[cell] ?? 0);
  const most = (cell: number) => (after.most[cell] ?? 0) - (before.least[cell] ?? 0);
  const all = CELLS.find((cell) => least(cell) >= size);
  const possible = CELLS.filter((cell) => most(cell) > 0);
  return all ?? (possible.length === 1 ? possible[0] : undefined);
}

function knownBy(
  heard: Heard,
  steps: readonly Step[],
  slackOf: (heard: Heard, votes: number) => Slack,
  people: readonly number[],
): Known {
  const votes = totalAfter(steps, heard.upTo);
  const { more, fewer } = slackOf(heard, votes);
  const told = heard.cells.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const hidden = heard.of - told;
  const least = heard.cells.map((count) => Math.max(0, (count ?? 0) - fewer));
  const most = heard.cells.map((count, cell) => Math.min((count ?? hidden) + more, people[cell] ?? 0, votes));
  const others = (bounds: number[], cell: number) =>
    bounds.reduce((sum, one, at) => sum + (at === cell ? 0 : one), 0);
  return {
    at: heard.upTo,
    least: least.map((one, cell) => Math.max(one, votes - others(most, cell))),
    most: most.map((one, cell) => Math.min(one, votes - others(least, cell))),
  };
}

/** The public total after so many ballots. */
export function totalAfter(steps: readonly Step[], count: number): number {
  return steps.slice(0, count).reduce<number>((sum, step) => sum + step, 0);
}

/** How many votes have been taken back by then. */
export function takenBack(steps: readonly Step[], count: number): number {
  return steps.slice(0, count).filter((step) => step === -1).length;
}

/** Every figure by groups of one question in what was received, in the order in which it came. */
export function supportIn(received: readonly string[], no: number): Support[] {
  return received.flatMap((text) => supportsOf(JSON.parse(text)).filter((told) => told[0] === no));
}

function supportsOf(said: unknown): Support[] {
  if (Array.isArray(said)) return said.flatMap(supportsOf);
  if (typeof said !== 'object' || said === null) return [];
  const { support, tallies } = said as { support?: Support[]; tallies?: unknown };
  return [...(support ?? []), ...supportsOf(tallies)];
}
