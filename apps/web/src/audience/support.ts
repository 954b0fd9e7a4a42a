import type { RefusalCode } from '@openfloor/contract';

/**
 * What this phone wants for one question and how far that got. `shown` is the number that was painted at the tap;
 * it stands until the server's figures include it, so that no vote is ever shown twice.
 */
export interface Intent {
  on: boolean;
  shown: number;
  state: 'saving' | 'kept' | 'done' | 'refused';
  code?: RefusalCode;
}

/** What the support button shows. */
export interface SupportState {
  look: 'idle' | 'saving' | 'counted' | 'kept' | 'own' | 'off';
  votes: number;
  pressed: boolean;
  /** Whether a tap does anything. */
  isOpen: boolean;
  /** Refusal to explain under the row. */
  refused?: RefusalCode;
}

/** What is known about one question's support on this phone. */
export interface SupportFacts {
  votes: number;
  counted: boolean;
  own: boolean;
  /** Whether support can be given or taken back now. */
  open: boolean;
  intent?: Intent;
}

/** Derives the button from the facts. A pending row is never overwritten by a count of the server. */
export function supportOf({ votes, counted, own, open, intent }: SupportFacts): SupportState {
  if (own) return { look: 'own', votes, pressed: false, isOpen: false };
  if (intent?.state === 'saving' || intent?.state === 'kept')
    return { look: intent.state, votes: intent.shown, pressed: intent.on, isOpen: open };
  const pressed = intent?.state === 'done' ? intent.on : counted;
  const state: SupportState = {
    look: pressed ? 'counted' : open ? 'idle' : 'off',
    votes: intent?.state === 'done' ? intent.shown : votes,
    pressed,
    isOpen: open,
  };
  return intent?.state === 'refused' && intent.code ? { ...state, refused: intent.code } : state;
}

/** The intent of a tap: turns support around and paints the number at once. */
export function tap(current: SupportState): Intent {
  const on = !current.pressed;
  return { on, shown: Math.max(0, current.votes + (on ? 1 : -1)), state: 'saving' };
}
