import type { SignalCode } from '@openfloor/contract';
import { useSay } from '../desk/context.js';
import { READY_WORDS } from '../logic/signals.js';
import { ActMenu } from '../board/act-menu.js';

/** Words that are ready: one press sends them. */
export function ReadyMenu({ onSend }: { onSend: (code: SignalCode) => void }) {
  const say = useSay();
  const items = READY_WORDS.map(({ code }) => ({ id: code, word: say(`signal.${code}`) }));
  return <ActMenu word={say('readyWords')} label={say('readyWordsMore')} items={items} onAct={onSend} />;
}
