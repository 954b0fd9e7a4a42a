import type { TakeawayView } from '@openfloor/contract';
import { refusedWords, type Reader } from '../../takeaways/context.js';
import { pendingIn, refusalsOf, refusedIn, type Act } from '../../takeaways/pending.js';
import type { TakeawayTexts } from '../../text/en/takeaways.js';
import type { Say } from '../../text/say.js';
import { guessLanguage } from '../draft.js';
import type { Step } from '../early.js';
import { useLaterPage } from '../later-context.js';
import type { PhoneState } from '../phone-state.js';

/** Says and takes back through the outbox of the phone, which keeps it while there is no line, also over a reload. */
export function useGiving(
  words: Say<TakeawayTexts>,
): Pick<Reader, 'pending' | 'fault' | 'object' | 'retract'> {
  const { phone, state } = useLaterPage();
  const acts = actsOf(state);
  const give = ({ id }: TakeawayView, type: Step['type'], args: Step['args']): void => {
    for (const refused of refusalsOf(acts, id)) phone.dismiss(refused);
    phone.send([{ type, args: { takeawayId: id, ...args } }]);
  };
  return {
    pending: ({ id }) => pendingIn(acts, id),
    fault: ({ id }) => {
      const code = refusedIn(acts, id);
      return code && refusedWords(words, code);
    },
    object: (takeaway, text) =>
      give(takeaway, 'takeaway.object', { text, language: guessLanguage(text, words.language) }),
    retract: (takeaway, objectionId) =>
      give(takeaway, 'takeaway.retract', objectionId ? { objectionId } : {}),
  };
}

/** What the outbox of the phone holds, and after it what is not there yet. */
function actsOf({ sources }: PhoneState): readonly Act[] {
  if (!sources) return [];
  const state = sources.isOffline ? 'kept' : 'sending';
  const early = sources.early.flatMap(({ id, steps }) =>
    steps.map(({ type, args }): Act => ({ id, type, args, state, reply: undefined })),
  );
  return [...sources.entries, ...early];
}
