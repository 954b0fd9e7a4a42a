import type { QueryRunner } from 'typeorm';

/**
 * Runs a statement that makes tables. PostgreSQL would order texts by the language of whoever made the database; here
 * they are ordered by their bytes, as in SQLite.
 */
export async function run(runner: QueryRunner, statement: string): Promise<void> {
  const isPostgres = runner.connection.options.type === 'postgres';
  await runner.query(isPostgres ? statement.replaceAll(/\btext\b/g, 'text COLLATE "C"') : statement);
}
