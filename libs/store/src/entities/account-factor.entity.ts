import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StaffAccount } from './account.entity.js';
import { milliseconds } from './values.js';

/** What makes the time-based codes of an account; its secret is sealed by whoever stores it. */
@Entity('second_factor')
export class SecondFactor {
  @ForeignKey(() => StaffAccount, { name: 'second_factor_of_account', onDelete: 'CASCADE' })
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @Column('text')
  sealed: string;

  @Column('bigint', { name: 'created_at', transformer: milliseconds })
  createdAt: number;

  @Column('bigint', { name: 'confirmed_at', nullable: true, transformer: milliseconds })
  confirmedAt: number | null;

  @Column('bigint', { name: 'last_step', nullable: true, transformer: milliseconds })
  lastStep: number | null;
}

/** A recovery code that was not used yet; only a keyed digest of it is kept. */
@Entity('recovery_code')
export class RecoveryCode {
  @ForeignKey(() => StaffAccount, { name: 'recovery_code_of_account', onDelete: 'CASCADE' })
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text', { name: 'code_hash' })
  codeHash: string;
}
