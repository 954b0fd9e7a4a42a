import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './run.js';

const UP = [
  `CREATE TABLE ballot_count (
    session_id text NOT NULL,
    question_id text NOT NULL,
    voter_group text NOT NULL,
    votes integer NOT NULL,
    PRIMARY KEY (session_id, question_id, voter_group),
    CONSTRAINT "ballot_count_of_session" FOREIGN KEY ("session_id") REFERENCES "session" ("id") ON DELETE CASCADE
  )`,
  `CREATE TABLE retention_done (
    session_id text NOT NULL,
    step text NOT NULL,
    closed_at bigint NOT NULL,
    PRIMARY KEY (session_id, step),
    CONSTRAINT "retention_done_of_session" FOREIGN KEY ("session_id") REFERENCES "session" ("id") ON DELETE CASCADE
  )`,
];

/** Counts in place of ballots, and what has gone of a session by its age. */
export class Retention1795392000000 implements MigrationInterface {
  readonly name = 'Retention1795392000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await run(runner, statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['retention_done', 'ballot_count']) await runner.query(`DROP TABLE ${table}`);
  }
}
