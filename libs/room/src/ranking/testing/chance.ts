/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many different numbers below a bound, in rising order. */
export function chosen(count: number, below: number, random: () => number): number[] {
  const all = Array.from({ length: below }, (_none, number) => number);
  return shuffle(all, random)
    .slice(0, count)
    .sort((one, other) => one - other);
}

/** The same list in an order drawn by lot, in place. */
export function shuffle<T>(list: T[], random: () => number): T[] {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [list[at] as T, list[other] as T];
    list[at] = two;
    list[other] = one;
  }
  return list;
}
