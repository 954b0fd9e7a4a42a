/** Whoever has the smallest order; undefined only where there is nobody. */
export function firstOf<T extends { order: number }>(all: readonly T[]): T | undefined {
  let first: T | undefined;
  for (const one of all) if (!first || one.order < first.order) first = one;
  return first;
}

/** Those with the smallest figure, as they stood; nobody where there is nobody. */
export function least<T>(all: readonly T[], figureOf: (one: T) => number): T[] {
  let smallest = Infinity;
  let found: T[] = [];
  for (const one of all) {
    const figure = figureOf(one);
    if (figure > smallest) continue;
    if (figure < smallest) found = [];
    smallest = figure;
    found.push(one);
  }
  return found;
}
