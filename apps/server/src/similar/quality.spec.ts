import { describe, expect, it } from '@jest/globals';
import { OFFERED_FROM, PAIRED_FROM } from './similar.service.js';
import { LABELLED } from './testing/paraphrases.js';
import { qualityIn } from './testing/quality.js';

const percent = (share: number) => Math.round(share * 100);

describe('the same question in other words', () => {
  it.each(Object.keys(LABELLED))('comes first among others on the same matters, in %s', (language) => {
    const { first, precision, recall, asked, right, wrong } = qualityIn(language, OFFERED_FROM);
    const pairs = qualityIn(language, PAIRED_FROM);
    process.stdout.write(
      `FIGURE ${JSON.stringify({ what: `similar questions, ${language}, ${asked} paraphrases`, first: percent(first), [`from ${OFFERED_FROM} %`]: { precision: percent(precision), recall: percent(recall) }, [`from ${PAIRED_FROM} %`]: { precision: percent(pairs.precision), recall: percent(pairs.recall) }, right, wrong })}\n`,
    );
    expect(first).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeGreaterThanOrEqual(0.75);
    expect(recall).toBeGreaterThanOrEqual(0.75);
    expect(pairs.precision).toBeGreaterThanOrEqual(0.85);
  });
});
