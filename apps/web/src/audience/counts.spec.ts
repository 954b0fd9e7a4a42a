import type { LedgerEntry } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { demoOwn, demoWelcome } from '../testing/fixture.js';
import { english, type AudienceTexts } from '../text/en/audience-more.js';
import { sayIn } from '../text/say.js';
import { actWords } from './act-words.js';
import { byLatestChange, partsOf } from './floor-line.js';
import { reasonCounts, setAside } from './record.js';
import { tallyLines } from './tally.js';

describe('the count at the end of the list', () => {
  it('adds up to what was asked, with the rest in review', () => {
    const { counts } = demoWelcome().tallies;
    if (!counts) throw new Error('the fixture has no counts');
    const lines = tallyLines(counts);
    expect(lines.reduce((sum, { n }) => sum + n, 0)).toBe(counts.asked);
    expect(lines.find(({ key }) => key === 'countReview')?.n).toBe(2);
    expect(lines.some(({ key }) => key === 'countDeferred')).toBe(false);
  });
});

function entry(no: number, about: number, to: string, reason: string | null): LedgerEntry {
  return {
    no,
    at: no * 60_000,
    role: 'moderator',
    act: to === 'declined' ? 'question.decline' : 'question.publish',
    about: { kind: 'question', no: about },
    from: null,
    to,
    reason,
    digest: '',
    previous: '',
    hash: '',
  };
}

describe('the record', () => {
  const entries = [
    entry(1, 31, 'declined', 'off_topic'),
    entry(2, 35, 'declined', 'duplicate'),
    entry(3, 31, 'published', null),
    entry(4, 40, 'declined', 'duplicate'),
  ];

  it('shows what is set aside as it stands, the latest first', () => {
    expect(setAside(entries)).toEqual([
      { no: 40, reason: 'duplicate', at: 240_000 },
      { no: 35, reason: 'duplicate', at: 120_000 },
    ]);
  });

  it('counts the reasons', () => {
    expect(reasonCounts(setAside(entries))).toEqual([['duplicate', 2]]);
  });

  it('says what became of each question, also where an act was about another one', () => {
    const say = sayIn<AudienceTexts>('en', {}, english);
    const base = entry(1, 17, 'on_air', null);
    const words = (change: Partial<LedgerEntry>) => actWords(say, { ...base, ...change });
    expect(words({ act: 'question.air', to: 'on_air' })).toBe('put before the panel');
    expect(words({ act: 'question.air', to: 'answered' })).toBe('answered');
    expect(words({ act: 'question.decline', to: 'declined', reason: 'unclear' })).toBe(
      'set aside: not clear enough',
    );
    expect(words({ act: 'question.shorten', to: null })).toBe('short form written');
    expect(words({ act: 'session.phase', about: { kind: 'session', no: null }, to: 'break' })).toBe(
      'session break',
    );
    expect(words({ act: 'undo', to: 'pending', reason: 'question.publish' })).toBe('undone: back in review');
    expect(words({ act: 'session.dream', about: null, to: null })).toBe('other decision');
  });

  it('ignores acts that are about no question', () => {
    expect(setAside([{ ...entry(1, 1, 'declined', null), about: null }])).toEqual([]);
  });
});

describe('the line under an own question', () => {
  it('shows how far it got and where it stopped', () => {
    expect(partsOf('waiting')).toEqual(['ahead', 'ahead', 'ahead', 'ahead']);
    expect(partsOf('pending')).toEqual(['done', 'done', 'ahead', 'ahead']);
    expect(partsOf('declined')).toEqual(['done', 'stopped', 'ahead', 'ahead']);
    expect(partsOf('answered')).toEqual(['done', 'done', 'done', 'done']);
  });

  it('stands under the questions in the order of their latest change', () => {
    const own = [
      demoOwn(1, 'a', { changedAt: 5 }),
      demoOwn(2, 'b', { changedAt: 9 }),
      demoOwn(3, 'c', { changedAt: 5 }),
    ];
    expect(own.sort(byLatestChange).map(({ no }) => no)).toEqual([2, 3, 1]);
  });
});
