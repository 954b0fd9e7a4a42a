/**
 * The list that never moves by itself. `shown` is what stands on the screen, in order; `ghosts` are those of it
 * that somebody else has moved away, with the time (ms) at which that was noticed.
 */
export interface Frozen {
  readonly shown: readonly string[];
  readonly ghosts: ReadonlyMap<string, number>;
}

/** What settling a list needs to know. */
export interface Circumstances {
  /** Ids that belong to the list now, in the order in which it is read. */
  present: readonly string[];
  /** Ids that this desk moved itself: they go and come back at once. */
  mine: ReadonlySet<string>;
  /** Ids that are being edited or dragged: their ghosts stay. */
  pinned: ReadonlySet<string>;
  now: number;
}

/** How long something that another desk moved away stays visible as a ghost, ms. */
export const GHOST_MS = 5_000;

export const EMPTY: Frozen = { shown: [], ghosts: new Map() };

/** What belongs to the list but waits behind the button. */
export function freshOf(frozen: Frozen, present: readonly string[]): string[] {
  const shown = new Set(frozen.shown);
  return present.filter((id) => !shown.has(id));
}

/** Shows everything, in order; what has gone is no longer kept. */
export function showAll(present: readonly string[]): Frozen {
  return { shown: [...present], ghosts: new Map() };
}

/**
 * Lets go what has left and takes back what this desk returned; nothing else moves. An empty list has nothing
 * that could move, so it fills by itself. Gives the same object back where nothing changed.
 */
export function settle(frozen: Frozen, { present, mine, pinned, now }: Circumstances): Frozen {
  const here = new Set(present);
  const ghosts = new Map<string, number>();
  const kept = frozen.shown.filter((id) => {
    if (here.has(id)) return true;
    if (mine.has(id)) return false;
    const since = frozen.ghosts.get(id) ?? now;
    if (now - since >= GHOST_MS && !pinned.has(id)) return false;
    ghosts.set(id, since);
    return true;
  });
  if (kept.length === 0) return present.length === 0 && frozen.shown.length === 0 ? frozen : showAll(present);
  const shown = withReturned(kept, present, mine);
  return same(frozen, shown, ghosts) ? frozen : { shown, ghosts };
}

/** Puts what this desk gave back to the list at its place among the others. */
function withReturned(
  kept: readonly string[],
  present: readonly string[],
  mine: ReadonlySet<string>,
): string[] {
  const standing = new Set(kept);
  const shown = [...kept];
  present.forEach((id, at) => {
    if (standing.has(id) || !mine.has(id)) return;
    const follower = present.slice(at + 1).find((other) => standing.has(other));
    shown.splice(follower === undefined ? shown.length : shown.indexOf(follower), 0, id);
    standing.add(id);
  });
  return shown;
}

function same(frozen: Frozen, shown: readonly string[], ghosts: ReadonlyMap<string, number>): boolean {
  return (
    shown.length === frozen.shown.length &&
    shown.every((id, at) => id === frozen.shown[at]) &&
    ghosts.size === frozen.ghosts.size &&
    [...ghosts.keys()].every((id) => frozen.ghosts.has(id))
  );
}

/** The neighbour that takes over the selection when `id` leaves a list: the one after it, else the one before. */
export function heirOf(list: readonly string[], id: string): string | null {
  const at = list.indexOf(id);
  if (at < 0) return null;
  return list[at + 1] ?? list[at - 1] ?? null;
}

/** The id `steps` away in a list, held at its ends; the first one where nothing is selected yet. */
export function stepFrom(list: readonly string[], id: string | null, steps: number): string | null {
  if (list.length === 0) return null;
  const at = id === null ? -1 : list.indexOf(id);
  if (at < 0) return list[steps > 0 ? 0 : list.length - 1] ?? null;
  return list[Math.min(list.length - 1, Math.max(0, at + steps))] ?? null;
}
