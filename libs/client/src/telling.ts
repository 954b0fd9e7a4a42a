import type { Clock } from './clock.js';
import type { Sayings } from './transport.js';

/** Between two times that a seat says something of itself. */
const TELL_MS = 1_000;

/** What a seat says of itself beside its commands: within a second, at most once a second, the latest of each. */
export class Telling {
  declare private readonly clock: Clock;
  declare private readonly tells: (said: Sayings) => void;
  declare private said: Sayings;
  declare private silence: (() => void) | undefined;

  constructor(clock: Clock, tells: (said: Sayings) => void) {
    this.clock = clock;
    this.tells = tells;
    this.said = {};
  }

  tell(said: Sayings): void {
    this.said = { ...this.said, ...said };
    this.silence ??= this.clock.after(TELL_MS, () => {
      this.silence = undefined;
      this.tells(this.said);
    });
  }

  /** A new connection knows nothing of it, and others take it for over when it is not said for long. */
  again(): void {
    if (this.said.link || this.said.editing?.about) this.tell({});
  }

  stop(): void {
    this.silence?.();
  }
}
