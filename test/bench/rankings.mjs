/** How long it takes to rank the questions of a large room across groups, without a server around it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/steps.mjs';

const built = (path) => import(pathToFileURL(join(root, 'dist/node/libs/room/src/ranking', path)).href);
const ROUNDS = 15;

/** Milliseconds (median of 15) for one order of so many questions over the votes of so many people, who each support `each`. */
export async function rankings({ people, questions, each }) {
  const { weightsOf } = await built('backing.js');
  const { rankBySupport } = await built('cross-group.js');
  const { rankBalanced } = await built('phragmen.js');
  const { backed } = await built('testing/consultation.js');
  const { crowd } = await built('testing/crowd.js');
  const electorate = crowd({ people, questions, each, seed: 5 });
  const backing = backed(electorate);
  const waiting = Array.from({ length: questions }, (_none, question) => question);
  const heard = waiting.slice(0, questions / 20);
  const left = waiting.slice(heard.length);
  const balanced = (footing) => () => rankBalanced(backing, weightsOf(backing, footing), heard, left);
  return {
    people,
    questions,
    each,
    votes: backing.voters.length,
    support: median(() => rankBySupport(backing, 'groups', left)),
    balancedPeople: median(balanced('people')),
    balancedGroups: median(balanced('groups')),
  };
}

function median(act) {
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    act();
    return performance.now() - from;
  });
  return times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)];
}
