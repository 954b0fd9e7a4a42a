import type { Act } from '../logic/acts.js';
import type { DeskMemory } from './order.js';

interface Stored {
  acts?: readonly Act[];
}

const KEYS_OFF = 'openfloor desk keys off';

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/**
 * Keeps History for this tab and this seat, and the choice about keys for this device. Acts that had no answer when
 * the page was left are in the outbox; here they are only known to have been on their way.
 */
export function pageMemory(session: string, actor: string): DeskMemory {
  const name = `openfloor desk ${session} ${actor}`;
  return {
    read() {
      const text = attempt(() => sessionStorage.getItem(name));
      const stored = text ? attempt(() => JSON.parse(text) as Stored) : undefined;
      const acts = (stored?.acts ?? []).filter((act) => act.state !== 'sending' && act.state !== 'undoing');
      return { acts, keysOff: attempt(() => localStorage.getItem(KEYS_OFF)) === 'yes' };
    },
    write({ acts, keysOff }) {
      attempt(() => sessionStorage.setItem(name, JSON.stringify({ acts } satisfies Stored)));
      attempt(() => (keysOff ? localStorage.setItem(KEYS_OFF, 'yes') : localStorage.removeItem(KEYS_OFF)));
    },
  };
}
