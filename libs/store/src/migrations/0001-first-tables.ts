import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './run.js';

const MEETINGS = [
  `CREATE TABLE meeting (
    id text PRIMARY KEY NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    city text NOT NULL,
    country text,
    time_zone text NOT NULL,
    overarching_theme text NOT NULL,
    owner_ids text NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT "meeting_slug" UNIQUE ("slug")
  )`,
  `CREATE TABLE session (
    id text PRIMARY KEY NOT NULL,
    meeting_id text NOT NULL,
    slug text NOT NULL,
    code text NOT NULL,
    title text NOT NULL,
    phase text NOT NULL,
    starts_at bigint,
    closed_at bigint,
    rev integer NOT NULL,
    beat integer NOT NULL,
    public_rev integer NOT NULL,
    panel_rev integer NOT NULL,
    staff_rev integer NOT NULL,
    history text NOT NULL,
    ledger_no integer NOT NULL,
    ledger_head text NOT NULL,
    CONSTRAINT "session_slug" UNIQUE ("slug"),
    CONSTRAINT "session_of_meeting" FOREIGN KEY ("meeting_id") REFERENCES "meeting" ("id") ON DELETE CASCADE
  )`,
  `CREATE INDEX session_meeting ON session (meeting_id)`,
  `CREATE TABLE join_code (
    code text PRIMARY KEY NOT NULL,
    session_id text NOT NULL,
    retired_at bigint
  )`,
  `CREATE INDEX join_code_session ON join_code (session_id)`,
  `CREATE INDEX join_code_retired ON join_code (retired_at)`,
];

const ROOMS = [
  `CREATE TABLE record (
    session_id text NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    rev integer NOT NULL,
    body text NOT NULL,
    public_changed_at integer,
    public_gone_at integer,
    panel_changed_at integer,
    panel_gone_at integer,
    staff_changed_at integer,
    staff_gone_at integer,
    PRIMARY KEY (session_id, kind, id),
    CONSTRAINT "record_of_session" FOREIGN KEY ("session_id") REFERENCES "session" ("id") ON DELETE CASCADE
  )`,
  `CREATE INDEX record_rev ON record (session_id, rev)`,
  `CREATE TABLE ballot (
    session_id text NOT NULL,
    question_id text NOT NULL,
    voter_id text NOT NULL,
    beat integer NOT NULL,
    is_on boolean NOT NULL,
    PRIMARY KEY (session_id, question_id, voter_id),
    CONSTRAINT "ballot_of_session" FOREIGN KEY ("session_id") REFERENCES "session" ("id") ON DELETE CASCADE
  )`,
  `CREATE INDEX ballot_beat ON ballot (session_id, beat)`,
  `CREATE TABLE receipt (
    session_id text NOT NULL,
    command_id text NOT NULL,
    actor_id text NOT NULL,
    fingerprint text NOT NULL,
    reply text NOT NULL,
    PRIMARY KEY (session_id, command_id, actor_id),
    CONSTRAINT "receipt_of_session" FOREIGN KEY ("session_id") REFERENCES "session" ("id") ON DELETE CASCADE
  )`,
  `CREATE TABLE ledger_entry (
    session_id text NOT NULL,
    no integer NOT NULL,
    at bigint NOT NULL,
    role text NOT NULL,
    act text NOT NULL,
    about_kind text,
    about_no integer,
    from_value text,
    to_value text,
    reason text,
    digest text NOT NULL,
    previous text NOT NULL,
    hash text NOT NULL,
    salt text,
    hidden text,
    PRIMARY KEY (session_id, no),
    CONSTRAINT "ledger_entry_of_session" FOREIGN KEY ("session_id") REFERENCES "session" ("id") ON DELETE CASCADE
  )`,
];

const ACCOUNTS = [
  `CREATE TABLE account (
    id text PRIMARY KEY NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    administrator boolean NOT NULL,
    password_hash text NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT "account_email" UNIQUE ("email")
  )`,
  `CREATE TABLE login (
    id text PRIMARY KEY NOT NULL,
    account_id text NOT NULL,
    kind text NOT NULL,
    secret_hash text NOT NULL,
    label text NOT NULL,
    created_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    ends_at bigint,
    CONSTRAINT "login_secret" UNIQUE ("secret_hash"),
    CONSTRAINT "login_of_account" FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE CASCADE
  )`,
  `CREATE INDEX login_account ON login (account_id)`,
  `CREATE TABLE fact (
    name text PRIMARY KEY NOT NULL,
    value text NOT NULL
  )`,
];

const TABLES = [
  ...['fact', 'login', 'account', 'join_code'],
  ...['ledger_entry', 'receipt', 'ballot', 'record', 'session', 'meeting'],
];

/** Meetings, sessions, the rooms' records, ballots, receipts and ledgers, accounts and facts. */
export class FirstTables1764028800000 implements MigrationInterface {
  readonly name = 'FirstTables1764028800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...MEETINGS, ...ROOMS, ...ACCOUNTS]) await run(runner, statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}
