import type { RefusalCode, Welcome } from '@openfloor/contract';
import { firstState } from '../first-state.js';
import type { Phone } from '../phone-state.js';
import type { Intent } from '../support.js';
import type { Said } from './said.js';

/** The phone before it is one: shows a welcome, and in its row what kept support from being counted. Does nothing. */
export function stillPhone(welcome: Welcome, said?: Said): Phone {
  const state = { ...firstState(welcome), intents: refusedBy(welcome, said) };
  const nothing = (): Promise<never> => Promise.reject(new Error('this page is not on a phone yet'));
  return {
    subscribe: () => () => undefined,
    state: () => state,
    support: () => undefined,
    send: () => undefined,
    dismiss: () => undefined,
    give: nothing,
    enter: nothing,
    tryNow: () => undefined,
    token: () => undefined,
    leave: nothing,
  };
}

function refusedBy(welcome: Welcome, said: Said | undefined): ReadonlyMap<string, Intent> {
  const { act, code, no } = said ?? {};
  const question = welcome.put.find((record) => record.kind === 'question' && record.no === no);
  const isVote = act === 'support' || act === 'takeBack';
  if (!question || !code || !isVote || code === 'NO_COOKIES' || code === 'NO_TEXT') return new Map();
  const refused: RefusalCode = code;
  return new Map([[question.id, { on: act === 'support', shown: 0, state: 'refused', code: refused }]]);
}
