/** What each ranking gives to whom: figures over the first ten questions, and the inputs that they are taken from. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readRows } from '../replay/recount.mjs';

/** The orders that are compared, and what they are called. */
export const ORDERS = {
  votes: 'votes',
  support: 'support',
  people: 'balanced, people',
  groups: 'balanced, groups',
};
const FIRST = 10;

const built = (root, path) => import(pathToFileURL(join(root, 'dist/node/libs/room/src', path)).href);

/** The inputs by name; the real votes are undefined where their folder is not there. Needs a built server. */
export async function inputs(root, polis) {
  const { athens } = await built(root, 'ranking/testing/athens.js');
  const { brigade } = await built(root, 'ranking/testing/brigade.js');
  return { athens: athens(2026), brigade: brigade(1), polis: polisFrom(polis) };
}

/**
 * Figures of one input for each order: for each group how many of the first ten one of its members supports on average, how many
 * members support none of them, and how many of the group's own ten favourites are among them.
 */
export async function figuresOf(root, consultation) {
  const { rankings } = await built(root, 'ranking/testing/consultation.js');
  const orders = rankings(consultation);
  const names = [...consultation.groups, 'no group'];
  const groups = names.map((name, at) => {
    const group = at < consultation.groups.length ? at : -1;
    const own = consultation.ballots.filter((_ballot, voter) => consultation.groupOf[voter] === group);
    const favourites = favouritesOf(own, consultation.questions);
    const by = Object.fromEntries(
      Object.keys(ORDERS).map((order) => [order, given(own, orders[order].slice(0, FIRST), favourites)]),
    );
    return { name, members: own.length, by };
  });
  return {
    voters: consultation.ballots.length,
    questions: consultation.questions,
    groups: groups.filter(({ members }) => members > 0),
  };
}

function given(own, first, favourites) {
  const chosen = new Set(first);
  const had = own.map((ballot) => ballot.filter((question) => chosen.has(question)).length);
  return {
    mean: had.reduce((sum, count) => sum + count, 0) / had.length,
    none: had.filter((count) => count === 0).length,
    favourites: favourites.filter((question) => chosen.has(question)).length,
  };
}

function favouritesOf(own, questions) {
  const votes = new Array(questions).fill(0);
  for (const ballot of own) for (const question of ballot) votes[question] += 1;
  return votes
    .map((count, question) => ({ count, question }))
    .sort((one, other) => other.count - one.count || one.question - other.question)
    .slice(0, FIRST)
    .map(({ question }) => question);
}

/**
 * The export of a Pol.is conversation: statements in the order of their numbers, those who agree as supporters, the opinion
 * groups as groups. Whoever was put into none is of no group.
 */
export function polisFrom(folder) {
  const file = folder && join(folder, 'participants-votes.csv');
  if (!file || !existsSync(file)) return undefined;
  const rows = readRows(readFileSync(file, 'utf8'));
  const columns = Object.keys(rows[0] ?? {}).filter((name) => /^\d+$/.test(name));
  const statements = columns.map(Number).sort((one, other) => one - other);
  const groupOf = rows.map((row) => (row['group-id'] === '' ? -1 : Number(row['group-id'])));
  return {
    groups: [...new Set(groupOf)]
      .filter((group) => group >= 0)
      .sort()
      .map((group) => `opinion group ${group}`),
    groupOf,
    ballots: rows.map((row) => statements.flatMap((no, at) => (row[no] === '1' ? [at] : []))),
    questions: statements.length,
  };
}
