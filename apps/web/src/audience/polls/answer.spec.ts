import type { EntryState, OutboxEntry } from '@openfloor/client';
import type { CommandArgs, OwnResponse } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { demoWelcome, NOW } from '../../testing/fixture.js';
import { demoPoll } from '../../testing/polls.js';
import { firstState } from '../first-state.js';
import type { PhoneState } from '../phone-state.js';
import { answerOf, formValue, moved, mostOf, pollsShown, tapped } from './answer.js';

const poll = demoPoll(3);
type Args = Partial<CommandArgs<'poll.respond'>>;

function acts(state: EntryState, args: Args, more: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id: 'c1',
    type: 'poll.respond',
    args: { pollId: poll.id, ...args },
    madeAt: 0,
    state,
    reply: undefined,
    unsent: false,
    ...more,
  };
}

/** A phone with these acts, of which the room has counted `own`. */
function phone(
  entries: OutboxEntry[],
  own?: OwnResponse,
  more: Partial<PhoneState['sources']> = {},
): PhoneState {
  const state = firstState(demoWelcome());
  const mine = { ...state.room.mine, ...(own ? { polls: [own] } : {}) };
  const sources = { entries, early: [], isOffline: false, seatRefused: null, ...more };
  return { ...state, room: { ...state.room, mine }, sources };
}

const TWO: OwnResponse = { no: 3, choices: [2], text: null };

describe('what a phone shows as its answer', () => {
  it('is what the room has, also on a page that the server drew', () => {
    const { sources, ...drawn } = phone([], TWO);
    expect(sources).toBeDefined();
    expect(answerOf(drawn, poll)).toEqual({ choices: [2], text: null, state: 'counted' });
    expect(answerOf(phone([]), poll)).toEqual({ choices: [], text: null, state: 'none' });
    expect(answerOf(phone([], { ...TWO, no: 4 }), poll).state).toBe('none');
  });

  it('is the last tap at once, and says how far that got', () => {
    const after = (state: EntryState) => answerOf(phone([acts(state, { choices: [1] })], TWO), poll);
    expect(after('sending')).toMatchObject({ choices: [1], state: 'saving' });
    expect(after('kept')).toMatchObject({ choices: [1], state: 'kept' });
    expect(after('accepted')).toMatchObject({ choices: [1], state: 'counted' });
  });

  it('is nothing once it was taken back', () => {
    expect(answerOf(phone([acts('accepted', { choices: [] })], TWO), poll)).toMatchObject({
      choices: [],
      state: 'none',
    });
    expect(answerOf(phone([acts('kept', { choices: [] })], TWO), poll).state).toBe('kept');
  });

  it('is what the room has, and why, where the tap was refused', () => {
    const reply = { ok: false as const, id: 'c1', code: 'WRONG_STATE' as const, message: 'closed' };
    const refused = acts('refused', { choices: [1] }, { reply });
    expect(answerOf(phone([refused], TWO), poll)).toEqual({
      choices: [2],
      text: null,
      state: 'refused',
      refusedId: 'c1',
      code: 'WRONG_STATE',
    });
  });

  it('shows a tap that waits for a seat, and that there is none', () => {
    const steps: [{ type: 'poll.respond'; args: Args }] = [
      { type: 'poll.respond', args: { pollId: poll.id, choices: [3] } },
    ];
    const early = [{ id: 'e1', madeAt: 0, steps }] as unknown as NonNullable<PhoneState['sources']>['early'];
    expect(answerOf(phone([], undefined, { early }), poll)).toMatchObject({ choices: [3], state: 'saving' });
    expect(answerOf(phone([], undefined, { early, isOffline: true }), poll).state).toBe('kept');
    expect(answerOf(phone([], undefined, { early, seatRefused: 'SWITCHED_OFF' }), poll)).toMatchObject({
      choices: [],
      state: 'refused',
      code: 'SWITCHED_OFF',
      refusedId: 'e1',
    });
  });

  it('takes no notice of an answer to another poll', () => {
    expect(answerOf(phone([acts('sending', { pollId: 'other', choices: [1] })], TWO), poll).choices).toEqual([
      2,
    ]);
  });
});

describe('a tap', () => {
  it('replaces the one answer, and takes it away where it is the same', () => {
    expect(tapped(poll, [], 2)).toEqual([2]);
    expect(tapped(poll, [2], 3)).toEqual([3]);
    expect(tapped(poll, [2], 2)).toEqual([]);
  });

  it('adds to several as long as more can be chosen', () => {
    const several = demoPoll(1, { type: 'multiple', max: 2 });
    expect(mostOf(several)).toBe(2);
    expect(tapped(several, [3], 1)).toEqual([1, 3]);
    expect(tapped(several, [1, 3], 2)).toBeNull();
    expect(tapped(several, [1, 3], 1)).toEqual([3]);
    expect(mostOf(demoPoll(1, { type: 'multiple' }))).toBe(3);
  });

  it('appends to a ranking, where a place can be changed with the next', () => {
    const ranking = demoPoll(1, { type: 'ranking' });
    expect(tapped(ranking, [3], 1)).toEqual([3, 1]);
    expect(moved([3, 1, 2], 2, -1)).toEqual([3, 2, 1]);
    expect(moved([3, 1, 2], 3, 1)).toEqual([1, 3, 2]);
    expect(moved([3, 1, 2], 3, -1)).toEqual([3, 1, 2]);
    expect(moved([3, 1], 2, 1)).toEqual([3, 1]);
  });

  it('is a form that says the whole answer, where no script runs', () => {
    expect(formValue(3, [2, 1])).toBe('3 2,1');
    expect(formValue(3, [])).toBe('3 ');
    expect(formValue(3, 'words')).toBe('3 words');
  });
});

describe('the polls on a phone', () => {
  const past = (no: number, minutesAgo: number) =>
    demoPoll(no, { status: 'published', closedAt: NOW - minutesAgo * 60_000 });

  it('are the open ones in their order, then the others, the newest first, without drafts', () => {
    const all = [past(1, 30), demoPoll(5), past(2, 3), demoPoll(4), demoPoll(6, { status: 'draft' })];
    const { open, past: before } = pollsShown(all, NOW);
    expect(open.map(({ no }) => no)).toEqual([4, 5]);
    expect(before.map(({ no }) => no)).toEqual([2, 1]);
  });

  it('unfold the newest result for ten minutes, unless something can be answered', () => {
    expect(pollsShown([past(1, 30), past(2, 3)], NOW).unfolded).toBe(past(2, 3).id);
    expect(pollsShown([past(2, 11)], NOW).unfolded).toBeUndefined();
    expect(pollsShown([past(2, 3), demoPoll(5)], NOW).unfolded).toBeUndefined();
  });
});
