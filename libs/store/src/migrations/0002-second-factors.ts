import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './run.js';

const UP = [
  `CREATE TABLE second_factor (
    account_id text PRIMARY KEY NOT NULL,
    sealed text NOT NULL,
    created_at bigint NOT NULL,
    confirmed_at bigint,
    last_step bigint,
    CONSTRAINT "second_factor_of_account" FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE CASCADE
  )`,
  `CREATE TABLE recovery_code (
    account_id text NOT NULL,
    code_hash text NOT NULL,
    PRIMARY KEY (account_id, code_hash),
    CONSTRAINT "recovery_code_of_account" FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE CASCADE
  )`,
  `CREATE TABLE account_identity (
    issuer text NOT NULL,
    subject text NOT NULL,
    account_id text NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (issuer, subject),
    CONSTRAINT "identity_of_issuer" UNIQUE ("issuer", "account_id"),
    CONSTRAINT "identity_of_account" FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE CASCADE
  )`,
];

/** Second factors with their recovery codes, and who an account is at a provider of single sign-on. */
export class SecondFactors1795305600000 implements MigrationInterface {
  readonly name = 'SecondFactors1795305600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await run(runner, statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['account_identity', 'recovery_code', 'second_factor'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
