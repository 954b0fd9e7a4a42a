import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Session } from './session.entity.js';

/** One voter's ballot on one question. Never deleted: a ballot taken back stays with `on` false. */
@Entity('ballot')
@Index('ballot_beat', ['sessionId', 'beat'])
export class Ballot {
  @ForeignKey(() => Session, { name: 'ballot_of_session', onDelete: 'CASCADE' })
  @PrimaryColumn('text', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('text', { name: 'question_id' })
  questionId: string;

  @PrimaryColumn('text', { name: 'voter_id' })
  voterId: string;

  /** The room's beat at the commit that last touched it. */
  @Column('integer')
  beat: number;

  @Column('boolean', { name: 'is_on' })
  on: boolean;
}
