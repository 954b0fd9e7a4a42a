/** What people did in a consultation, act after act. */

/** A silence longer than this counts as this long, so that the nights of years leave room for the days. */
const LONGEST_SILENCE_MS = 600_000;

/**
 * The acts of a consultation in the order of their times, each with its moment `atMs` in the compressed time. Everybody
 * takes a seat with their first row, whatever it says, as the file has them among its voters. A row that
 * disagrees or passes is an act only where it takes back what the same voter supported before. Repeated agreements are
 * played as they were, and so are those with one's own statement, which the room is to refuse (`isOwn`).
 */
export function actsOf({ statements, votes }, forMs) {
  const known = new Map(statements.map((statement) => [statement.id, statement]));
  const supported = new Set();
  const acts = statements.map((statement) => ({ at: statement.at, kind: 'submit', statement }));
  const here = new Set();
  for (const { at, statementId, voterId, vote } of votes) {
    const statement = known.get(statementId);
    if (!here.has(voterId)) acts.push({ at, kind: 'join', voterId });
    here.add(voterId);
    if (!statement || statement.moderated < 0) continue;
    const pair = `${voterId} ${statementId}`;
    const isOwn = statement.authorId === voterId;
    if (vote !== 1 && !supported.delete(pair)) continue;
    if (vote === 1 && !isOwn) supported.add(pair);
    acts.push({ at, kind: 'vote', statement, voterId, on: vote === 1, isOwn });
  }
  acts.sort((one, other) => one.at - other.at);
  return timed(acts, forMs);
}

function timed(acts, forMs) {
  let before = acts[0]?.at ?? 0;
  let passed = 0;
  for (const act of acts) {
    passed += Math.min(act.at - before, LONGEST_SILENCE_MS);
    before = act.at;
    act.atMs = passed;
  }
  for (const act of acts) act.atMs = passed === 0 ? 0 : (act.atMs / passed) * forMs;
  return acts;
}

/** How many commands each person gives: an author each statement, a voter each vote. */
export function commandsByPerson(acts) {
  const counts = new Map();
  for (const { kind, statement, voterId } of acts) {
    if (kind === 'join') continue;
    const person = kind === 'submit' ? statement.authorId : voterId;
    counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  return counts;
}
