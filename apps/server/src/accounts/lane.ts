import { Refusal } from '@openfloor/contract';

/** Lets a few costly jobs run at once and others wait in line; a line that is full refuses `BUSY`. */
export class Lane {
  private running = 0;
  private readonly line: (() => void)[] = [];

  constructor(
    private readonly width: number,
    private readonly longestLine: number,
  ) {}

  async run<T>(job: () => Promise<T>): Promise<T> {
    if (this.running >= this.width) await this.wait();
    else this.running += 1;
    try {
      return await job();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private wait(): Promise<void> {
    if (this.line.length >= this.longestLine) throw new Refusal('BUSY', 'too many wait', undefined, 2_000);
    return new Promise((go) => this.line.push(go));
  }
}
