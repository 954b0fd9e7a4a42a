import { QuestionIndex } from '../question-index.js';
import { LABELLED } from './paraphrases.js';

/** How well questions are found that ask the same, in one language. Shares of 1. */
export interface Quality {
  /** How often the right question comes first. */
  first: number;
  /** Of what is found from so many percent on, how much asks the same; and of what asks the same, how much is found. */
  precision: number;
  recall: number;
  asked: number;
  /** Percent of every question compared, the right ones and the most alike of the others. */
  right: number[];
  wrong: number[];
}

/** Asks each question of a language in its other words, in a room that has all of them, and counts from `least` percent. */
export function qualityIn(language: string, least: number): Quality {
  const labelled = LABELLED[language];
  if (!labelled) throw new Error(`nothing is labelled in ${language}`);
  const { pairs, others } = labelled;
  const index = new QuestionIndex();
  [...pairs.map(([text]) => text), ...others].forEach((text, at) => index.put(at + 1, [{ text, language }]));
  let [first, found, rightly] = [0, 0, 0];
  const [right, wrong]: [number[], number[]] = [[], []];
  pairs.forEach(([, text], at) => {
    const all = index.like({ text, language }, 0, 20);
    if (all[0]?.no === at + 1) first += 1;
    right.push(all.find(({ no }) => no === at + 1)?.percent ?? 0);
    wrong.push(all.find(({ no }) => no !== at + 1)?.percent ?? 0);
    for (const { no, percent } of all) {
      if (percent < least) continue;
      found += 1;
      if (no === at + 1) rightly += 1;
    }
  });
  others.forEach((text, at) => {
    const [best] = index.like({ text, language }, 0, 20).filter(({ no }) => no !== pairs.length + at + 1);
    wrong.push(best?.percent ?? 0);
    if ((best?.percent ?? 0) >= least) found += 1;
  });
  return {
    first: first / pairs.length,
    precision: found === 0 ? 1 : rightly / found,
    recall: rightly / pairs.length,
    asked: pairs.length,
    right,
    wrong,
  };
}
