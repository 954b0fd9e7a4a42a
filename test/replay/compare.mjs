/** Reads the session after a replay as anybody could and holds it against the independent count. */
import { readState } from '../../dist/node/libs/client/src/index.js';
import { surely } from './phones.mjs';

const PAGE = 200;
const LANES = 16;
const SCREEN_MS = 20_000;
const LOOK_MS = 100;

/**
 * Everything that differs, as sentences, and the figures of the table: totals and order of the statements, what each
 * voter supports by their own list, statements and votes that were lost or stand there twice, and whether the desk that
 * followed over its socket shows the same.
 */
export async function compare({ api, session, questions, phones, moderator, watch }, expected, patienceMs) {
  const state = await wholeState(api, session);
  const { order } = await api('GET', `/sessions/${session}/order?ranking=votes`);
  const voters = await ownVotes(phones, session, state);
  const differences = [
    ...watch.unexpected,
    ...statementDifferences(state, expected, questions),
    ...orderDifferences(state, expected, questions, order),
    ...(await screenDifferences(state, moderator, patienceMs)),
  ];
  const ballots = ballotDifferences(voters, expected, questions, state);
  const doubled = state.views.length - new Set(state.views.map(({ id }) => id)).size;
  const total = (votes) => [...votes].reduce((sum, value) => sum + value, 0);
  return {
    statements: state.views.length,
    votes: total(state.views.map(({ no }) => state.votes.get(no) ?? 0)),
    expectedVotes: total([...expected.statements.values()].map(({ votes }) => votes)),
    voters: voters.size,
    lost: ballots.lost,
    double: ballots.extra + doubled,
    differences: [...differences, ...ballots.sentences],
  };
}

async function wholeState(api, session) {
  const path = `/sessions/${session}/state?as=staff&first=${PAGE}`;
  const first = await api('GET', path);
  const records = [...first.put];
  for (let page = 1, { left } = first; left > 0; page += 1) {
    const more = await api('GET', `${path}&page=${page}`);
    records.push(...more.put);
    left = more.left;
  }
  const { votes: flat } = first.tallies;
  const votes = new Map();
  for (let at = 0; at < flat.length; at += 2) votes.set(flat[at], flat[at + 1]);
  const views = records.filter(({ kind }) => kind === 'question');
  return { views, votes, byId: new Map(views.map((view) => [view.id, view])) };
}

function statementDifferences({ views, votes, byId }, { statements }, questions) {
  const found = [...statements].flatMap(([id, statement]) => {
    const view = byId.get(questions.get(id));
    if (!view) return [`statement ${id} is lost`];
    const is = votes.get(view.no) ?? 0;
    const shown = view.status === 'published';
    return [
      ...(view.text === statement.text ? [] : [`statement ${id} has another text`]),
      ...(shown === statement.isShown ? [] : [`statement ${id} is ${view.status}`]),
      ...(is === statement.votes ? [] : [`statement ${id}: ${is} votes instead of ${statement.votes}`]),
    ];
  });
  if (views.length !== statements.size)
    found.push(`${views.length} statements instead of ${statements.size}`);
  return found;
}

/** Most votes first, and the older receipt number among equals. */
function orderDifferences({ byId }, { statements }, questions, order) {
  const shown = [...statements].flatMap(([id, { isShown, votes }]) => {
    const no = byId.get(questions.get(id))?.no;
    return isShown && no !== undefined ? [{ no, votes }] : [];
  });
  shown.sort((one, other) => other.votes - one.votes || one.no - other.no);
  const wrong = shown.findIndex(({ no }, at) => order[at] !== no);
  if (wrong < 0 && order.length === shown.length) return [];
  return [`the order differs from place ${(wrong < 0 ? shown.length : wrong) + 1}`];
}

/** The desk that followed all the time must come to show what is read now. */
async function screenDifferences({ votes }, moderator, patienceMs) {
  const until = Date.now() + Math.min(SCREEN_MS, patienceMs);
  for (;;) {
    const { votes: seen } = moderator.getSnapshot();
    const wrong = [...votes].filter(([no, count]) => (seen.get(no) ?? 0) !== count);
    if (wrong.length === 0) return [];
    if (Date.now() > until) return [`the desk shows other votes on ${wrong.length} statements`];
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** What everybody's own list says that they support: receipt numbers by person. */
async function ownVotes({ people, url }, session) {
  const waiting = [...people];
  const found = new Map();
  const lane = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [personId, phone] = next;
      const votes = await ownList(phone, session, url).catch(() => undefined);
      if (votes) found.set(String(personId), new Set(votes));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return found;
}

/** Rejects where the seat is not known there. */
async function ownList(phone, session, url) {
  const { seat } = await phone.seat();
  const { mine } = await surely(() => readState({ session, seat, first: 1 }, { base: url }));
  return mine.put.votes;
}

function ballotDifferences(voters, { supported }, questions, { byId }) {
  let [lost, extra] = [0, 0];
  const sentences = [];
  for (const [voter, wanted] of supported) {
    const own = voters.get(voter) ?? new Set();
    const nos = new Set([...wanted].map((id) => byId.get(questions.get(id))?.no));
    const missing = [...nos].filter((no) => !own.has(no)).length;
    const more = [...own].filter((no) => !nos.has(no)).length;
    lost += missing;
    extra += more;
    if (missing + more > 0) sentences.push(`voter ${voter}: ${missing} votes lost, ${more} too many`);
  }
  return { lost, extra, sentences };
}
