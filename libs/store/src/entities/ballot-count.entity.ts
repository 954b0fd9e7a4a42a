import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Session } from './session.entity.js';

/** Votes on one question that count although their ballots are gone, of those who spoke for one group or for none (''). */
@Entity('ballot_count')
export class BallotCount {
  @ForeignKey(() => Session, { name: 'ballot_count_of_session', onDelete: 'CASCADE' })
  @PrimaryColumn('text', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('text', { name: 'question_id' })
  questionId: string;

  @PrimaryColumn('text', { name: 'voter_group' })
  group: string;

  @Column('integer')
  votes: number;
}
