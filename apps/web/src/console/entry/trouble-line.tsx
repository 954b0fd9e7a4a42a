import { useSay } from '../desk/context.js';
import type { Trouble } from '../reach/reach.js';
import type { TextKey } from '../../text/en/console.js';

const SPOKEN: ReadonlySet<string> = new Set([
  'NOT_ALLOWED',
  'RATE_LIMITED',
  'BUSY',
  'STORAGE_UNAVAILABLE',
  'DRAINING',
  'NO_ANSWER',
  'BAD_COMMAND',
  'TOO_LONG',
]);

/** What went wrong with a call of the API, in words. */
export function TroubleLine({ trouble }: { trouble: Trouble | null }) {
  const say = useSay();
  if (!trouble) return null;
  const key = SPOKEN.has(trouble.code) ? `trouble.${trouble.code}` : 'failed';
  return (
    <p className="trouble" role="alert">
      {say(key as TextKey)}
    </p>
  );
}
