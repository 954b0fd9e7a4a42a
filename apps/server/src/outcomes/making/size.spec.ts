import { describe, expect, it } from '@jest/globals';
import { materialOf } from '../testing/material.js';
import { largeSession } from '../testing/large.js';
import type { Job } from './job.js';
import { make } from './make.js';

const QUESTIONS = 500;
const HUBS = 52;
const VOTERS = 500;
const VOTES_EACH = 20;

describe('a session of 500 questions, 52 hubs and 10,000 votes', () => {
  it('is gathered in a moment, and made in a second or two of another thread', async () => {
    const played = largeSession(QUESTIONS, HUBS, VOTERS, VOTES_EACH);
    const began = performance.now();
    const material = materialOf(played, 'filed');
    const exported = materialOf(played, 'public');
    const copied = structuredClone(material);
    const gatheredMs = performance.now() - began;
    expect(copied.questions).toHaveLength(QUESTIONS);
    expect(copied.hubs).toHaveLength(HUBS + 1);
    const jobs: [string, Job][] = [
      ...(['json', 'html', 'md', 'docx'] as const).map((form): [string, Job] => [
        form,
        { wanted: { of: 'report', form, language: 'en' }, material },
      ]),
      ['questions.csv', { wanted: { of: 'table', table: 'questions' }, material: exported }],
      ['export.zip', { wanted: { of: 'zip', language: 'en' }, material: exported, report: material }],
    ];
    const told = [`gathered and copied twice over in ${gatheredMs.toFixed(0)} ms`];
    for (const [name, job] of jobs) {
      const start = performance.now();
      const bytes = await make(job);
      const ms = performance.now() - start;
      told.push(`${name} ${(bytes.byteLength / 1_000).toFixed(0)} kB in ${ms.toFixed(0)} ms`);
      expect(bytes.byteLength).toBeLessThan(2_000_000);
      expect(ms).toBeLessThan(10_000);
    }
    process.stdout.write(`FIGURE ${QUESTIONS} questions, ${HUBS} hubs: ${told.join('; ')}\n`);
    expect(gatheredMs).toBeLessThan(1_000);
  }, 120_000);
});
