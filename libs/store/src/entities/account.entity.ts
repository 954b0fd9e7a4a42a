import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { milliseconds } from './values.js';

/** A person of the staff who logs in with a password. */
@Entity('account')
@Unique('account_email', ['email'])
export class StaffAccount {
  @PrimaryColumn('text')
  id: string;

  /** In small letters, as the contract makes it. */
  @Column('text')
  email: string;

  @Column('text')
  name: string;

  @Column('boolean')
  administrator: boolean;

  @Column('text', { name: 'password_hash' })
  passwordHash: string;

  @Column('bigint', { name: 'created_at', transformer: milliseconds })
  createdAt: number;
}
