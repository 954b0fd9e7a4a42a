import type { RoomSnapshot } from '@openfloor/client';
import type { Line } from './phone-state.js';

/** How long the page says that it is back, in milliseconds. */
export const BACK_MS = 3_000;

/** What is known of the line and of what waits. */
export type Heard = Pick<RoomSnapshot, 'connection' | 'refusal' | 'outbox' | 'updatedAt' | 'offsetMs'>;

/** What there is to say about the line. */
export interface LineNews {
  line: Line;
  waiting: number;
  sent: number;
}

/** Watches the connection and, after a cut, says for three seconds that it is back and how much was sent. */
export class LineWatch {
  /** Commands that had no reply at some time while the line was down. */
  private readonly held = new Set<string>();
  private isDown = false;
  private backUntil = 0;

  constructor(private readonly redraw: () => void) {}

  /** To be called with everything that is heard; `early` acts wait beside the outbox. */
  now({ connection, refusal, outbox }: Heard, early: number): LineNews {
    const open = outbox.filter(({ state }) => state === 'kept' || state === 'sending').map(({ id }) => id);
    const waiting = open.length + early;
    if (connection === 'offline') {
      if (!this.isDown) this.held.clear();
      for (const id of open) this.held.add(id);
      this.isDown = true;
      return { line: 'offline', waiting, sent: 0 };
    }
    if (this.isDown && connection === 'live') this.back();
    if (Date.now() < this.backUntil) {
      return { line: 'back', waiting, sent: [...this.held].filter((id) => !open.includes(id)).length };
    }
    const isOld = connection === 'refused' && refusal === 'UPGRADE';
    return { line: isOld ? 'upgrade' : connection === 'slow' ? 'slow' : 'ok', waiting, sent: 0 };
  }

  private back(): void {
    this.isDown = false;
    this.backUntil = Date.now() + BACK_MS;
    setTimeout(this.redraw, BACK_MS + 20);
  }
}
