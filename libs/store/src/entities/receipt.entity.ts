import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Session } from './session.entity.js';

/**
 * The stored answer to one command of one actor, kept until some days after the session closed. The command stands
 * before the actor in the key: clients make command ids in order of time, so the rows of a turn lie side by side.
 */
@Entity('receipt')
export class Receipt {
  @ForeignKey(() => Session, { name: 'receipt_of_session', onDelete: 'CASCADE' })
  @PrimaryColumn('text', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('text', { name: 'command_id' })
  commandId: string;

  @PrimaryColumn('text', { name: 'actor_id' })
  actorId: string;

  /** Of type and arguments as they were sent. */
  @Column('text')
  fingerprint: string;

  @Column('text')
  reply: string;
}
