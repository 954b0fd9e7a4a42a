import { createClient } from 'redis';
import type { Log } from './log.js';

/** How long an answer may take before it counts as none. */
const ANSWER_MS = 1_000;
/** A line on which nothing came for so long, not even the answer to a ping, is made anew. */
const SILENT_MS = 5_000;
const PING_MS = 2_000;
const LONGEST_PAUSE_MS = 2_000;
const MOST_WAITING = 1_000;

/**
 * A connection to Redis that nobody waits for: it is made and made again by itself, and whoever asks while there is none
 * is told so at once. The log is told once that it is gone and once that it is back, never with which address or password.
 */
export class RedisLine {
  readonly client: ReturnType<typeof connect>;
  private isGone = false;

  /** `without`: what does not go on without it, for the log. */
  constructor(
    url: string,
    private readonly log: Log,
    private readonly without: string,
  ) {
    this.client = connect(url);
    this.client.on('error', (error: unknown) => this.gone(error));
    this.client.on('ready', () => this.back());
    this.client.connect().catch(() => undefined);
  }

  /** What is answered within a second. Throws an error where nothing is; whatever else was thrown is passed on. */
  async ask<T>(what: () => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new NoAnswer('no answer in time')), ANSWER_MS);
    });
    try {
      const answer = await Promise.race([what(), late]);
      this.back();
      return answer;
    } catch (error) {
      if (error instanceof NoAnswer) this.gone(error);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.client.destroy();
  }

  private gone(error: unknown): void {
    if (this.isGone) return;
    this.isGone = true;
    this.log.warn(`Redis does not answer (${reasonOf(error)}): ${this.without}`, 'Redis');
  }

  private back(): void {
    if (!this.isGone) return;
    this.isGone = false;
    this.log.log('Redis answers again', 'Redis');
  }
}

class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

function connect(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_WAITING,
    pingInterval: PING_MS,
    socket: {
      connectTimeout: SILENT_MS,
      socketTimeout: SILENT_MS,
      reconnectStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 10), LONGEST_PAUSE_MS),
    },
  });
}

/** The code of a fault, or its first word: what servers say may repeat what they were sent. */
function reasonOf(error: unknown): string {
  const { code, message = '' } = error as { code?: unknown; message?: string };
  return typeof code === 'string' ? code : (message.split(/\s/)[0] ?? '');
}
