import {
  COMMANDS,
  isCommandType,
  Refusal,
  type Channel,
  type RecordView,
  type RefusalCode,
} from '@openfloor/contract';
import { decide, type Decided } from '../decide.js';
import { Draft, type LedgerNote } from '../draft.js';
import type { Entry } from '../entry.js';
import { Room } from '../room.js';
import { snapshotOf } from '../snapshot.js';
import type { Actor } from '../standing.js';
import { TABLE } from '../table.js';
import { Tally } from '../tallies.js';

/** What came of a command: `ok`, or the code of the refusal with its details. */
export interface Said {
  code: RefusalCode | 'ok';
  id: string;
  result: Record<string, unknown>;
  details: unknown;
  closes: string[];
  erases: string | undefined;
}

/** What a turn changed for each channel, as `Draft.settle` gives it. */
export type Changed = Record<Channel, { entry: Entry; before: Entry | undefined }[]>;
/** One command of a turn: who, what, with which arguments, and when it was made. */
export type Given = readonly [actor: Actor, type: string, args?: unknown, madeAt?: number];

/** Thursday 2 November 2006, 13:00:30 UTC. */
const START = 1_162_472_430_000;

/** A room with a clock and ids of its own, and the one road of a turn: schema, rule on a draft, settle. */
export class Rig {
  readonly room: Room;
  readonly tally: Tally;
  readonly ledger: LedgerNote[] = [];
  /** Every command that was accepted so far. */
  readonly accepted = new Set<string>();
  /** Called after each turn that was settled. */
  readonly watchers: ((changed: Changed) => void)[] = [];
  now = START;
  private made = 0;

  constructor() {
    this.room = new Room(this.newId(), 'first');
    this.tally = new Tally(this.room);
  }

  readonly newId = (): string => {
    this.made += 1;
    return `a0000000-0000-4000-8000-${String(this.made).padStart(12, '0')}`;
  };

  /** Time goes on, in milliseconds. */
  readonly later = (ms: number): void => {
    this.now += ms;
  };

  /** Gives one command in a turn of its own, a second after the last. */
  readonly does = (actor: Actor, type: string, args: unknown = {}, madeAt?: number): Said => {
    const [said] = this.turn([actor, type, args, madeAt]);
    if (!said) throw new Error('a turn answers every command');
    return said;
  };

  /** Gives several commands in one turn. */
  readonly turn = (...given: Given[]): Said[] => {
    const draft = new Draft(this.room);
    const said = given.map((one) => this.judge(draft, one));
    this.ledger.push(...draft.ledger);
    const ballots = draft.ballotChanges;
    const changed = draft.settle();
    for (const { record } of draft.entries) {
      if (record.kind === 'question') this.tally.touch(record.id);
      if (record.kind === 'participant') this.tally.touchVoter(record.id);
    }
    for (const { questionId } of ballots) this.tally.touch(questionId);
    this.tally.recount();
    for (const watcher of this.watchers) watcher(changed);
    return said;
  };

  /** Gives a command that has to be accepted, and returns its result. */
  readonly must = (actor: Actor, type: string, args: unknown = {}): Record<string, unknown> => {
    const { code, details, result } = this.does(actor, type, args);
    if (code !== 'ok') throw new Error(`${type} was refused: ${code} ${JSON.stringify(details)}`);
    return result;
  };

  /** Everything a channel sees, the questions last and in the order they are read. */
  readonly sees = (channel: Channel): RecordView[] => {
    const { put, questions, spoken } = snapshotOf(this.room, channel, this.tally);
    return [...put, ...spoken, ...questions];
  };

  private judge(draft: Draft, [actor, type, args, madeAt]: Given): Said {
    this.now += 1_000;
    const id = this.newId();
    try {
      const order = { id, type, args: checked(type, args ?? {}), madeAt };
      const decided = plain(decide(draft, order, actor, this));
      this.accepted.add(type);
      return { code: 'ok', id, details: undefined, ...decided };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { code: error.code, id, result: {}, details: error.details, closes: [], erases: undefined };
    }
  }
}

function checked(type: string, args: unknown): unknown {
  const schema = isCommandType(type) ? COMMANDS[type] : TABLE.get(type)?.schema;
  if (!schema) return args;
  const parsed = schema.safeParse(args);
  if (parsed.success) return parsed.data;
  throw new Refusal('BAD_COMMAND', parsed.error.message, parsed.error.issues);
}

function plain({ result = {}, closes, erases }: Decided): Pick<Said, 'result' | 'closes' | 'erases'> {
  return { result, closes, erases };
}
