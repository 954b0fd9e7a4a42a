import { Injectable } from '@nestjs/common';
import type { PlainDraft, Said } from '@openfloor/pages';
import { randomBytes } from 'node:crypto';

/** What is told on the page after a form: what became of it, and what was typed, where it has to be typed again. */
export interface Slip {
  said: Said;
  draft?: PlainDraft;
}

interface Kept {
  slip: Slip;
  whose: string;
  size: number;
  until: number;
}

const KEPT_MS = 15 * 60_000;
const MOST_CHARACTERS = 8_000_000;
const OVERHEAD = 300;

/** Keeps slips for a quarter of an hour, in this process. Whoever has no cookies has theirs by its id alone. */
@Injectable()
export class Slips {
  private readonly kept = new Map<string, Kept>();
  private characters = 0;

  constructor(private readonly now: () => number = () => Date.now()) {}

  /** Keeps a slip for whoever has this key; its id is for the address of the next page. */
  put(slip: Slip, whose = ''): string {
    const id = randomBytes(16).toString('base64url');
    const size = OVERHEAD + JSON.stringify(slip).length;
    this.kept.set(id, { slip, whose, size, until: this.now() + KEPT_MS });
    this.characters += size;
    for (const [oldest, { until }] of this.kept) {
      if (this.characters <= MOST_CHARACTERS && until > this.now()) break;
      this.drop(oldest);
    }
    return id;
  }

  /** The slip of this id, if it is this visitor's and still there. */
  get(id: unknown, whose = ''): Slip | undefined {
    const kept = typeof id === 'string' ? this.kept.get(id) : undefined;
    if (!kept || kept.until <= this.now()) return undefined;
    return kept.whose === '' || kept.whose === whose ? kept.slip : undefined;
  }

  private drop(id: string): void {
    this.characters -= this.kept.get(id)?.size ?? 0;
    this.kept.delete(id);
  }
}
