import {
  AdmitText,
  CreatePoll,
  EditPoll,
  faultOfPoll,
  MOST_POLLS,
  NamePoll,
  POLL_TEXTS_SHOWN,
  Refusal,
  type PollOption,
} from '@openfloor/contract';
import { command, MODERATORS } from '../command.js';
import type { PollRecord } from '../outcome-records.js';
import { gradeOf } from '../people/roll.js';
import { numbered } from '../numbered.js';
import { find } from '../room.js';
import { expectRev } from '../seen.js';
import { closedPoll } from './closing.js';
import { keptMax, weaker } from './content.js';
import { pollIn } from './poll.js';

/** Drafts a poll, which only staff see until it is opened. */
export const createPoll = command('poll.create', {
  schema: CreatePoll,
  may: MODERATORS,
  rule(room, { type, text, language, options, max = null, live }, { newId }) {
    const poll: PollRecord = {
      ...BLANK,
      id: newId(),
      no: numbered(room, 'poll', MOST_POLLS),
      type,
      text,
      language,
      options: optionsOf(options),
      max: keptMax(type, options, max),
      live,
    };
    return { put: [poll], result: { pollId: poll.id, no: poll.no } };
  },
});

/** Changes a draft; what is not named stays. A limit of several answers goes where the options change without it. */
export const editPoll = command('poll.edit', {
  schema: EditPoll,
  may: MODERATORS,
  rule(room, { pollId, seen, options: wanted, max: limit, ...change }, { actor }) {
    const poll = pollIn(room, pollId, 'draft');
    expectRev(room.entry('poll', pollId), actor.channel, seen);
    const options = wanted ?? poll.options.map(({ text }) => text);
    const isKept = limit === undefined && (poll.type === 'rating' || wanted === undefined);
    const max = isKept ? poll.max : (limit ?? null);
    const fault = faultOfPoll({ type: poll.type, options, max });
    if (fault) throw new Refusal('BAD_COMMAND', fault.error, { path: [fault.field] });
    const { text = poll.text, language = poll.language, live = poll.live } = change;
    return [
      { ...poll, text, language, live, options: optionsOf(options), max: keptMax(poll.type, options, max) },
    ];
  },
});

/** Lets people answer, or answer again. What the count is worth is fixed with it: a stricter ballot later makes it no better. */
export const openPoll = command('poll.open', {
  schema: NamePoll,
  may: MODERATORS,
  logged: true,
  rule(room, { pollId }, { now }) {
    const poll = pollIn(room, pollId, 'draft', 'closed');
    const { phase, rules } = room.session;
    if (phase === 'scheduled') throw new Refusal('WRONG_STATE', 'nobody is here yet', { phase });
    const smallCell = Math.max(poll.smallCell, rules.smallCell);
    const grade = weaker(poll.grade, gradeOf(room.session));
    return [{ ...poll, status: 'open', openedAt: poll.openedAt ?? now, closedAt: null, grade, smallCell }];
  },
});

/** Ends the answering and counts. */
export const closePoll = command('poll.close', {
  schema: NamePoll,
  may: MODERATORS,
  logged: true,
  rule: (room, { pollId }, turn) => [closedPoll(room, pollIn(room, pollId, 'open'), turn)],
});

/** Shows everybody what a closed poll came to, for good. */
export const publishPoll = command('poll.publish', {
  schema: NamePoll,
  may: MODERATORS,
  season: 'until_archived',
  logged: true,
  rule: (room, { pollId }) => [{ ...pollIn(room, pollId, 'closed'), status: 'published' }],
});

/** Sets a poll aside: everybody but staff sees it no more. */
export const dropPoll = command('poll.drop', {
  schema: NamePoll,
  may: MODERATORS,
  season: 'until_archived',
  logged: true,
  rule: (room, { pollId }) => [{ ...pollIn(room, pollId, 'draft', 'closed'), status: 'dropped' }],
});

/** Shows everybody an answer in somebody's own words, or takes it away again. So many as everybody is shown and no more. */
export const admitText = command('poll.admit', {
  schema: AdmitText,
  may: MODERATORS,
  season: 'until_archived',
  logged: true,
  rule(room, { pollId, textId, on }) {
    const poll = pollIn(room, pollId, 'closed', 'published');
    const { results } = poll;
    const text = results?.texts.find(({ id }) => id === textId);
    if (!results || !text) throw new Refusal('NOT_FOUND', 'no such answer to this poll');
    if (text.admitted === on) return [];
    const admitted = results.texts.filter((one) => one.admitted).length;
    if (on && admitted >= POLL_TEXTS_SHOWN)
      throw new Refusal('QUOTA_REACHED', `at most ${POLL_TEXTS_SHOWN} are shown`, {
        quota: POLL_TEXTS_SHOWN,
      });
    const texts = results.texts.map((one) => (one.id === textId ? { ...one, admitted: on } : one));
    const response = { ...find(room, 'response', textId), admitted: on };
    return {
      put: [{ ...poll, results: { ...results, texts } }, response],
      told: on ? 'admitted' : 'withheld',
    };
  },
});

/** A poll of which nothing has become yet. */
const BLANK: Omit<PollRecord, 'id' | 'no' | 'type' | 'text' | 'language' | 'options' | 'max' | 'live'> = {
  kind: 'poll',
  status: 'draft',
  openedAt: null,
  closedAt: null,
  answered: 0,
  results: null,
  hands: [],
  handsShown: null,
  grade: null,
  smallCell: 0,
  round: 0,
  tables: null,
};

function optionsOf(options: readonly string[]): PollOption[] {
  return options.map((text, at) => ({ no: at + 1, text }));
}
