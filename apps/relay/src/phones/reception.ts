import {
  canonical,
  Command,
  COMMANDS,
  isCommandType,
  Refusal,
  type Queued,
  type Reply,
} from '@openfloor/contract';
import { CommandPaces } from '@openfloor/pages';
import type { KeptCommand } from '../kept/commands.store.js';
import type { Mirror } from '../mirror/mirror.js';
import { closedFor } from '../mirror/sets.js';
import { notYet } from '../mirror/welcome.js';
import { digestOf } from '../signing.js';
import type { CommandQueue } from './command-queue.js';
import type { HandCounts } from './hand-counts.js';
import { refusedBy, type CommandLedger } from './ledger.js';
import { isPhoneCommand, onward, type PhoneCommand } from './onward.rules.js';
import { expectOwn } from './ownership.rules.js';
import type { Phone, Profile } from './phone.js';
import type { Roster } from './roster.js';

/** So long a phone waits for the room's word before it is told that it is queued, ms. */
const PATIENCE_MS = 2_000;
/** When to ask again: soon while the room is in reach, else less often, ms. */
const SOON_MS = 1_500;
const LATER_MS = 5_000;
/** Commands of one phone, as many as the server takes of a participant. */
const PER_SECOND = 10;

type Args = Record<string, unknown>;

/** What the reception needs of the rest. */
export interface ReceptionAround {
  mirror: Mirror;
  ledger: CommandLedger;
  queue: CommandQueue;
  counts: HandCounts;
  roster: Roster;
  isLive: () => boolean;
  /** The copy of the room that a phone acts on is written with what it does. */
  hurry: () => void;
  /** Another command may go up. */
  moved: () => void;
  /** The corner of this phone changed. */
  touched: (author: string) => void;
}

/**
 * Takes the commands of the phones: judges what can be judged here, keeps them, and answers. The pace of a kind counts
 * what is new: a phone asks again for each that is queued, for as long as the line is gone.
 */
export class Reception {
  private readonly paces = new CommandPaces(() => PER_SECOND);

  constructor(private readonly around: ReceptionAround) {}

  /** One command of a phone. Everything that was taken is on the disk before this resolves; a refusal is a reply. */
  async give(phone: Phone, body: unknown): Promise<Reply | Queued> {
    const parsed = Command.safeParse(body);
    if (!parsed.success)
      return refusedBy(idIn(body), new Refusal('BAD_COMMAND', 'the command has another shape'));
    const command = parsed.data;
    try {
      expectPace(this.paces.takeAny(phone.id, 'participant'));
      return await this.judged(phone, command);
    } catch (error) {
      if (error instanceof Refusal) return refusedBy(command.id, error);
      throw error;
    }
  }

  private async judged(phone: Phone, command: Command): Promise<Reply | Queued> {
    const { id, type } = command;
    if (!isCommandType(type)) throw new Refusal('UNKNOWN_COMMAND', 'there is no such command');
    if (!isPhoneCommand(type)) throw new Refusal('NOT_ALLOWED', `phones behind a relay do not give ${type}`);
    const args = shaped(type, command.args);
    const known = this.around.ledger.find(id);
    if (known) return this.again(phone, command, known);
    expectPace(this.paces.takeKind(phone.id, 'participant', type));
    this.around.hurry();
    if (type === 'participant.identify') return this.identify(phone, command, args);
    if (type === 'question.vote') return this.vote(phone, command, args);
    return this.forward(phone, command, type, args);
  }

  /** The same id gets the same answer, and whoever else uses it none. */
  private async again(
    phone: Phone,
    { id, type, args }: Command,
    known: KeptCommand,
  ): Promise<Reply | Queued> {
    const isSame = known.print === printOf(type, args);
    if (known.author !== phone.author || !isSame)
      throw new Refusal('COMMAND_ID_REUSED', 'this id was used for something else');
    await this.around.ledger.saved(id);
    return known.reply ? { ...known.reply, duplicate: true } : this.wait(known);
  }

  private async identify(phone: Phone, command: Command, args: Args): Promise<Reply> {
    const { mirror, ledger, roster, touched } = this.around;
    const { rev } = mirror.copy;
    const reply: Reply = { ok: true, id: command.id, rev, beat: mirror.figures.beat };
    const { write, done } = roster.told(phone, args as Partial<Profile>);
    await ledger.take(this.taken(phone, command, null), reply, write);
    done();
    touched(phone.author);
    return reply;
  }

  /** Support becomes a hand of this phone; what is known of the question here is judged here. */
  private async vote(phone: Phone, command: Command, args: Args): Promise<Reply | Queued> {
    const { mirror, ledger, counts } = this.around;
    const { session, questions, corner } = mirror;
    if (!session) throw notYet();
    const top = questions.topOf(String(args['questionId']));
    if (!top) throw new Refusal('NOT_FOUND', 'no such question here');
    const closed = closedFor(top, session);
    if (closed) throw new Refusal(closed.code, closed.message);
    const isOwn = (id: string): boolean =>
      ledger.author(id) === phone.author || corner.authorOf(id) === phone.author;
    if (questions.setOf(top.id).some(isOwn))
      throw new Refusal('OWN_QUESTION', 'one does not show a hand for oneself');
    const kept = await ledger.take(this.taken(phone, command, null));
    counts.add(kept);
    return this.wait(kept, counts.waitMs(top.id));
  }

  private async forward(
    phone: Phone,
    command: Command,
    type: PhoneCommand,
    args: Args,
  ): Promise<Reply | Queued> {
    const { mirror, ledger, queue, moved, touched } = this.around;
    if (!mirror.session) throw notYet();
    expectOwn(type, args, phone.author, {
      author: (id) => ledger.author(id) ?? mirror.corner.authorOf(id),
      command: (id) => ledger.find(id),
      isSeen: (id) => !!mirror.copy.find('question', id) || !!mirror.copy.find('floor', id),
    });
    const up = onward(type, command.args as Args, phone, mirror.session.rules);
    const kept = await ledger.take(this.taken(phone, command, up));
    queue.add(kept);
    touched(phone.author);
    moved();
    return this.wait(kept);
  }

  private taken({ author }: Phone, { id, type, args, madeAt }: Command, up: Args | null) {
    return { id, author, type, print: printOf(type, args), args: args ?? null, up, madeAt: madeAt ?? null };
  }

  /** The room's word where it comes at once, else that it is queued. */
  private async wait({ id }: KeptCommand, dueInMs = 0): Promise<Reply | Queued> {
    const { ledger, isLive } = this.around;
    const queued = (): Queued => ({
      queued: true,
      id,
      retryAfterMs: isLive() ? dueInMs + SOON_MS : LATER_MS,
    });
    return isLive() ? ledger.answers.wait(id, PATIENCE_MS, queued) : queued();
  }
}

/** Refuses `RATE_LIMITED` what has to wait for so long (ms). */
function expectPace(waitMs: number): void {
  if (waitMs > 0) throw new Refusal('RATE_LIMITED', 'too many commands', undefined, waitMs);
}

/** Refuses `BAD_COMMAND` what has another shape than the contract says. */
function shaped(type: PhoneCommand, args: unknown): Args {
  const checked = COMMANDS[type].safeParse(args);
  if (checked.success) return checked.data;
  const issues = checked.error.issues.slice(0, 5);
  const details = issues.map(({ path, message }) => ({ path: path.map(String), message }));
  throw new Refusal('BAD_COMMAND', 'the arguments have another shape', details);
}

/** By which two commands with the same id are told apart. */
function printOf(type: string, args: unknown): string {
  return digestOf(type, canonical(args));
}

function idIn(body: unknown): string | null {
  const id = (body as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id.slice(0, 64) : null;
}
