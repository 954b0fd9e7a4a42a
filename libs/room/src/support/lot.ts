/** A whole number from 0 up to, but without, `below`, each as likely as any other. */
export type Lot = (below: number) => number;

/** Lots drawn from random ids (version 4), which nobody outside the room can foresee or draw again. */
export function lotFrom(newId: () => string): Lot {
  return (below) => Number.parseInt(newId().slice(-12), 16) % below;
}

/** Takes so many of what lies in the urns without putting any back; gives how many were taken from each. */
export function drawn(urns: readonly number[], count: number, lot: Lot): number[] {
  const left = [...urns];
  let all = left.reduce((sum, urn) => sum + urn, 0);
  for (let taken = 0; taken < count && all > 0; taken += 1, all -= 1) {
    let at = lot(all);
    const urn = left.findIndex((size) => (at -= size) < 0);
    left[urn] = (left[urn] ?? 0) - 1;
  }
  return urns.map((size, urn) => size - (left[urn] ?? 0));
}
