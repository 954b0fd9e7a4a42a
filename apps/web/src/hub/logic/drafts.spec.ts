import { describe, expect, it } from '@jest/globals';
import { memoryKeep } from '../../testing/memory-keep.js';
import { entry } from '../testing/hub-room.js';
import { draftOf, keepHubDraft, keptDraft, mostChars, onBehalfOf, questionOf, requestOf } from './drafts.js';

describe('a question for somebody here', () => {
  it('names nobody where nothing was said, and an unnamed person by their group alone', () => {
    expect(questionOf({ text: ' Why? ' }, 'sw')).toEqual({ text: 'Why?', language: 'sw' });
    expect(onBehalfOf({ text: '', group: 'civil_society', name: '  ' })).toEqual({
      stakeholderGroup: 'civil_society',
    });
  });

  it('goes back into its form as it was written', () => {
    const draft = {
      text: 'Why?',
      language: 'sw',
      name: 'Ms Achieng',
      affiliation: 'Users of Kenya',
      country: 'KE',
      group: 'civil_society' as const,
    };
    expect(draftOf(entry('question.submit', questionOf(draft, 'sw')))).toEqual({ name: 'ask', draft });
  });

  it('is kept under its own name over a reload', () => {
    const keep = memoryKeep();
    keepHubDraft(keep, 's1', 'ask', { text: 'Half a quest' });
    expect([keptDraft(keep, 's1', 'ask').text, keptDraft(keep, 's1', 'speak').text]).toEqual([
      'Half a quest',
      '',
    ]);
  });
});

describe('a hand up', () => {
  it('says what it is about in a note, or in the text that is to be read out', () => {
    expect(requestOf({ text: 'Costs' }, 'intervention')).toEqual({
      class: 'intervention',
      delivery: 'voice',
      note: 'Costs',
    });
    const read = { text: 'We agree.', delivery: 'text_read_out' as const };
    expect(requestOf(read, 'intervention')).toMatchObject({ delivery: 'text_read_out', text: 'We agree.' });
    expect([mostChars({ text: '' }), mostChars(read)]).toEqual([250, 2_000]);
  });

  it('goes back into its form; other acts have none', () => {
    const draft = {
      text: 'We agree.',
      delivery: 'text_read_out' as const,
      floorClass: 'intervention' as const,
      name: 'A',
    };
    expect(draftOf(entry('floor.request', requestOf(draft, 'intervention')))).toEqual({
      name: 'speak',
      draft,
    });
    expect(draftOf(entry('hub.count', { hands: 3 }))).toBeUndefined();
  });
});
