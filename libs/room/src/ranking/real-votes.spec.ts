import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rankings, type Consultation } from './testing/consultation.js';

/** The export of a consultation, beside the checkout; it is no part of the project. */
const FILE = join(
  import.meta.dirname,
  '../../../../../shared/data/polis/vtaiwan.uberx/participants-votes.csv',
);

/** Voters in their two opinion groups, or in none, and the statements with which each agrees. */
function consultation(): Consultation {
  const [heading = '', ...lines] = readFileSync(FILE, 'utf8').trim().split(/\r?\n/);
  const columns = heading.split(',');
  const rows = lines.map((line) => line.split(','));
  const first = columns.indexOf('0');
  return {
    groups: ['one', 'other'],
    groupOf: rows.map((row) => (row[1] === '' ? -1 : Number(row[1]))),
    ballots: rows.map((row) => row.slice(first).flatMap((vote, at) => (vote === '1' ? [at] : []))),
    questions: columns.length - first,
  };
}

describe('the votes of a real consultation', () => {
  const test = existsSync(FILE)
    ? 'give its two opinion groups what they were found to give'
    : 'are left out, since they are not beside this checkout';
  it(test, () => {
    if (!existsSync(FILE)) return;
    const { groupOf, ballots, ...more } = consultation();
    const orders = rankings({ groupOf, ballots, ...more });
    const mean = (order: number[], group: number) => {
      const first = new Set(order.slice(0, 10));
      const own = ballots.filter((_ballot, voter) => groupOf[voter] === group);
      const had = own.map((ballot) => ballot.filter((question) => first.has(question)).length);
      return (had.reduce((sum, count) => sum + count, 0) / own.length).toFixed(2);
    };
    const means = (order: number[]) => [mean(order, 0), mean(order, 1)];
    expect(means(orders.votes)).toEqual(['5.51', '4.30']);
    expect(means(orders.people)).toEqual(['5.37', '4.28']);
    expect(means(orders.groups)).toEqual(['5.95', '4.01']);
  });
});
