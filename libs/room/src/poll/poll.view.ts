import { POLL_TEXTS_SHOWN, type Channel, type PollResults, type PollView } from '@openfloor/contract';
import type { PollRecord } from '../outcome-records.js';
import { isPollShown } from './content.js';

/**
 * What each channel sees of a poll. While it is open its record has no results for anybody; once closed staff have them,
 * and everybody when it is published.
 */
export function viewPoll(poll: PollRecord, channel: Channel): Omit<PollView, 'rev'> | undefined {
  if (channel !== 'staff' && !isPollShown(poll)) return undefined;
  const isTold = channel === 'staff' || poll.status === 'published';
  const { results } = poll;
  return {
    kind: 'poll',
    id: poll.id,
    no: poll.no,
    type: poll.type,
    text: poll.text,
    language: poll.language,
    options: poll.options,
    max: poll.max,
    live: poll.live,
    status: poll.status,
    openedAt: poll.openedAt,
    closedAt: poll.closedAt,
    answered: poll.answered,
    results: isTold && results && poll.status !== 'open' ? resultsFor(results, channel) : null,
    hands: isTold ? poll.handsShown : null,
    grade: poll.grade,
  };
}

/** What somebody wrote is for staff until it was admitted. */
function resultsFor(results: PollResults, channel: Channel): PollResults {
  if (channel === 'staff') return results;
  const texts = results.texts.filter(({ admitted }) => admitted).slice(0, POLL_TEXTS_SHOWN);
  return { ...results, texts };
}
