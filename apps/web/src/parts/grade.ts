import type { Grade } from '@openfloor/contract';
import type { gradeWords } from '../text/en/grade.js';
import type { Say } from '../text/say.js';

/** What a count of votes is worth, in one plain sentence. */
export function gradeText(say: Say<typeof gradeWords>, grade: Grade | undefined): string {
  return say(`grade.${grade?.ballot ?? 'open'}`, { n: grade?.onRoll ?? 0 });
}
