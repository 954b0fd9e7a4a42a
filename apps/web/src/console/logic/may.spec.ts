import { COMMAND_TYPES } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { question } from '../testing/records.js';
import { boardCan, offers, type Leave, type StripAct } from './may.js';

const all: Leave = { can: new Set(COMMAND_TYPES), phase: 'open' };
const acts: StripAct[] = [
  'queue',
  'publish',
  'merge',
  'aside',
  'edit',
  'annotate',
  'air',
  'answered',
  'back',
  'unqueue',
  'reopen',
  'unmerge',
  'answer',
];
const offered = (status: ReturnType<typeof question>['status'], leave = all): string[] =>
  acts.filter((act) => offers(act, question(1, { status }), leave));

describe('What a strip offers', () => {
  it('follows the states of a question', () => {
    expect(offered('pending')).toEqual(['queue', 'publish', 'merge', 'aside', 'edit', 'annotate', 'air']);
    expect(offered('published')).toEqual([
      'queue',
      'merge',
      'aside',
      'edit',
      'annotate',
      'air',
      'answered',
      'answer',
    ]);
    expect(offered('on_air')).toEqual(['aside', 'edit', 'annotate', 'answered', 'back', 'answer']);
    expect(offered('declined')).toEqual(['publish']);
    expect(offered('merged')).toEqual(['unmerge']);
    expect(offered('withdrawn')).toEqual([]);
  });

  it('leaves out what the seat cannot do', () => {
    const online: Leave = { can: new Set(['question.publish', 'question.shortlist']), phase: 'open' };
    expect(offered('pending', online)).toEqual(['queue', 'publish']);
    expect(offered('pending', { can: new Set(), phase: 'open' })).toEqual([]);
    expect(offered('published', { can: new Set(['question.translate']), phase: 'open' })).toEqual([
      'annotate',
    ]);
  });

  it('offers editing to those who moderate, not to everybody who may edit a question of their own', () => {
    expect(boardCan(['question.edit', 'question.submit']).has('question.edit')).toBe(false);
    expect(boardCan(['question.edit', 'question.publish']).has('question.edit')).toBe(true);
  });

  it('keeps answers and notes once the room is closed, and nothing in the archive', () => {
    expect(offered('answered', { ...all, phase: 'closed' })).toEqual(['annotate', 'answer']);
    expect(offered('lapsed', { ...all, phase: 'closed' })).toEqual(['annotate']);
    expect(offered('answered', { ...all, phase: 'archived' })).toEqual([]);
  });
});
