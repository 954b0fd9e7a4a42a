import type Database from 'better-sqlite3';
import type { Statement } from 'better-sqlite3';
import type { Phone, Profile } from '../phones/phone.js';

/** The phones that joined here, by the digest of their join keys. */
export class PhonesStore {
  private readonly put: Statement;
  private readonly rename: Statement;

  constructor(private readonly database: Database) {
    this.put = database.prepare('INSERT INTO phones VALUES (?, ?, ?, ?)');
    this.rename = database.prepare('UPDATE phones SET profile = ? WHERE id = ?');
  }

  all(): Phone[] {
    const rows = this.database.prepare('SELECT * FROM phones').all() as (Omit<Phone, 'profile'> & {
      profile: string;
    })[];
    return rows.map((row) => ({ ...row, profile: JSON.parse(row.profile) as Profile }));
  }

  /** To be called in a write of the journal, like the one below. */
  keep({ id, key, author, profile }: Phone): void {
    this.put.run(id, key, author, JSON.stringify(profile));
  }

  profile({ id, profile }: Phone): void {
    this.rename.run(JSON.stringify(profile), id);
  }
}
