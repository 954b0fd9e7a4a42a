/** Polls in the middle of the session: one choice among three, and a temperature check. */
import { forAll } from './hall.mjs';

const POLLS = {
  2: { type: 'single', text: 'What should come first?', options: ['Law', 'Training', 'Technology'] },
  3: { type: 'temperature', text: 'Providers should report every incident.', options: [] },
};
const MINUTE = 60;

/** Opens a poll, lets two thirds of the people and every hub answer, counts hands in the hubs, closes and publishes it. */
export async function asksPeople(hall, session, round) {
  const poll = POLLS[round];
  const { pollId } = await hall.does('poll.create', poll);
  await hall.does('poll.open', { pollId });
  const voters = [...session.people.values(), ...session.hubs].filter((_one, at) => at % 3 !== 0);
  await forAll(voters, ({ seat, at }) =>
    hall.does('poll.respond', { pollId, choices: [1 + ((at * 7 + round) % 3)] }, seat),
  );
  await forAll(session.hubs.slice(0, 10), ({ seat, headcount }) =>
    hall.does('hub.count', { pollId, option: 1, hands: Math.floor(headcount / 3) }, seat),
  );
  hall.passes(2 * MINUTE);
  await hall.does('poll.close', { pollId });
  await hall.does('poll.publish', { pollId });
}
