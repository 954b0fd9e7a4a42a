/** Replays an export without a kill and takes one vote out of the independent count, to show that the comparison goes red. */
import { replay } from './replay.mjs';

const [polis] = process.argv.slice(2);

function withoutOne(expected) {
  const [voter, supported] = [...expected.supported].find(([, ids]) => ids.size > 0);
  const [id] = supported;
  supported.delete(id);
  expected.statements.get(id).votes -= 1;
  process.stdout.write(`dropped: voter ${voter} on statement ${id}\n`);
  return expected;
}

const { table, compared } = await replay({
  polis,
  minutes: null,
  kills: 0,
  sockets: 100,
  alter: withoutOne,
});
process.stdout.write(table);
process.exit(compared.differences.length === 0 ? 0 : 1);
