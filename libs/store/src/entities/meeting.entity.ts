import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { jsonText, milliseconds } from './values.js';

/** A meeting of several days; its sessions point to it. */
@Entity('meeting')
@Unique('meeting_slug', ['slug'])
export class Meeting {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  @Column('text')
  city: string;

  @Column('text', { nullable: true })
  country: string | null;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('text', { name: 'overarching_theme' })
  overarchingTheme: string;

  /** Accounts that organise it. */
  @Column('text', { name: 'owner_ids', transformer: jsonText })
  ownerIds: string[];

  @Column('bigint', { name: 'created_at', transformer: milliseconds })
  createdAt: number;
}
