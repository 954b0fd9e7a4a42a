import type { Reply } from '@openfloor/contract';
import type Database from 'better-sqlite3';
import type { Statement } from 'better-sqlite3';

/** A command of a phone as it was taken. */
export interface KeptCommand {
  /** The order in which commands were taken, from 1. */
  seq: number;
  id: string;
  author: string;
  type: string;
  /** Digest of the type and the arguments as they were sent. */
  print: string;
  /** The arguments, null once the room has answered. */
  args: unknown;
  /** What is sent to the room; null for what never goes up under its own id. */
  up: Record<string, unknown> | null;
  madeAt: number | null;
  keptAt: number;
  reply: Reply | null;
}

type Row = Omit<KeptCommand, 'args' | 'up' | 'reply'> & {
  args: string | null;
  up: string | null;
  reply: string | null;
};

/** The commands of the phones, and what each asked for became whose. */
export class CommandsStore {
  private readonly byId: Statement;
  private readonly put: Statement;
  private readonly settle: Statement;
  private readonly claim: Statement;

  constructor(private readonly database: Database) {
    this.byId = database.prepare('SELECT * FROM commands WHERE id = ?');
    this.put = database.prepare('INSERT INTO commands VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.settle = database.prepare('UPDATE commands SET reply = ?, args = NULL, up = NULL WHERE seq = ?');
    this.claim = database.prepare('INSERT OR REPLACE INTO own VALUES (?, ?)');
  }

  find(id: string): KeptCommand | undefined {
    const row = this.byId.get(id) as Row | undefined;
    return row && read(row);
  }

  /** Those that have no reply yet, in the order in which they were taken. */
  unanswered(): KeptCommand[] {
    const rows = this.database.prepare('SELECT * FROM commands WHERE reply IS NULL ORDER BY seq').all();
    return (rows as Row[]).map(read);
  }

  /** The number of the last one taken, 0 if none was. */
  lastSeq(): number {
    return (
      this.database.prepare('SELECT coalesce(max(seq), 0) AS last FROM commands').get() as { last: number }
    ).last;
  }

  /** Whose questions and requests are whose, by their ids. */
  owners(): [id: string, author: string][] {
    const rows = this.database.prepare('SELECT id, author FROM own').all() as {
      id: string;
      author: string;
    }[];
    return rows.map(({ id, author }) => [id, author]);
  }

  /** To be called in a write of the journal, like the two below. */
  keep({ seq, id, author, type, print, args, up, madeAt, keptAt, reply }: KeptCommand): void {
    const texts = [reply ? null : JSON.stringify(args), up && JSON.stringify(up)];
    this.put.run(seq, id, author, type, print, ...texts, madeAt, keptAt, reply && JSON.stringify(reply));
  }

  answer(seq: number, reply: Reply): void {
    this.settle.run(JSON.stringify(reply), seq);
  }

  own(id: string, author: string): void {
    this.claim.run(id, author);
  }
}

function read({ args, up, reply, ...row }: Row): KeptCommand {
  return {
    ...row,
    args: args === null ? null : (JSON.parse(args) as unknown),
    up: up === null ? null : (JSON.parse(up) as Record<string, unknown>),
    reply: reply === null ? null : (JSON.parse(reply) as Reply),
  };
}
