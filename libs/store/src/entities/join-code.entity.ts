import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { milliseconds } from './values.js';

/** A join code and the session it leads or led to. It outlives its session, so that it is not given out again soon. */
@Entity('join_code')
@Index('join_code_session', ['sessionId'])
@Index('join_code_retired', ['retiredAt'])
export class JoinCode {
  @PrimaryColumn('text')
  code: string;

  @Column('text', { name: 'session_id' })
  sessionId: string;

  /** Null while it is the session's code. */
  @Column('bigint', { name: 'retired_at', nullable: true, transformer: milliseconds })
  retiredAt: number | null;
}
