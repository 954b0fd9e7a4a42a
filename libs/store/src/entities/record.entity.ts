import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Session } from './session.entity.js';

/** One record of a room with the revs at which each channel last saw it change and last lost sight of it. */
@Entity('record')
@Index('record_rev', ['sessionId', 'rev'])
export class RoomRecord {
  @ForeignKey(() => Session, { name: 'record_of_session', onDelete: 'CASCADE' })
  @PrimaryColumn('text', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('text')
  kind: string;

  @PrimaryColumn('text')
  id: string;

  @Column('integer')
  rev: number;

  @Column('text')
  body: string;

  @Column('integer', { name: 'public_changed_at', nullable: true })
  publicChangedAt: number | null;

  @Column('integer', { name: 'public_gone_at', nullable: true })
  publicGoneAt: number | null;

  @Column('integer', { name: 'panel_changed_at', nullable: true })
  panelChangedAt: number | null;

  @Column('integer', { name: 'panel_gone_at', nullable: true })
  panelGoneAt: number | null;

  @Column('integer', { name: 'staff_changed_at', nullable: true })
  staffChangedAt: number | null;

  @Column('integer', { name: 'staff_gone_at', nullable: true })
  staffGoneAt: number | null;
}
