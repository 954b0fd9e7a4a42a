import type { Queued, Reply } from '@openfloor/contract';

/** Phones that wait a moment for the room's word, by the id of the command. */
export class Answers {
  private readonly waiting = new Map<string, Set<(reply: Reply) => void>>();

  /** The room's reply, or `otherwise` after `withinMs`. */
  wait(id: string, withinMs: number, otherwise: () => Queued): Promise<Reply | Queued> {
    return new Promise((resolve) => {
      const own = this.waiting.get(id) ?? new Set();
      this.waiting.set(id, own);
      const timer = setTimeout(() => end(otherwise()), withinMs);
      const end = (said: Reply | Queued): void => {
        clearTimeout(timer);
        own.delete(end);
        if (own.size === 0 && this.waiting.get(id) === own) this.waiting.delete(id);
        resolve(said);
      };
      own.add(end);
    });
  }

  /** The room has answered, and the reply is kept. */
  tell(id: string, reply: Reply): void {
    for (const end of [...(this.waiting.get(id) ?? [])]) end(reply);
  }
}
