import type { PollResults, PollView } from '@openfloor/contract';
import { demoId, NOW } from './fixture.js';

/** A poll of a demo session: three options of which one is chosen, open. */
export function demoPoll(no: number, more: Partial<PollView> = {}): PollView {
  return {
    kind: 'poll',
    id: demoId(9, no),
    rev: 1,
    no,
    type: 'single',
    text: 'Which?',
    language: 'en',
    options: ['One', 'Two', 'Three'].map((text, at) => ({ no: at + 1, text })),
    max: null,
    live: false,
    status: 'open',
    openedAt: NOW,
    closedAt: null,
    answered: 0,
    results: null,
    hands: null,
    grade: { ballot: 'open', onRoll: 0 },
    ...more,
  };
}

/** What a poll came to: twenty answers, none of them told by groups. */
export function demoResults(more: Partial<PollResults> = {}): PollResults {
  return {
    answered: 20,
    method: 'count',
    cells: [12, 5, 3],
    mean: null,
    points: null,
    texts: [],
    grouped: 20,
    groups: null,
    regions: null,
    ...more,
  };
}
