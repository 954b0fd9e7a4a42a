import type { QuestionView } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import { useCell, useDesk, useQuestion } from '../desk/context.js';
import { askedOf, howOnAir, type Asked, type AskedHow } from './asked.js';
import { follow, NOTHING_BEFORE, type Kept } from './previous.js';
import { useMe, useTurn } from './seat.js';

/** What this screen shows as asked; `before` is the question before it, for as long as that stays in reach. */
export interface ShownQuestion {
  how: AskedHow | 'before';
  question: QuestionView;
  also: readonly QuestionView[];
}

export interface Asking {
  shown: ShownQuestion | null;
  /** The other side of the switch: the question before while one looks at the present one, and the other way round. */
  other: QuestionView | undefined;
  isBack: boolean;
  swap: () => void;
  /** Shows another of those that are on air. */
  pick: (questionId: string) => void;
}

/** What is asked of this panellist, with the question before in reach for a while. */
export function useAsked(): Asking {
  const asked = useNow();
  const [kept, keep] = useState<Kept>(NOTHING_BEFORE);
  const [picked, pick] = useState<string | null>(null);
  const next = follow(kept, asked?.question.id ?? null, Date.now());
  if (next !== kept) {
    keep(next);
    if (next.current !== kept.current) pick(null);
  }
  useExpiry(next, keep);
  const me = useMe();
  const before = useQuestion(next.previous);
  const present = asked && presentOf(asked, picked, me);
  const swap = (): void => keep({ ...next, isBack: !next.isBack });
  if (next.isBack && before)
    return {
      shown: { how: 'before', question: before, also: [] },
      other: present?.question,
      isBack: true,
      swap,
      pick,
    };
  return { shown: present, other: before, isBack: false, swap, pick };
}

function useNow(): Asked | null {
  const desk = useDesk();
  const { air, queue } = useCell(desk.columns, (columns) => columns);
  const me = useMe();
  const turn = useTurn();
  const isOwn = turn.whose === 'mine' || turn.whose === 'called' || turn.whose === 'held';
  return askedOf({ air, queue, me, turnFor: isOwn ? turn.floor.questionId : null });
}

/** The one that was picked among those on air, while it is there. */
function presentOf(asked: Asked, picked: string | null, me: string | null): Asked {
  const question = asked.also.find(({ id }) => id === picked);
  if (!question) return asked;
  const also = [asked.question, ...asked.also].filter(({ id }) => id !== picked);
  return { how: howOnAir(question, me, null), question, also };
}

/** Lets the question before go when its time is over. */
function useExpiry({ previous, until }: Kept, keep: (change: (kept: Kept) => Kept) => void): void {
  useEffect(() => {
    if (previous === null) return undefined;
    const expire = (): void => keep((kept) => follow(kept, kept.current, Date.now()));
    const timer = setTimeout(expire, Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [previous, until, keep]);
}
