import type { Refused, Reply } from '@openfloor/contract';
import { Refusal } from '@openfloor/contract';
import type { CommandsStore, KeptCommand } from '../kept/commands.store.js';
import type { Journal } from '../kept/journal.js';
import { Answers } from './answers.js';
import { madeBy } from './ownership.rules.js';

/** Of all phones together, and of one: more would wait for the room than it takes in many minutes. */
const MOST_WAITING = 20_000;
const MOST_OF_ONE = 100;
const BUSY_MS = 5_000;

/** What is taken of a phone, before it has its place. */
export type Taken = Omit<KeptCommand, 'seq' | 'keptAt' | 'reply'>;

/** Everything that phones asked for: on the disk before it is answered, open until the room has decided. */
export class CommandLedger {
  readonly answers = new Answers();
  private readonly open = new Map<string, KeptCommand>();
  private readonly owners: Map<string, string>;
  private readonly openBy = new Map<string, Set<KeptCommand>>();
  private goingUp = 0;
  private readonly saving = new Map<string, Promise<void>>();
  private lastSeq: number;

  constructor(
    private readonly journal: Journal,
    private readonly store: CommandsStore,
    private readonly now: () => number = () => Date.now(),
  ) {
    this.lastSeq = store.lastSeq();
    this.owners = new Map(store.owners());
    for (const command of store.unanswered()) this.enter(command);
  }

  /** What has no reply yet, in the order in which it was taken. */
  unanswered(): KeptCommand[] {
    return [...this.open.values()];
  }

  find(id: string): KeptCommand | undefined {
    return this.open.get(id) ?? this.store.find(id);
  }

  /** Whose question or request this is, as the room answered. */
  author(id: string): string | undefined {
    return this.owners.get(id);
  }

  /** How many questions of this phone the room has not answered. */
  questionsWaiting(author: string): number {
    const own = [...(this.openBy.get(author) ?? [])];
    return own.filter(({ type }) => type === 'question.submit').length;
  }

  /** How many that go up under their own id wait. */
  get size(): number {
    return this.goingUp;
  }

  /**
   * Takes a command: it has its place at once, and is on the disk when this resolves. With a `reply` it is done. `also`
   * is written with it. Refuses `BUSY` where too many wait, `STORAGE_UNAVAILABLE` where the disk does not take it.
   */
  async take(taken: Taken, reply: Reply | null = null, also?: () => void): Promise<KeptCommand> {
    if (this.open.size >= MOST_WAITING || (this.openBy.get(taken.author)?.size ?? 0) >= MOST_OF_ONE)
      throw new Refusal('BUSY', 'too much waits to be sent', undefined, BUSY_MS);
    this.lastSeq += 1;
    const command: KeptCommand = { ...taken, seq: this.lastSeq, keptAt: this.now(), reply };
    this.enter(command);
    const written = this.journal.write(() => {
      this.store.keep(command);
      also?.();
    });
    this.saving.set(command.id, written);
    try {
      await this.saved(command.id);
    } catch (error) {
      this.leave(command);
      throw error;
    } finally {
      this.saving.delete(command.id);
    }
    if (reply) this.leave(command);
    return command;
  }

  /** A command that was found is on the disk when this resolves. Refuses `STORAGE_UNAVAILABLE` like `take`. */
  async saved(id: string): Promise<void> {
    try {
      await this.saving.get(id);
    } catch (error) {
      throw new Refusal('STORAGE_UNAVAILABLE', String(error), undefined, BUSY_MS);
    }
  }

  /** Keeps the room's replies with whatever else is to be written, then tells the phones that wait. */
  async settle(settled: { command: KeptCommand; reply: Reply }[], also?: () => void): Promise<void> {
    const replies = settled.map(({ command, reply }) => ({ command, reply: plain(reply, command.id) }));
    const made = replies.flatMap(({ command, reply }): [string, string][] => {
      const id = madeBy({ type: command.type, reply });
      return id ? [[id, command.author]] : [];
    });
    await this.journal.write(() => {
      for (const { command, reply } of replies) this.store.answer(command.seq, reply);
      for (const [id, author] of made) this.store.own(id, author);
      also?.();
    });
    for (const [id, author] of made) this.owners.set(id, author);
    for (const { command, reply } of replies) {
      this.leave(command);
      command.reply = reply;
      this.answers.tell(command.id, reply);
    }
  }

  private enter(command: KeptCommand): void {
    this.open.set(command.id, command);
    if (command.up) this.goingUp += 1;
    const own = this.openBy.get(command.author);
    if (own) own.add(command);
    else this.openBy.set(command.author, new Set([command]));
  }

  private leave(command: KeptCommand): void {
    if (!this.open.delete(command.id)) return;
    if (command.up) this.goingUp -= 1;
    const own = this.openBy.get(command.author);
    own?.delete(command);
    if (own?.size === 0) this.openBy.delete(command.author);
  }
}

/** A refusal in the words of the contract. */
export function refusedBy(id: string | null, { code, message, details, retryAfterMs }: Refusal): Refused {
  return {
    ok: false,
    id,
    code,
    message,
    ...(details === undefined ? {} : { details }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** That the room had answered the relay before says nothing to the phone. */
function plain(reply: Reply, id: string): Reply {
  const { duplicate: _duplicate, ...rest } = reply;
  return { ...rest, id };
}
