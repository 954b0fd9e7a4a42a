import { useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import type { RoomView } from '../live/room-view.js';
import { anchorOf, restore, type Anchor } from './anchor.js';
import {
  extend,
  freeze,
  hasMoved,
  mayFlushOnReturn,
  missing,
  type FrozenOrder,
  type FrozenRow,
} from './frozen-order.js';
import { rank, type ListName } from './ranking.js';

/** A list that stands still, and what waits to come into it. */
export interface StillList {
  frozen: FrozenOrder;
  /** New questions behind the pill. */
  waiting: number;
  hasMoved: boolean;
  /** Takes the new order; the row in use stays where it is on the screen. */
  flush(): void;
}

/** Keeps the order that is on the screen until the reader asks for another; `null` while no list is shown. */
export function useFrozenOrder(room: RoomView, list: ListName | null, now: number): StillList {
  const rows = rowsOf(room, list ?? 'top');
  const held = useRef<{ list: ListName | null; epoch: string; frozen: FrozenOrder } | null>(null);
  const { epoch } = room;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const anchor = useRef<Anchor | null>(null);
  const isPaging = usePaging(room.left);
  const isFirst = !held.current || held.current.list !== list || (held.current.epoch === '' && epoch !== '');
  if (!held.current || isFirst) held.current = { list, epoch, frozen: freeze(rows, now) };
  else if (isPaging) held.current = { list, epoch, frozen: extend(held.current.frozen, rows) };
  const { frozen } = held.current;
  const flush = (): void => {
    anchor.current = anchorOf(document);
    held.current = { list, epoch, frozen: freeze(rows, now, frozen) };
    redraw();
  };
  const onReturn = useRef(flush);
  onReturn.current = flush;
  useLayoutEffect(() => {
    restore(document, anchor.current);
    anchor.current = null;
  }, [frozen]);
  useEffect(() => watchReturn(() => onReturn.current()), []);
  return { frozen, waiting: missing(frozen, rows).length, hasMoved: hasMoved(frozen, rows, now), flush };
}

function rowsOf(room: RoomView, list: ListName): FrozenRow[] {
  return rank(list, { questions: room.questions.values(), votes: room.votes, order: room.order }).map(
    (id) => ({
      id,
      no: room.questions.get(id)?.no ?? 0,
    }),
  );
}

/** True while pages of the first snapshot still come, and once more when the last one has. */
function usePaging(left: number): boolean {
  const before = useRef(left);
  const isPaging = left > 0 || before.current > 0;
  useEffect(() => {
    before.current = left;
  }, [left]);
  return isPaging;
}

/** Calls `flush` when the page is looked at again after a while and nothing in the list is in use. */
function watchReturn(flush: () => void): () => void {
  let hiddenAt: number | null = null;
  const onChange = (): void => {
    if (document.visibilityState === 'hidden') hiddenAt = Date.now();
    else if (hiddenAt !== null) {
      const isUsed = document.activeElement?.closest('.list, dialog') != null;
      if (mayFlushOnReturn(Date.now() - hiddenAt, isUsed)) flush();
      hiddenAt = null;
    }
  };
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}
