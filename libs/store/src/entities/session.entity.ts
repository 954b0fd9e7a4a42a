import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Meeting } from './meeting.entity.js';
import { milliseconds } from './values.js';

/** One slot of a programme: the clock of its room, which is also the lock of every turn, and what lists need. */
@Entity('session')
@Unique('session_slug', ['slug'])
@Index('session_meeting', ['meetingId'])
export class Session {
  @PrimaryColumn('text')
  id: string;

  @ForeignKey(() => Meeting, { name: 'session_of_meeting', onDelete: 'CASCADE' })
  @Column('text', { name: 'meeting_id' })
  meetingId: string;

  @Column('text')
  slug: string;

  @Column('text')
  code: string;

  @Column('text')
  title: string;

  @Column('text')
  phase: string;

  @Column('bigint', { name: 'starts_at', nullable: true, transformer: milliseconds })
  startsAt: number | null;

  @Column('bigint', { name: 'closed_at', nullable: true, transformer: milliseconds })
  closedAt: number | null;

  @Column('integer')
  rev: number;

  @Column('integer')
  beat: number;

  @Column('integer', { name: 'public_rev' })
  publicRev: number;

  @Column('integer', { name: 'panel_rev' })
  panelRev: number;

  @Column('integer', { name: 'staff_rev' })
  staffRev: number;

  /** Names this history of the room; drawn anew when a backup is taken into use. */
  @Column('text')
  history: string;

  /** Number and hash of the last ledger entry, so that a missing end is noticed too. */
  @Column('integer', { name: 'ledger_no' })
  ledgerNo: number;

  @Column('text', { name: 'ledger_head' })
  ledgerHead: string;
}
