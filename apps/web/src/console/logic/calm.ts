/**
 * A list that holds still under the pointer: what was shown stays where it was, though it may have left the list by
 * now, and what is new comes last. Ids in the order in which they stand on the screen.
 */
export function calmOrder(shown: readonly string[], present: readonly string[]): string[] {
  const standing = new Set(shown);
  return [...shown, ...present.filter((id) => !standing.has(id))];
}

/** Whether somebody has to be told that the order on the screen is not the order of the room. */
export function isCalmed(order: readonly string[], present: readonly string[]): boolean {
  return order.length !== present.length || order.some((id, at) => id !== present[at]);
}
