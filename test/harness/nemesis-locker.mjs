/**
 * Another program that uses the database of a server: `read MS` keeps a snapshot open, `write MS` holds the write lock,
 * `backup FILE` takes a whole copy. Says `held` once it has what it wants.
 */
import Database from 'better-sqlite3';

const [file, what, given] = process.argv.slice(2);
const database = new Database(file, { timeout: 10_000, readonly: what !== 'write' });
const held = () => process.stdout.write('held\n');

if (what === 'backup') {
  held();
  database.prepare('VACUUM INTO ?').run(given);
} else {
  database.exec(what === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN');
  database.prepare('SELECT count(*) FROM session').get();
  held();
  await new Promise((resolve) => setTimeout(resolve, Number(given)));
  database.exec('ROLLBACK');
}
database.close();
