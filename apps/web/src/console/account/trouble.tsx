import type { AccountTexts } from '../../text/en/console-account.js';
import type { Trouble } from '../reach/reach.js';
import { useAccountSay } from './words.js';

type Key = keyof AccountTexts & string;

/** What a refusal means here; what is not named is said as having failed. */
const WORDS: Record<string, Key> = {
  SECOND_FACTOR: 'wrongCode',
  BUSY: 'busy',
  DRAINING: 'busy',
  STORAGE_UNAVAILABLE: 'notSaved',
  NO_ANSWER: 'noAnswer',
  BAD_COMMAND: 'badShape',
  NOT_ALLOWED: 'notOpen',
};

/** A refusal and what it means in this place, where that is more than its code says. */
interface TroubleProps {
  trouble: Trouble | null;
  /** For 401 and 403: whose words were wrong. */
  denied?: Key;
}

/** What went wrong with a call about an account, in words. */
export function AccountTrouble({ trouble, denied }: TroubleProps) {
  const say = useAccountSay();
  if (!trouble) return null;
  return (
    <p className="trouble" role="alert">
      {trouble.code === 'RATE_LIMITED'
        ? say('tooMany', { n: secondsOf(trouble) })
        : say(keyOf(trouble, denied))}
    </p>
  );
}

/** Which words say what went wrong. */
export function keyOf({ code, status, problem }: Trouble, denied: Key = 'signInAgain'): Key {
  if (code === 'NOT_ALLOWED' && (status === 401 || (status === 403 && denied !== 'signInAgain')))
    return denied;
  if (code === 'BAD_COMMAND' && /easy to guess/.test(JSON.stringify(problem))) return 'easyPassword';
  return WORDS[code] ?? 'failed';
}

function secondsOf({ problem }: Trouble): number {
  const { retryAfterMs } = (problem ?? {}) as { retryAfterMs?: unknown };
  return typeof retryAfterMs === 'number' ? Math.ceil(retryAfterMs / 1_000) : 60;
}
