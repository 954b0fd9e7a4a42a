import { Injectable } from '@nestjs/common';

const STEPS = ['rooms', 'server', 'store'] as const;
/** In this order: seats are told and let go, then no more requests, then the store. */
export type DrainStep = (typeof STEPS)[number];

/** How long each step may take; all together less than the ten seconds that a service manager waits. */
const STEP_MS: Record<DrainStep, number> = { rooms: 4_500, server: 3_500, store: 1_900 };

/** How this process ends without losing anything: first it stops being ready, then everything closes in order. */
@Injectable()
export class Drain {
  private readonly closers = new Map<DrainStep, (() => Promise<void> | void)[]>();
  private draining: Promise<void> | undefined;

  /** Whether the end has begun; readiness then says no, and rooms answer `DRAINING`. */
  get isDraining(): boolean {
    return this.draining !== undefined;
  }

  /** Adds what is to be done at a step. */
  add(step: DrainStep, close: () => Promise<void> | void): void {
    this.closers.set(step, [...(this.closers.get(step) ?? []), close]);
  }

  /** Adds what the rooms do: tell their seats, answer what waits, let go. */
  onDrain(close: () => Promise<void> | void): void {
    this.add('rooms', close);
  }

  /** Begins, once; resolves when all is closed. What fails or takes too long does not stop the steps after it. */
  begin(): Promise<void> {
    return (this.draining ??= this.run());
  }

  private async run(): Promise<void> {
    await Promise.resolve();
    for (const step of STEPS)
      await Promise.allSettled(
        (this.closers.get(step) ?? []).map((close) => withinTime(close, STEP_MS[step])),
      );
  }
}

async function withinTime(close: () => Promise<void> | void, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((done) => (timer = setTimeout(done, ms)));
  try {
    await Promise.race([close(), late]);
  } finally {
    clearTimeout(timer);
  }
}
