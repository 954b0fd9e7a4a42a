/**
 * An independent count of a session from the rows of its database: its own SQL and its own reading of the rules, sharing nothing
 * with what makes the report, so that a fault in either shows as a difference.
 */
import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Counts under the names under which `report.json` has them; a session that is over. */
export function recountOf(dataDir, sessionId) {
  const file = readdirSync(dataDir).find((name) => name.endsWith('.sqlite') || name.endsWith('.db'));
  const rows = new Database(join(dataDir, file), { readonly: true });
  try {
    return countsFrom(rows, sessionId);
  } finally {
    rows.close();
  }
}

function countsFrom(rows, sessionId) {
  const all = (kind) =>
    rows
      .prepare('SELECT body FROM record WHERE session_id = ? AND kind = ?')
      .all(sessionId, kind)
      .map(({ body }) => JSON.parse(body));
  const one = (sql) => Object.values(rows.prepare(sql).get(sessionId))[0];
  const questions = all('question');
  const floor = all('floor');
  const people = all('participant');
  const byStatus = (status) => questions.filter((question) => question.status === status).length;
  const waited = ['published', 'shortlisted', 'on_air', 'pending'];
  const counts = {
    asked: questions.length,
    answered: byStatus('answered'),
    deferred: byStatus('deferred'),
    declined: byStatus('declined'),
    merged: byStatus('merged'),
    withdrawn: byStatus('withdrawn'),
    lapsed: questions.filter(({ status, lapsed }) => lapsed && waited.includes(status)).length,
  };
  const attending = (attendance) => people.filter((person) => person.attendance === attendance).length;
  return {
    counts,
    votes: Object.fromEntries(
      questions
        .filter(({ mergedInto }) => !mergedInto)
        .map((question) => [question.no, supporters(rows, sessionId, question, questions)]),
    ),
    voices: {
      /** Of what everybody could read: who else asked is told to nobody. */
      asked: new Set(questions.filter(({ wasPublic }) => wasPublic).map(({ authorId }) => authorId)).size,
      voted: one('SELECT count(DISTINCT voter_id) FROM ballot WHERE session_id = ? AND is_on = 1'),
    },
    joined: {
      all: people.length,
      onsite: attending('onsite'),
      online: attending('online'),
      hub: attending('hub'),
    },
    headcount: sum(all('hub').map(({ headcount }) => headcount ?? 0)),
    hubs: all('hub').length,
    turns: floor.filter(({ spokenMs }) => spokenMs > 0).length,
    spokenSeconds: Math.round(sum(floor.map(({ spokenMs }) => spokenMs)) / 1_000),
    polls: Object.fromEntries(all('poll').map((poll) => [poll.no, answersTo(poll, all('response'))])),
    takeaways: all('takeaway').filter(({ status }) => status === 'final').length,
    contested: all('takeaway').filter(
      ({ status, settledAs }) => status === 'final' && settledAs === 'contested',
    ).length,
    ledger: one('SELECT count(*) FROM ledger_entry WHERE session_id = ?'),
  };
}

/** Different people and hubs with a ballot that is on, for the question or any that was merged into it, its authors left out. */
function supporters(rows, sessionId, question, questions) {
  const set = questions.filter(({ id, mergedInto }) => id === question.id || mergedInto === question.id);
  const authors = new Set(set.map(({ authorId }) => authorId));
  const read = rows.prepare(
    'SELECT voter_id FROM ballot WHERE session_id = ? AND question_id = ? AND is_on = 1',
  );
  const voters = set.flatMap(({ id }) => read.all(sessionId, id).map(({ voter_id: voter }) => voter));
  return new Set(voters.filter((voter) => !authors.has(voter))).size;
}

function answersTo(poll, responses) {
  const own = responses.filter(({ pollId, choices }) => pollId === poll.id && choices.length > 0);
  const cells = Array.from(
    { length: poll.type === 'temperature' ? 3 : poll.options.length },
    (_none, at) => own.filter(({ choices }) => choices.includes(at + 1)).length,
  );
  return { answered: own.length, cells };
}

const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
