import { useEffect, useRef, type ReactNode } from 'react';
import { useView } from '../desk/context.js';
import { digitCap, digitOf } from '../logic/keys.js';
import { walk } from './panel.js';
import { Cap } from './small.js';

/** One thing that a list asks back: chosen by pressing it or by its digit. */
export interface Reason<T extends string> {
  id: T;
  word: ReactNode;
  /** Under the word. */
  more?: ReactNode;
  /** At the end. */
  tail?: ReactNode;
}

/** A list of which one is chosen; the first has the focus from the start, arrows lead through it. */
export function Reasons<T extends string>({
  reasons,
  onChoose,
}: {
  reasons: readonly Reason<T>[];
  onChoose: (id: T) => void;
}) {
  const keysOff = useView((view) => view.keysOff);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  return (
    <ul ref={list} className="reasons" onKeyDown={walk}>
      {reasons.map(({ id, word, more, tail }, at) => (
        <li key={id}>
          <button type="button" onClick={() => onChoose(id)}>
            {keysOff || digitCap(at) === undefined ? null : <Cap>{digitCap(at) ?? ''}</Cap>}
            <span className="reason-words">
              <b>{word}</b>
              {more ? <span>{more}</span> : null}
            </span>
            {tail === undefined ? null : <span className="reason-n">{tail}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Chooses from a list by its digits, wherever in the panel the focus is but for where text is typed. */
export function byDigit<T>(all: readonly T[], choose: (one: T) => void): (key: React.KeyboardEvent) => void {
  return (key) => {
    const one = all[(digitOf(key) ?? 0) - 1];
    if (one === undefined || key.target instanceof HTMLInputElement) return;
    if (key.target instanceof HTMLTextAreaElement || key.target instanceof HTMLSelectElement) return;
    key.preventDefault();
    choose(one);
  };
}
