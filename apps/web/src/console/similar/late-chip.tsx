import type { QuestionView } from '@openfloor/contract';
import { type ComponentType, lazy, Suspense } from 'react';

/** Nobody misses it where it cannot be fetched. */
const Chip = lazy(async (): Promise<{ default: ComponentType<{ question: QuestionView }> }> => ({
  default: await import('../board/later.js').then(
    ({ SimilarChip }) => SimilarChip,
    () => () => null,
  ),
}));

/** What a question that waits is like, where it is like another one; fetched after the board is there. */
export function LateChip({ question }: { question: QuestionView }) {
  return (
    <Suspense>
      <Chip question={question} />
    </Suspense>
  );
}
