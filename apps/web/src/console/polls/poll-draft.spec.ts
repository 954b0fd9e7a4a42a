import { CreatePoll, EditPoll, POLL_TYPES } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { demoPoll } from '../../testing/polls.js';
import {
  createArgs,
  draftOf,
  editArgs,
  faultIn,
  hasMax,
  hasOptions,
  linesOf,
  type PollDraft,
} from './poll-draft.js';

const written = (more: Partial<PollDraft> = {}): PollDraft => ({
  ...draftOf(undefined, 'en'),
  text: ' Which? ',
  options: ' One \n\nTwo\n',
  ...more,
});

describe('a poll that is being written', () => {
  it('names its options a line each, and none where one does not choose', () => {
    expect(linesOf(written())).toEqual(['One', 'Two']);
    expect(linesOf(written({ type: 'temperature' }))).toEqual([]);
  });

  it('is made of what the contract takes, whatever its kind', () => {
    for (const type of POLL_TYPES) {
      const draft = written({ type, max: type === 'rating' ? 5 : 0 });
      expect(faultIn(draft)).toBeUndefined();
      expect(CreatePoll.safeParse(createArgs(draft)).error).toBeUndefined();
    }
    expect(createArgs(written({ type: 'multiple' }))).not.toHaveProperty('max');
    expect(createArgs(written({ type: 'multiple', max: 2 }))).toMatchObject({ text: 'Which?', max: 2 });
  });

  it.each<[Partial<PollDraft>, string | undefined]>([
    [{ text: '  ' }, 'text'],
    [{ options: 'One' }, 'few'],
    [{ options: 'One\nOne ' }, 'twice'],
    [{ options: Array.from({ length: 13 }, (_, at) => `Option ${at}`).join('\n') }, 'many'],
    [{ type: 'multiple', max: 3 }, 'max'],
    [{ type: 'multiple', max: 2 }, undefined],
    [{ type: 'rating', max: 2 }, 'max'],
    [{ type: 'rating', max: 11 }, 'max'],
    [{ type: 'rating', max: 10 }, undefined],
    [{ type: 'text', options: '' }, undefined],
  ])('%j is told what is wrong with it: %s', (more, fault) => expect(faultIn(written(more))).toBe(fault));

  it('is what the poll is, where one is changed, and names a limit that was taken away', () => {
    for (const type of POLL_TYPES) {
      const isChosen = hasOptions(type);
      const poll = demoPoll(1, {
        type,
        status: 'draft',
        max: type === 'rating' ? 7 : hasMax(type) ? 3 : null,
        ...(isChosen ? {} : { options: [] }),
      });
      const draft = draftOf(poll, 'ar');
      expect(draft.language).toBe('en');
      const args = editArgs(poll, draft);
      expect(EditPoll.safeParse(args).error).toBeUndefined();
      expect(args.max ?? null).toBe(poll.max);
      expect(args.options).toEqual(isChosen ? ['One', 'Two', 'Three'] : undefined);
    }
    expect(draftOf(demoPoll(1, { type: 'multiple', max: 2 }), 'en').max).toBe(2);
    expect(draftOf(demoPoll(1, { type: 'multiple', max: 3 }), 'en').max).toBe(0);
  });
});
