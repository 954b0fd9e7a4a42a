import { describe, expect, it } from '@jest/globals';
import { question, questionId } from '../testing/records.js';
import { askedOf, hallSees, isFor, peopleOf } from './asked.js';

const me = questionId(9_500);
const other = questionId(9_501);
const claim = (personId: string, stance: 'take' | 'add' | 'pass') => ({ personId, stance, at: 0 });
const nothing = { air: [], queue: [], me, turnFor: null };

describe('What is asked of a panellist', () => {
  it('is nothing while nothing is on air and nothing of the shortlist is theirs', () => {
    expect(askedOf(nothing)).toBeNull();
    expect(askedOf({ ...nothing, queue: [question(1), question(2, { addressedTo: [other] })] })).toBeNull();
  });

  it('is what is on air, their own before the rest, which stays in reach', () => {
    const air = [question(1), question(2, { addressedTo: [me] })];
    expect(askedOf({ ...nothing, air })).toMatchObject({
      how: 'you',
      question: { no: 2 },
      also: [{ no: 1 }],
    });
  });

  it('is before all the question for which they were given the floor', () => {
    const air = [question(1, { addressedTo: [me] }), question(2)];
    const asked = askedOf({ ...nothing, air, turnFor: questionId(2) });
    expect(asked).toMatchObject({ how: 'you', question: { no: 2 }, also: [{ no: 1 }] });
  });

  it('tells whether what is on air is for the panel or for somebody else', () => {
    const how = (change: object) => askedOf({ ...nothing, air: [question(1, change)] })?.how;
    expect(how({})).toBe('panel');
    expect(how({ addressedTo: [other] })).toBe('others');
    expect(how({ assignedTo: [other] })).toBe('others');
    expect(how({ assignedTo: [other, me] })).toBe('you');
  });

  it('is the next of the shortlist that is theirs while nothing is on air', () => {
    const queue = [question(3), question(4, { assignedTo: [me] }), question(5, { addressedTo: [me] })];
    expect(askedOf({ ...nothing, queue })).toMatchObject({ how: 'coming', question: { no: 4 } });
    expect(askedOf({ ...nothing, queue, air: [question(9)] })).toMatchObject({ how: 'panel' });
  });

  it('is theirs once they take it, and not for adding or passing', () => {
    expect(isFor(question(1, { claims: [claim(me, 'take')] }), me)).toBe(true);
    expect(isFor(question(1, { claims: [claim(me, 'add'), claim(other, 'take')] }), me)).toBe(false);
    expect(isFor(question(1, { addressedTo: [other] }), null)).toBe(false);
  });

  it('names everybody it is for once, those whom a moderator named first', () => {
    expect(peopleOf(question(1, { addressedTo: [me, other], assignedTo: [other] }))).toEqual([other, me]);
  });

  it('is seen by the hall once a screen said so', () => {
    expect(hallSees(questionId(1), [{ shown: null }, { shown: { refId: questionId(2) } }])).toBe(false);
    expect(hallSees(questionId(2), [{ shown: null }, { shown: { refId: questionId(2) } }])).toBe(true);
  });
});
