import type { QuestionView } from '@openfloor/contract';
import { useEffect } from 'react';
import { ar } from '../../text/ar/similar.js';
import { en, type SimilarTexts } from '../../text/en/similar.js';
import { sayIn, type Translated } from '../../text/say.js';
import { useCell, useDesk, useSay, useSession } from '../desk/context.js';
import { useReach } from '../reach/context.js';
import { pairsOf } from './pairs.js';

const TEXTS: Record<string, Translated<SimilarTexts>> = { ar };

/** Says that a question is like another one, and opens the panel for merging with that one first. It merges nothing. */
export function SimilarChip({ question }: { question: QuestionView }) {
  const { language } = useSay();
  const say = sayIn<SimilarTexts>(language, TEXTS[language] ?? {}, en);
  const desk = useDesk();
  const reach = useReach();
  const { id } = useSession();
  const pairs = pairsOf(desk, id, reach);
  useEffect(() => pairs.look(), [pairs]);
  const like = useCell(pairs.cell, (all) => all.get(question.no));
  if (!like) return null;
  const filling = { n: like.percent, no: `#${like.no}` };
  return (
    <button
      type="button"
      className="alike"
      lang={say.language}
      aria-haspopup="dialog"
      aria-label={say('spoken', { ...filling, own: `#${question.no}` })}
      onClick={() => desk.view.patch({ asking: { kind: 'merge', questionId: question.id } })}
    >
      <bdi>{say('chip', filling)}</bdi>
    </button>
  );
}
