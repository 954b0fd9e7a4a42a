import type { Canary, Listener } from './canaries.js';
import type { Person } from './people.js';
import { until } from './until.js';

/** Of ten numbers on a scale the ninth, named once: how a poll stands of which only staff may know. */
const STANDS = '[0,0,0,0,0,0,0,0,1,0]';

/** Polls that are drafted, answered and shown; gives what was planted and for whom it is. */
export async function sayPolls(personOf: (listener: Listener) => Person): Promise<Record<string, Canary>> {
  const [moderator, asker, participant] = [personOf('moderator'), personOf('asker'), personOf('participant')];
  const makes = async (args: Parameters<typeof moderator.does<'poll.create'>>[1]) =>
    (await moderator.does('poll.create', args)).pollId;
  await makes({ type: 'single', text: 'canary of a draft poll', options: ['canary of an option', 'Other'] });
  const words = await makes({ type: 'text', text: 'In a word?' });
  const scale = await makes({ type: 'rating', text: 'How much?', max: 10 });
  for (const pollId of [words, scale]) await moderator.does('poll.open', { pollId });
  await asker.seesRoom((live) => live.records('poll').length === 2);
  await asker.does('poll.respond', { pollId: words, text: 'canary of an answer in words' });
  await asker.does('poll.respond', { pollId: scale, choices: [9] });
  await participant.does('poll.respond', { pollId: words, text: 'Trust' });
  await asker.sees(({ polls }) => polls?.length === 2);
  await until('staff see how it stands', () =>
    JSON.stringify([...moderator.now.polls.values()]).includes(STANDS),
  );
  await moderator.does('poll.close', { pollId: words });
  await moderator.does('poll.publish', { pollId: words });
  await until('everybody sees the result', () =>
    participant.records('poll').some(({ results }) => results !== null),
  );
  return {
    'draft of a poll': { text: 'canary of a draft poll', mayReach: ['moderator'] },
    'option of a draft': { text: 'canary of an option', mayReach: ['moderator'] },
    'answer in words': { text: 'canary of an answer in words', mayReach: ['asker', 'moderator'] },
    'what was chosen': { text: '"choices":[9]', mayReach: ['asker'] },
    'how a poll stands': { text: STANDS, mayReach: ['moderator'] },
  };
}
