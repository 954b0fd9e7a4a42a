import { describe, expect, it } from '@jest/globals';
import type { QuestionView, Welcome } from '@openfloor/contract';
import { demoWelcome } from '../testing/fixture.js';
import { en } from '../text/en/audience.js';
import { sayIn } from '../text/say.js';
import { firstState } from './first-state.js';
import { handsText } from './hands.js';
import { supportFor } from './support-for.js';
import { tap } from './support.js';

function stateOf(you: Partial<Welcome['you']>) {
  const welcome = demoWelcome();
  return firstState({ ...welcome, you: { ...welcome.you, ...you } });
}
const question = demoWelcome().put.find(
  (record): record is QuestionView => record.kind === 'question' && record.no === 12,
);
if (!question) throw new Error('the fixture has no question 12');
const votes = stateOf({}).room.votes.get(12) ?? 0;

describe('a hand that is raised behind a relay', () => {
  it('shows what became of it, and never counts among the votes', () => {
    const state = stateOf({ relayed: true });
    const intent = tap(supportFor(state, question));
    for (const [kind, look] of [
      ['saving', 'saving'],
      ['kept', 'kept'],
      ['done', 'counted'],
    ] as const) {
      const intents = new Map([[question.id, { ...intent, state: kind }]]);
      expect(supportFor({ ...state, intents }, question)).toMatchObject({ look, votes, pressed: true });
    }
  });

  it('is a vote like any other on a phone with its own link, which paints it at the tap', () => {
    const state = stateOf({ hubId: 'h', attendance: 'hub' });
    const intents = new Map([[question.id, tap(supportFor(state, question))]]);
    expect(supportFor({ ...state, intents }, question)).toMatchObject({ look: 'saving', votes: votes + 1 });
  });
});

describe('hands that hubs counted', () => {
  it('are told in words beside the votes', () => {
    const say = sayIn('en', {}, en);
    expect(handsText(say, { hubs: 1, hands: 41, headcount: 64 })).toBe('41 of 64 hands in 1 hub');
    expect(handsText(say, { hubs: 2, hands: 1_041, headcount: 2_000 })).toBe(
      '1,041 of 2,000 hands in 2 hubs',
    );
  });
});
