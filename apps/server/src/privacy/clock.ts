import { Injectable } from '@nestjs/common';

/** The time of what happens by age, in milliseconds since 1970, and what happens again and again. */
@Injectable()
export class PrivacyClock {
  now(): number {
    return Date.now();
  }

  /** Acts each time so many milliseconds have passed, until the answer is called. Keeps no process alive. */
  every(ms: number, act: () => void): () => void {
    const timer = setInterval(act, ms);
    timer.unref();
    return () => clearInterval(timer);
  }
}
