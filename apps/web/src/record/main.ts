import type { LedgerPage } from '@openfloor/contract';
import { deviceKeep, readKept, writeKept } from '../live/keep.js';
import { followChain } from './chain.js';
import { checkedWords, type CheckWords } from './checked.js';
import { hashHere } from './hash.js';

/** What the page says of the chain, and where it is. */
interface Shown {
  file: string;
  session: string;
  head: string;
  words: CheckWords;
}

const keyOf = (session: string): string => `openfloor.record.${session}`;

/** Fetches the whole record, follows its chain here, and says what was found. The last fingerprint is kept for the next time. */
async function check({ file, session, head, words }: Shown): Promise<{ ok: boolean; says: string }> {
  const response = await fetch(file, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`the record answered ${response.status}`);
  const { entries } = (await response.json()) as LedgerPage;
  const keep = deviceKeep();
  const before = readKept(keep, keyOf(session));
  const noted = typeof before === 'string' ? before : undefined;
  const found = await followChain(entries, [head, ...(noted ? [noted] : [])], hashHere());
  const told = checkedWords(found, { shown: head, noted }, words);
  if (told.ok && found.entries > 0) writeKept(keep, keyOf(session), found.head);
  return told;
}

function begin(part: HTMLElement): void {
  const button = part.querySelector('button');
  const line = part.querySelector<HTMLElement>('[role=status]');
  const { file, session, head, words } = part.dataset;
  if (!button || !line || !file || !session || !head || !words) return;
  const shown: Shown = { file, session, head, words: JSON.parse(words) as CheckWords };
  const say = (text: string, state: string): void => {
    line.textContent = text;
    line.dataset['state'] = state;
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    say(shown.words.checking, 'busy');
    check(shown)
      .then(
        ({ ok, says }) => say(says, ok ? 'ok' : 'bad'),
        () => say(shown.words.checkUnreachable, 'busy'),
      )
      .finally(() => (button.disabled = false));
  });
}

const part = document.getElementById('check');
if (part) begin(part);
