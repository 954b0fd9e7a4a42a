import type { OutboxEntry } from '@openfloor/client';
import { describe, expect, it } from '@jest/globals';
import { question, questionId } from '../testing/records.js';
import { isClaimable, ownStance, stancesOf } from './claims.js';

const [me, ann, bo] = [9_500, 9_501, 9_502].map(questionId) as [string, string, string];
const claim = (personId: string, stance: 'take' | 'add' | 'pass') => ({ personId, stance, at: 0 });
const asked = question(61, { claims: [claim(ann, 'add'), claim(me, 'take'), claim(bo, 'add')] });
const sent = (stance: string, state: OutboxEntry['state'] = 'sending', no = 61): OutboxEntry => ({
  id: `${stance} ${no}`,
  type: 'question.claim',
  args: { questionId: questionId(no), stance },
  madeAt: 0,
  state,
  reply: undefined,
  unsent: false,
});

describe('Claiming a question', () => {
  it('shows what the others said, without oneself', () => {
    expect(stancesOf(asked, me)).toEqual({ take: [], add: [ann, bo], pass: [] });
    expect(stancesOf(question(1), me)).toEqual({ take: [], add: [], pass: [] });
  });

  it('shows at once what was just said, and that it was taken back', () => {
    expect(ownStance(asked, me, [])).toBe('take');
    expect(ownStance(asked, me, [sent('pass')])).toBe('pass');
    expect(ownStance(asked, me, [sent('pass'), sent('none')])).toBeNull();
  });

  it('holds on to what the room knows where the act was refused or is about another question', () => {
    expect(ownStance(asked, me, [sent('pass', 'refused'), sent('pass', 'kept', 7)])).toBe('take');
  });

  it('ends with the question', () => {
    const open = (status: 'on_air' | 'shortlisted' | 'answered' | 'deferred' | 'lapsed') =>
      isClaimable(question(1, { status }));
    expect((['on_air', 'shortlisted', 'answered', 'deferred', 'lapsed'] as const).map(open)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
