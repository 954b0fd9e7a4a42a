import { Injectable } from '@nestjs/common';
import type { PlainDraft, Said } from '@openfloor/pages';
import { randomBytes } from 'node:crypto';
import { Seals } from '../operations/seals.js';

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
const SEALED_FOR = 'slips';
/** What an address may carry everywhere. */
const LONGEST_SEALED = 1_500;

/**
 * Keeps slips for a quarter of an hour. One that is short enough is sealed and is its own id, so that every node can read
 * it; one with a long draft is kept in this process. Whoever has no cookies has theirs by its id alone.
 */
@Injectable()
export class Slips {
  private readonly kept = new Map<string, Kept>();
  private characters = 0;

  constructor(
    private readonly seals: Seals,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** Keeps a slip for whoever has this key; its id is for the address of the next page. */
  put(slip: Slip, whose = ''): string {
    const until = this.now() + KEPT_MS;
    const sealed = this.seals.seal(SEALED_FOR, JSON.stringify({ slip, until }), whose);
    return sealed.length > LONGEST_SEALED ? this.keep(slip, whose, until) : sealed;
  }

  /** The slip of this id, if it is this visitor's and still there. */
  get(id: unknown, whose = ''): Slip | undefined {
    if (typeof id !== 'string') return undefined;
    const known = this.kept.get(id) ?? this.opened(id, whose) ?? this.opened(id, '');
    if (!known || known.until <= this.now()) return undefined;
    return known.whose === '' || known.whose === whose ? known.slip : undefined;
  }

  private opened(id: string, whose: string): Omit<Kept, 'size'> | undefined {
    const text = this.seals.open(SEALED_FOR, id, whose);
    return text === undefined ? undefined : { ...(JSON.parse(text) as Pick<Kept, 'slip' | 'until'>), whose };
  }

  private keep(slip: Slip, whose: string, until: number): string {
    const id = randomBytes(16).toString('base64url');
    const size = OVERHEAD + JSON.stringify(slip).length;
    this.kept.set(id, { slip, whose, size, until });
    this.characters += size;
    for (const [oldest, { until: end }] of this.kept) {
      if (this.characters <= MOST_CHARACTERS && end > this.now()) break;
      this.drop(oldest);
    }
    return id;
  }

  private drop(id: string): void {
    this.characters -= this.kept.get(id)?.size ?? 0;
    this.kept.delete(id);
  }
}
