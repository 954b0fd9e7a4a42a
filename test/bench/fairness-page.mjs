/** The tables of docs/fairness.md. */
import { ORDERS } from './fairness.mjs';

const line = (cells) => `| ${cells.join(' | ')} |`;
const two = (value) => value.toFixed(2);

/** What each input is called on the page, and what it is. */
export const TITLES = {
  athens: [
    'A session like that of Athens',
    (f) =>
      `${f.voters.toLocaleString('en')} voters (1,300 people and 52 hubs) and ${f.questions} questions by 36 authors, drawn by lot: groups as large as an IGF counted them, each with themes of its own; 56 % of the people are from the host country and care for what is local.`,
  ],
  brigade: [
    'A bloc of 56 %',
    (f) =>
      `${f.voters.toLocaleString('en')} voters: 560 of one group agree on their own twenty questions, 440 of five groups each support eight of forty others as chance has it.`,
  ],
  polis: [
    'A real consultation',
    (f) =>
      `${f.voters.toLocaleString('en')} voters and ${f.questions} statements on UberX, Taiwan 2015 (vTaiwan, on Pol.is); agreeing is supporting, and groups are the two opinion groups that Pol.is found, which disagree. Data: Computational Democracy Project, CC BY 4.0.`,
  ],
};

/** One input as a table: a row for each group, a column for each order. */
export function tableOf({ groups }) {
  const orders = Object.keys(ORDERS);
  const rows = groups.map(({ name, members, by }) =>
    line([
      name.replaceAll('_', ' '),
      members.toLocaleString('en'),
      ...orders.map((order) => `${two(by[order].mean)} · ${by[order].none} · ${by[order].favourites}`),
    ]),
  );
  const all = groups.reduce((sum, { members }) => sum + members, 0);
  const whole = orders.map((order) => {
    const sum = groups.reduce((total, { members, by }) => total + members * by[order].mean, 0);
    const none = groups.reduce((total, { by }) => total + by[order].none, 0);
    const least = Math.min(...groups.map(({ by }) => by[order].mean));
    return `${two(sum / all)} · ${none} · least ${two(least)}`;
  });
  return [
    line(['group', 'members', ...Object.values(ORDERS)]),
    line(['---', '---', ...orders.map(() => '---')]),
    ...rows,
    line(['**all**', all.toLocaleString('en'), ...whole]),
  ].join('\n');
}

/** A section of the page. */
export function sectionOf(name, figures) {
  const [title, text] = TITLES[name];
  return `### ${title}\n\n${text(figures)}\n\n${tableOf(figures)}\n`;
}
