/** What a replay prints. */
import { cpus } from 'node:os';
import { percentiles } from '../bench/measure.mjs';

const MOST_SHOWN = 20;
const ms = (value) =>
  value < 10_000 ? `${value.toFixed(value < 100 ? 1 : 0)} ms` : `${(value / 1_000).toFixed(1)} s`;
const count = (value) => value.toLocaleString('en');

/** A table of one replay in Markdown, then what differs, if anything does. */
export function tableOf({ name, minutes, expected, played, compared }) {
  const { watch, acts, kills } = played;
  const [sent50, sent99] = percentiles(watch.roundTrips, 0.5, 0.99);
  const [wait50, wait99] = percentiles(watch.waits, 0.5, 0.99);
  const refused = [...watch.refusals].map(([code, times]) => `${count(times)} ${code}`).join(', ') || 'none';
  const rows = [
    ['played', minutes === null ? 'as fast as it goes' : `in ${minutes} minutes`],
    [
      'statements in the file, in the room',
      `${count(expected.statements.size)}, ${count(compared.statements)}`,
    ],
    [
      'votes that count in the file, in the room',
      `${count(compared.expectedVotes)}, ${count(compared.votes)}`,
    ],
    ['voters in the file, seats in the room', `${count(expected.supported.size)}, ${count(compared.voters)}`],
    ['rows of votes', count(expected.rows)],
    ['acts given', count(acts.length)],
    ['refused as the rules say', refused],
    ['kill -9', `${kills.length}${kills.length > 0 ? `, back after ${kills.map(ms).join(', ')}` : ''}`],
    ['sent again for want of an answer', count(watch.resent)],
    ['took', ms(watch.tookMs)],
    [
      'acts a second, on the whole and in the busiest second',
      `${count(Math.round((acts.length * 1_000) / watch.tookMs))}, ${count(watch.busiestSecond)}`,
    ],
    ['from sending to the answer, p50 and p99', `${ms(sent50)}, ${ms(sent99)}`],
    [
      'from the act to its answer, restarts and waiting for a line included, p50 and p99',
      `${ms(wait50)}, ${ms(wait99)}`,
    ],
    ['votes lost, votes or statements double', `${count(compared.lost)}, ${count(compared.double)}`],
    ['differences', count(compared.differences.length)],
  ];
  const lines = [
    `Replay of ${name} on ${cpus().length} cores (${cpus()[0].model.trim()}), Node ${process.version}; the phones run on the same cores.`,
    '',
    '| | |',
    '|---|---|',
    ...rows.map(([what, is]) => `| ${what} | ${is} |`),
    ...compared.differences.slice(0, MOST_SHOWN).map((difference) => `DIFFERENT: ${difference}`),
  ];
  const more = compared.differences.length - MOST_SHOWN;
  return `${[...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n')}\n`;
}
