import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Session } from './session.entity.js';
import { milliseconds } from './values.js';

/** One act of moderation: the public part, the chain, and beside them the erasable hidden part with its salt. */
@Entity('ledger_entry')
export class LedgerRow {
  @ForeignKey(() => Session, { name: 'ledger_entry_of_session', onDelete: 'CASCADE' })
  @PrimaryColumn('text', { name: 'session_id' })
  sessionId: string;

  /** From 1 in each session, without gaps. */
  @PrimaryColumn('integer')
  no: number;

  @Column('bigint', { transformer: milliseconds })
  at: number;

  @Column('text')
  role: string;

  @Column('text')
  act: string;

  @Column('text', { name: 'about_kind', nullable: true })
  aboutKind: string | null;

  @Column('integer', { name: 'about_no', nullable: true })
  aboutNo: number | null;

  @Column('text', { name: 'from_value', nullable: true })
  from: string | null;

  @Column('text', { name: 'to_value', nullable: true })
  to: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('text')
  digest: string;

  @Column('text')
  previous: string;

  @Column('text')
  hash: string;

  /** Both null once erased. */
  @Column('text', { nullable: true })
  salt: string | null;

  @Column('text', { nullable: true })
  hidden: string | null;
}
