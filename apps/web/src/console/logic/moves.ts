/** Where a question of the queue can be sent without dragging it. */
export type Move = 'top' | 'up' | 'down' | 'end';

/** What `question.shortlist` is told: the question that comes after the moved one, or none for the end. */
export interface Place {
  before?: string;
}

/** The place that a move of `id` in a queue leads to, or null where it stands there already. */
export function placeOf(queue: readonly string[], id: string, move: Move): Place | null {
  const at = queue.indexOf(id);
  const last = queue.length - 1;
  if (at < 0 || (at === 0 && (move === 'top' || move === 'up'))) return null;
  if (at === last && (move === 'down' || move === 'end')) return null;
  const before = { top: queue[0], up: queue[at - 1], down: queue[at + 2], end: undefined }[move];
  return before === undefined ? {} : { before };
}

/** The place that dropping `id` beside `target` leads to, or null where nothing would change. */
export function dropOf(
  queue: readonly string[],
  id: string,
  target: string,
  side: 'before' | 'after',
): Place | null {
  if (id === target) return null;
  const others = queue.filter((other) => other !== id);
  const at = others.indexOf(target);
  if (at < 0) return null;
  const before = others[side === 'before' ? at : at + 1];
  const stood = queue.indexOf(id);
  if (stood >= 0 && queue[stood + 1] === before) return null;
  return before === undefined ? {} : { before };
}
