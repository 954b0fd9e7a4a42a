import type { Attendance, FloorView, StakeholderGroup } from '@openfloor/contract';
import type { Story, Turn } from './floor-story.js';

/** As many turns as a working session of NETmundial had; what comes after them is what lack of time would cut off. */
export const SESSION_TURNS = 42;

type Key = StakeholderGroup | Attendance | 'no group';

/** What a group, or a kind of attendance, asked for and had. */
export interface Portion {
  key: Key;
  requests: number;
  turns: number;
  seconds: number;
}

/** The turns of the audience; replies of the panel and points of order are not of the requests that are shared out. */
export function audienceTurns({ turns }: Pick<Story, 'turns'>): Turn[] {
  return turns.filter(({ floor }) => floor.class === 'intervention');
}

/** By group, largest number of requests first: all requests, and what was served in the first so many turns. */
export function byGroup(story: Story, first = SESSION_TURNS): Portion[] {
  return portions(story, first, ({ stakeholderGroup }) => stakeholderGroup ?? 'no group');
}

/** The same by attendance. */
export function byAttendance(story: Story, first = SESSION_TURNS): Portion[] {
  return portions(story, first, ({ attendance }) => attendance);
}

/** How far from even shares the groups are: 0 where each had the same, towards 1 where one had it all. */
export function unevenness(had: readonly Portion[], of: 'turns' | 'seconds'): number {
  const all = sum(had, of);
  return had.reduce((far, part) => far + Math.abs(part[of] / all - 1 / had.length), 0) / 2;
}

/** How many turns went before a request from when it was made, replies and points of order among them. */
export function waitOf({ turns }: Pick<Story, 'turns'>, floorId: string): number {
  const waited = turns.filter(({ waiting }) => waiting.some(({ id }) => id === floorId));
  return waited.length - 1;
}

/** The longest wait of all. */
export function longestWait(story: Pick<Story, 'turns'>): number {
  return Math.max(...story.turns.map(({ floor }) => waitOf(story, floor.id)));
}

/** A table for people: what each group asked for and what it was served, in a session's length and in the end. */
export function sharesTable(title: string, story: Story): string {
  const audience = audienceTurns(story);
  const head = [
    '',
    'requests',
    `turns of the first ${SESSION_TURNS}`,
    'their seconds',
    'all turns',
    'all seconds',
  ];
  const rows = [byGroup, byAttendance].flatMap((by) => {
    const [soon, inTheEnd] = [by(story), by(story, audience.length)];
    return [[], ...soon.map((part, at) => rowOf(part, soon, inTheEnd[at] ?? part, inTheEnd))];
  });
  const lines = [head, ...rows].map((cells) =>
    cells
      .map((cell, at) => padded(cell, at))
      .join('')
      .trimEnd(),
  );
  const uneven = (of: 'turns' | 'seconds') => unevenness(byGroup(story), of).toFixed(3);
  const foot = `from even shares of the groups: turns ${uneven('turns')}, seconds ${uneven('seconds')}; longest wait ${longestWait(story)} turns`;
  return [title, ...lines, foot, ''].join('\n').concat('\n');
}

function rowOf(
  part: Portion,
  soon: readonly Portion[],
  end: Portion,
  inTheEnd: readonly Portion[],
): string[] {
  const cell = (own: Portion, all: readonly Portion[], of: 'requests' | 'turns' | 'seconds') =>
    `${own[of]} ${((100 * own[of]) / (sum(all, of) || 1)).toFixed(1).padStart(5)} %`;
  return [
    part.key.replaceAll('_', ' '),
    cell(part, soon, 'requests'),
    cell(part, soon, 'turns'),
    cell(part, soon, 'seconds'),
    cell(end, inTheEnd, 'turns'),
    cell(end, inTheEnd, 'seconds'),
  ];
}

function padded(cell: string, at: number): string {
  return at === 0 ? `  ${cell.padEnd(32)}` : cell.padStart(at === 2 ? 24 : 16);
}

function portions(story: Story, first: number, keyOf: (floor: FloorView) => Key): Portion[] {
  const turns = audienceTurns(story);
  const soon = turns.slice(0, first);
  const keys = [...new Set(turns.map(({ floor }) => keyOf(floor)))];
  return keys
    .map((key): Portion => {
      const of = (some: readonly Turn[]) => some.filter(({ floor }) => keyOf(floor) === key);
      const seconds = of(soon).reduce((all, turn) => all + turn.seconds, 0);
      return { key, requests: of(turns).length, turns: of(soon).length, seconds };
    })
    .sort((one, other) => other.requests - one.requests || one.key.localeCompare(other.key));
}

function sum(portionsOf: readonly Portion[], of: 'requests' | 'turns' | 'seconds'): number {
  return portionsOf.reduce((all, part) => all + part[of], 0);
}
