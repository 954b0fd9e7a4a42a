/** Whether a report says what the rows of the database say, figure by figure. */

/** The figures of a report under the names of the recount. */
export function figuresOf(report) {
  const { counts, online, polls, takeaways, questions, turns, about } = report;
  const { asked, answered, deferred, declined, merged, withdrawn, lapsed } = counts;
  const { voices } = about;
  return {
    counts: { asked, answered, deferred, declined, merged, withdrawn, lapsed },
    votes: Object.fromEntries(
      questions.filter(({ mergedInto }) => mergedInto === null).map(({ no, votes }) => [no, votes]),
    ),
    voices: { asked: voices.asked, voted: voices.voted },
    joined: online.joined,
    headcount: online.headcount,
    hubs: online.hubs,
    turns: turns.length,
    spokenSeconds: turns.reduce((all, { seconds }) => all + seconds, 0),
    polls: Object.fromEntries(
      polls.map(({ no, results }) => [no, { answered: results.answered, cells: results.cells }]),
    ),
    takeaways: takeaways.length,
    contested: takeaways.filter(({ settledAs }) => settledAs === 'contested').length,
    ledger: report.ledger.entries,
  };
}

/** What the report and the recount both say, and what they say differently. Questions that everybody may not read have no votes in a report. */
export function compared(report, recount) {
  const said = flat(figuresOf(report));
  const counted = flat(recount);
  const names = [...new Set([...said.keys(), ...counted.keys()])].filter(
    (name) => !isHidden(name, said, counted),
  );
  const differences = names
    .filter((name) => !isSame(name, said.get(name), counted.get(name)))
    .map((name) => `${name}: the report says ${said.get(name)}, the rows ${counted.get(name)}`);
  const { asked, ...ends } = report.counts;
  const sum = Object.values(ends).reduce((all, count) => all + count, 0);
  if (sum !== asked) differences.push(`the states add up to ${sum} of ${asked}`);
  return { figures: names.length, differences };
}

const isHidden = (name, said, counted) => name.startsWith('votes.') && !said.has(name) && counted.has(name);

/** Seconds are rounded once for each turn in a report, and once for all in the recount. */
function isSame(name, one, other) {
  return name === 'spokenSeconds' ? Math.abs(one - other) <= 100 : one === other;
}

function flat(value, path = '', found = new Map()) {
  if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) flat(inner, path ? `${path}.${key}` : key, found);
  else found.set(path, value);
  return found;
}
