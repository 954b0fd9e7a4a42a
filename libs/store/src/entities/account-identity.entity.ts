import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { StaffAccount } from './account.entity.js';
import { milliseconds } from './values.js';

/** Who an account is at a provider of single sign-on: one subject of an issuer for one account. */
@Entity('account_identity')
@Unique('identity_of_issuer', ['issuer', 'accountId'])
export class AccountIdentity {
  @PrimaryColumn('text')
  issuer: string;

  @PrimaryColumn('text')
  subject: string;

  @ForeignKey(() => StaffAccount, { name: 'identity_of_account', onDelete: 'CASCADE' })
  @Column('text', { name: 'account_id' })
  accountId: string;

  @Column('bigint', { name: 'created_at', transformer: milliseconds })
  createdAt: number;
}
