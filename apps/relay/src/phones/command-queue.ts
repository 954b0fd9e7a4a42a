import { Refusal, type Reply } from '@openfloor/contract';
import type { KeptCommand } from '../kept/commands.store.js';
import type { Errand, Source } from '../upstream/forwarder.js';
import { refusedBy, type CommandLedger } from './ledger.js';
import { resolved } from './ownership.rules.js';

/** What the disk did not take is tried again after this, ms. */
const DISK_MS = 1_000;

/**
 * The questions and requests of the phones on their way to the room, strictly in the order in which they were taken: one
 * that must wait for another holds up those behind it. Of one phone never two are under way.
 */
export class CommandQueue implements Source {
  private readonly waiting = new Map<number, KeptCommand>();
  private readonly flying = new Set<number>();
  private readonly authors = new Set<string>();

  /** `moved` is called when another may go; `settled` with whoever has an answer. */
  constructor(
    private readonly ledger: CommandLedger,
    private readonly moved: () => void,
    private readonly settled: (author: string) => void,
  ) {
    for (const command of ledger.unanswered()) this.add(command);
  }

  /** It is on the disk, so it may go. */
  add(command: KeptCommand): void {
    if (command.up) this.waiting.set(command.seq, command);
  }

  next(): Errand | undefined {
    for (const command of this.waiting.values()) {
      if (this.flying.has(command.seq)) continue;
      if (this.authors.has(command.author)) return undefined;
      return this.errand(command);
    }
    return undefined;
  }

  private errand(command: KeptCommand): Errand | undefined {
    const { id, type, up, madeAt, seq, author } = command;
    const args = this.argsOf(command, up ?? {});
    if (!args) return undefined;
    this.flying.add(seq);
    this.authors.add(author);
    return {
      command: { id, type, args, ...(madeAt === null ? {} : { madeAt }) },
      answered: (reply) => void this.settle(command, reply),
      returned: () => this.land(command),
    };
  }

  /** The arguments as the room knows things; undefined while what they name has no answer, or has none any more. */
  private argsOf(command: KeptCommand, up: Record<string, unknown>): Record<string, unknown> | undefined {
    try {
      return resolved(command.type, up, { command: (id) => this.ledger.find(id) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.flying.add(command.seq);
      void this.settle(command, refusedBy(command.id, error));
      return undefined;
    }
  }

  private async settle(command: KeptCommand, reply: Reply): Promise<void> {
    try {
      await this.ledger.settle([{ command, reply }]);
    } catch {
      setTimeout(() => this.land(command), DISK_MS).unref();
      return;
    }
    this.waiting.delete(command.seq);
    this.land(command);
    this.settled(command.author);
  }

  private land({ seq, author }: KeptCommand): void {
    this.flying.delete(seq);
    this.authors.delete(author);
    this.moved();
  }
}
