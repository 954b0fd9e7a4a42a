import type { QuestionView } from '@openfloor/contract';
import { useRef, type ReactNode } from 'react';
import { useChosen } from './chosen.js';
import { Mark, Receipt } from './small.js';
import { Hands } from './stub.js';

/** One question of the lists of what is done with: number, group, a fact, one act, and its words. */
export function Row({
  question,
  fact,
  act,
  children,
}: {
  question: QuestionView;
  fact: ReactNode;
  act: ReactNode;
  children?: ReactNode;
}) {
  const ref = useRef<HTMLLIElement>(null);
  const chosen = useChosen(ref, question.id);
  return (
    <li
      ref={ref}
      className={chosen ? 'row chosen' : 'row'}
      data-question={question.id}
      tabIndex={-1}
      aria-current={chosen || undefined}
    >
      <div className="row-line">
        <Receipt no={question.no} />
        <Mark group={question.author.stakeholderGroup} />
        <span className="row-fact">
          {fact} <Hands question={question} />
        </span>
        {act}
      </div>
      <p className="row-words" lang={question.language} dir="auto">
        {question.text}
      </p>
      {children}
    </li>
  );
}
