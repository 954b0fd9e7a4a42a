import { describe, expect, it } from '@jest/globals';
import { floor } from '../../testing/floors.js';
import { NOW } from '../../testing/fixture.js';
import { hub, question } from '../testing/records.js';
import { missingOf } from './missing-voices.js';

const by = (
  no: number,
  stakeholderGroup: 'academia' | 'government',
  more: Parameters<typeof question>[1] = {},
) => question(no, { ...more, author: { ...question(no).author, stakeholderGroup } });
const quiet = { questions: [], floors: [], hubs: [], presence: undefined };
const kinds = (room: Partial<Parameters<typeof missingOf>[0]>) =>
  missingOf({ ...quiet, ...room }).map((one) =>
    one.kind === 'group' ? one.group : one.kind === 'hub' ? one.name : one.language,
  );

describe('missing voices', () => {
  it('are groups that asked and of whom nothing was taken, where nobody speaks', () => {
    const questions = [by(1, 'academia'), by(2, 'government', { askedAt: NOW, status: 'answered' })];
    expect(kinds({ questions })).toContain('academia');
    expect(kinds({ questions })).not.toContain('government');
  });

  it('are groups of whom nobody spoke, once anybody speaks: a question that was read out is no voice', () => {
    const questions = [by(1, 'government', { askedAt: NOW, status: 'answered' })];
    const spoke = floor(1, { stakeholderGroup: 'academia', spokenMs: 60_000, startedAt: NOW });
    const [first] = missingOf({ ...quiet, questions, floors: [spoke] });
    expect(first).toEqual({ kind: 'group', group: 'government', joined: null, asked: 1, taken: 1 });
  });

  it('are hubs that are here and of which nothing was taken; one that is offline and never asked is not', () => {
    const [here, away, heard] = [hub(1), hub(2), hub(3)];
    const presence = {
      hubs: [
        [1, 'live'],
        [2, 'offline'],
        [3, 'live'],
      ] as [number, 'live' | 'offline'][],
    };
    const questions = [question(5, { hubId: heard.id, askedAt: NOW, status: 'answered' })];
    const names = kinds({ hubs: [here, away, heard], presence, questions });
    expect(names).toContain(here.name);
    expect(names).not.toContain(away.name);
    expect(names).not.toContain(heard.name);
  });

  it('are languages of which nothing was taken, with the place of the first in the queue', () => {
    const questions = [
      question(1, { language: 'en', status: 'shortlisted', position: 'a' }),
      question(2, { language: 'ar', status: 'shortlisted', position: 'b' }),
      question(3, { language: 'en', askedAt: NOW, status: 'answered' }),
      question(4, { language: 'fr', status: 'declined' }),
    ];
    expect(missingOf({ ...quiet, questions }).filter(({ kind }) => kind === 'language')).toEqual([
      { kind: 'language', language: 'ar', asked: 1, next: { no: 2, place: 2 } },
    ]);
  });
});
