import type { CommandType, TakeawayView } from '@openfloor/contract';
import { useReducer } from 'react';
import { refusedWords, type Pending, type Reader } from '../../takeaways/context.js';
import type { TakeawayTexts } from '../../text/en/takeaways.js';
import type { Say } from '../../text/say.js';
import { guessLanguage } from '../draft.js';
import { useLaterPage } from '../later-context.js';

/** What this page did and has no answer to, and what was refused, by takeaway. It outlives a closed sheet. */
const flying = new Map<string, string | null>();
const refused = new Map<string, string>();

/** Says and takes back through the outbox of the phone, which keeps it while there is no line. */
export function useGiving(
  words: Say<TakeawayTexts>,
): Pick<Reader, 'pending' | 'fault' | 'object' | 'retract'> {
  const { phone, state } = useLaterPage();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const give = async (
    { id }: TakeawayView,
    type: CommandType,
    args: Record<string, unknown>,
  ): Promise<void> => {
    flying.set(id, typeof args['text'] === 'string' ? args['text'] : null);
    refused.delete(id);
    redraw();
    const done = await phone.give(type, { takeawayId: id, ...args });
    flying.delete(id);
    if (!done.ok) refused.set(id, done.code);
    redraw();
  };
  return {
    pending: ({ id }): Pending | null => {
      const text = flying.get(id);
      if (text === undefined) return null;
      const is: Pending = { state: state.line === 'offline' ? 'kept' : 'sending' };
      return text === null ? is : { ...is, text };
    },
    fault: ({ id }) => {
      const code = refused.get(id);
      return code === undefined ? '' : refusedWords(words, code);
    },
    object: (takeaway, text) =>
      void give(takeaway, 'takeaway.object', { text, language: guessLanguage(text, words.language) }),
    retract: (takeaway, objectionId) =>
      void give(takeaway, 'takeaway.retract', objectionId ? { objectionId } : {}),
  };
}
