import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Session } from './session.entity.js';
import { milliseconds } from './values.js';

/** What went of a session by its age, and after which close of it; once it closed again it is done anew. */
@Entity('retention_done')
export class RetentionDone {
  @ForeignKey(() => Session, { name: 'retention_done_of_session', onDelete: 'CASCADE' })
  @PrimaryColumn('text', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('text')
  step: string;

  @Column('bigint', { name: 'closed_at', transformer: milliseconds })
  closedAt: number;
}
