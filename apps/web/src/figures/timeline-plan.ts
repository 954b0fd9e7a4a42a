import type { Figures, TakenQuestion } from '@openfloor/contract';

type Timeline = Figures['timeline'];

/** Where things stand in the chart of time: places and widths are parts of its width, heights parts of the highest. */
export interface TimelinePlan {
  bars: { x: number; width: number; height: number; count: number }[];
  taken: (TakenQuestion & { x: number; width: number; height: number; label: 'always' | 'wide' | 'none' })[];
  /** `minor` ones are left out where there is little room. */
  ticks: { x: number; at: number; minor: boolean }[];
  /** Until where there is something to tell. */
  end: number;
}

const MOST_TICKS = 8;
const TICK_EVERY = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16];
const LEAST_WIDTH = 0.006;
/** So much room a label needs, as parts of the width of a wide chart and of a narrow one. */
const ROOM = { wide: 0.043, narrow: 0.11 };

/** Lays out the chart of time. What was taken after its end, in writing, is in the table alone. */
export function timelinePlan({ fromAt, untilAt, binMs, bins, taken }: Timeline): TimelinePlan {
  const span = bins.length * binMs;
  const at = (time: number) => Math.min(1, Math.max(0, (time - fromAt) / span));
  const most = Math.max(1, ...bins);
  const bars = bins.map((count, place) => {
    const x = place / bins.length;
    return { x, width: Math.min(1 / bins.length, Math.max(0, at(untilAt) - x)), height: count / most, count };
  });
  const votes = Math.max(1, ...taken.map((one) => one.votes ?? 0));
  const placed = taken
    .filter(({ startedAt }) => startedAt >= fromAt - binMs && startedAt <= untilAt)
    .map((one) => {
      const x = at(one.startedAt);
      const width = Math.max(LEAST_WIDTH, at(one.endedAt ?? untilAt) - x);
      return { ...one, x, width, height: one.votes === null ? 0.6 : Math.max(0.02, one.votes / votes) };
    });
  const labelled = labels(placed);
  return {
    bars,
    taken: placed.map((one) => ({ ...one, label: labelled.get(one.no) ?? 'none' })),
    ticks: ticksOf(fromAt, binMs, bins.length),
    end: at(untilAt),
  };
}

interface Placed {
  no: number;
  x: number;
  width: number;
  votes: number | null;
}

/** Which of the taken are labelled: those with most votes first, as long as no two labels touch. */
function labels(taken: readonly Placed[]): Map<number, 'always' | 'wide'> {
  const found = new Map<number, 'always' | 'wide'>();
  const centre = ({ x, width }: Placed) => x + width / 2;
  const order = taken.toSorted((one, other) => (other.votes ?? 0) - (one.votes ?? 0) || one.no - other.no);
  const [always, wide]: Placed[][] = [[], []];
  for (const one of order) {
    const isFree = (others: readonly Placed[], room: number) =>
      others.every((other) => Math.abs(centre(other) - centre(one)) >= room);
    if (always && isFree(always, ROOM.narrow) && wide && isFree(wide, ROOM.wide)) {
      always.push(one);
      wide.push(one);
      found.set(one.no, 'always');
    } else if (wide && isFree(wide, ROOM.wide)) {
      wide.push(one);
      found.set(one.no, 'wide');
    }
  }
  return found;
}

function ticksOf(fromAt: number, binMs: number, bins: number): TimelinePlan['ticks'] {
  const every = TICK_EVERY.find((one) => bins / one <= MOST_TICKS) ?? bins;
  return Array.from({ length: Math.floor(bins / every) + 1 }, (_none, place) => ({
    x: (place * every) / bins,
    at: fromAt + place * every * binMs,
    minor: place % 2 === 1,
  }));
}
