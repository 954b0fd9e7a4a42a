import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { StaffAccount } from './account.entity.js';
import { milliseconds } from './values.js';

/** A login cookie or a personal access token; of its secret only the SHA-256 is kept. */
@Entity('login')
@Unique('login_secret', ['secretHash'])
@Index('login_account', ['accountId'])
export class AccountLogin {
  @PrimaryColumn('text')
  id: string;

  @ForeignKey(() => StaffAccount, { name: 'login_of_account', onDelete: 'CASCADE' })
  @Column('text', { name: 'account_id' })
  accountId: string;

  @Column('text')
  kind: 'cookie' | 'token';

  @Column('text', { name: 'secret_hash' })
  secretHash: string;

  @Column('text')
  label: string;

  @Column('bigint', { name: 'created_at', transformer: milliseconds })
  createdAt: number;

  @Column('bigint', { name: 'seen_at', transformer: milliseconds })
  seenAt: number;

  @Column('bigint', { name: 'ends_at', nullable: true, transformer: milliseconds })
  endsAt: number | null;
}
