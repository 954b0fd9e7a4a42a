import type Database from 'better-sqlite3';
import type { Statement } from 'better-sqlite3';
import type { Told, Telling } from '../phones/telling.js';
import type { Vote } from '../phones/hands.rules.js';

/** The hands that the room has counted, the counts under way and the last ones that it took. */
export class HandsStore {
  private readonly up: Statement;
  private readonly down: Statement;
  private readonly begin: Statement;
  private readonly end: Statement;
  private readonly tell: Statement;

  constructor(private readonly database: Database) {
    this.up = database.prepare('INSERT OR IGNORE INTO hands VALUES (?, ?)');
    this.down = database.prepare('DELETE FROM hands WHERE questionId = ? AND author = ?');
    this.begin = database.prepare('INSERT INTO tellings VALUES (?, ?, ?, ?, ?)');
    this.end = database.prepare('DELETE FROM tellings WHERE questionId = ?');
    this.tell = database.prepare('INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?)');
  }

  counted(): { questionId: string; author: string }[] {
    return this.database.prepare('SELECT * FROM hands').all() as { questionId: string; author: string }[];
  }

  tellings(): Telling[] {
    const rows = this.database.prepare('SELECT * FROM tellings').all() as (Omit<Telling, 'members'> & {
      members: string;
    })[];
    return rows.map((row) => ({ ...row, members: JSON.parse(row.members) as string[] }));
  }

  told(): Told[] {
    return this.database.prepare('SELECT * FROM told').all() as Told[];
  }

  /** To be called in a write of the journal, like those below. */
  count({ questionId, author, on }: Vote, members: readonly string[]): void {
    if (on) this.up.run(questionId, author);
    else for (const member of members) this.down.run(member, author);
  }

  open({ questionId, id, hands, members, upTo }: Telling): void {
    this.begin.run(questionId, id, hands, JSON.stringify(members), upTo);
  }

  close(questionId: string, told?: Told): void {
    this.end.run(questionId);
    if (told) this.tell.run(told.questionId, told.hands, told.rev, told.beat);
  }
}
