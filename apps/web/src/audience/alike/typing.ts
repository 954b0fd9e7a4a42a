import type { Alike, Answered } from './ask-alike.js';

/** How long somebody has to pause before it is asked what is similar, ms; and the least between two askings. */
const PAUSE_MS = 800;
const LEAST_BETWEEN_MS = 2_500;
/** Characters from which on a text is worth being compared; a sign of a script without spaces counts twice. */
const FROM = 12;
const SPACELESS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/gu;

/** What is needed of the time. Times are milliseconds. */
export interface Timer {
  now(): number;
  /** Gives a function that takes it back. */
  after(ms: number, act: () => void): () => void;
}

/** Whether a text says enough to be compared. */
export function isWorthComparing(text: string): boolean {
  return text.trim().length + (text.match(SPACELESS)?.length ?? 0) >= FROM;
}

/**
 * Asks what is similar while somebody types: after a pause, never twice for the same words, one asking at a time and not
 * more often than the server takes. What comes back for words that have changed since is still shown: it was like them.
 */
export class Typing {
  private wanted = '';
  private asked = '';
  private language = '';
  private isAsking = false;
  private notBefore = 0;
  private takeBack: () => void = () => undefined;

  constructor(
    private readonly ask: (text: string, language: string) => Promise<Answered>,
    private readonly found: (alike: readonly Alike[]) => void,
    private readonly timer: Timer = realTimer,
  ) {}

  /** The text is this now. */
  typed(text: string, language: string): void {
    const words = text.trim();
    this.language = language;
    if (words === this.wanted) return;
    this.wanted = words;
    this.takeBack();
    if (isWorthComparing(words)) return this.wait(PAUSE_MS);
    this.asked = '';
    this.found([]);
  }

  /** Nothing more is asked or told. */
  stop(): void {
    this.takeBack();
    this.notBefore = Infinity;
  }

  private wait(ms: number): void {
    const dueMs = Math.max(ms, this.notBefore - this.timer.now());
    if (dueMs === Infinity) return;
    this.takeBack = this.timer.after(dueMs, () => void this.go());
  }

  private async go(): Promise<void> {
    const { wanted, language } = this;
    if (this.isAsking || wanted === this.asked || !isWorthComparing(wanted)) return;
    this.isAsking = true;
    const answer = await this.ask(wanted, language);
    this.isAsking = false;
    if (this.notBefore === Infinity) return;
    if (answer === 'never') return this.stop();
    const isLater = typeof answer === 'number';
    this.notBefore = this.timer.now() + (isLater ? answer : LEAST_BETWEEN_MS);
    if (!isLater) {
      this.asked = wanted;
      if (isWorthComparing(this.wanted)) this.found(answer);
    }
    this.takeBack();
    if (this.wanted !== this.asked) this.wait(PAUSE_MS);
  }
}

const realTimer: Timer = {
  now: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
