import type { Gone, Kind, OwnFloor, OwnObjection, OwnQuestion, RecordView } from '@openfloor/contract';
import type Database from 'better-sqlite3';
import type { Statement } from 'better-sqlite3';

/** A record, or that it is gone, with the rev of the relay's copy at which that came. */
export interface Mirrored {
  kind: Kind;
  id: string;
  at: number;
  record: RecordView | undefined;
}

type Row = { kind: Kind; id: string; at: number; body: string | null };
/** The parts of the hub's own corner that phones are shown their share of. */
export type CornerEntry =
  | { kind: 'question'; own: OwnQuestion }
  | { kind: 'floor'; own: OwnFloor }
  | { kind: 'objection'; own: OwnObjection };

/** The relay's copy of the room, so that a restart without the uplink still shows it. */
export class MirrorStore {
  private readonly put: Statement;
  private readonly own: Statement;

  constructor(private readonly database: Database) {
    this.put = database.prepare('INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)');
    this.own = database.prepare('INSERT OR REPLACE INTO corner VALUES (?, ?, ?)');
  }

  records(): Mirrored[] {
    const rows = this.database.prepare('SELECT * FROM records').all() as Row[];
    return rows.map(({ body, ...row }) => ({
      ...row,
      record: body === null ? undefined : (JSON.parse(body) as RecordView),
    }));
  }

  corner(): CornerEntry[] {
    const rows = this.database.prepare('SELECT kind, body FROM corner').all() as {
      kind: CornerEntry['kind'];
      body: string;
    }[];
    return rows.map(({ kind, body }) => ({ kind, own: JSON.parse(body) as never }));
  }

  /** To be called in a write of the journal, like those below. */
  keep({ kind, id, at, record }: Mirrored): void {
    this.put.run(kind, id, at, record ? JSON.stringify(record) : null);
  }

  keepOwn({ kind, own }: CornerEntry): void {
    this.own.run(kind, own.id, JSON.stringify(own));
  }

  /** The room has another history: nothing of the old copy holds. */
  clear(): void {
    this.database.exec('DELETE FROM records; DELETE FROM corner;');
  }
}

/** Names a record that is gone. */
export function goneOf({ kind, id }: Mirrored): Gone {
  return { kind, id };
}
