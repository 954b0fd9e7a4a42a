import { describe, expect, it } from '@jest/globals';
import { roomOfWelcome } from '../live/room-view.js';
import { demoWelcome } from '../testing/fixture.js';
import { askSteps } from './ask-steps.js';
import { identityChoices, identityOf } from './identity.js';

const room = roomOfWelcome(demoWelcome());
const profile = {
  name: 'Ama',
  stakeholderGroup: 'academia' as const,
  regionalGroup: null,
  country: null,
  affiliation: null,
  language: null,
  accessNeeds: null,
  muted: false,
};

describe('asking', () => {
  it('sends no name with a question without a name, even if one was typed before', () => {
    expect(askSteps({ text: ' Why? ', name: 'Ama' }, 'en', room)).toEqual([
      { type: 'question.submit', args: { text: 'Why?', language: 'en', identity: 'anonymous' } },
    ]);
  });

  it('first tells the room what it does not know yet', () => {
    const steps = askSteps({ text: 'Why?', name: 'Ama', identity: 'public', group: 'academia' }, 'en', room);
    expect(steps.map(({ type }) => type)).toEqual(['participant.identify', 'question.submit']);
    expect(steps[0]?.args).toEqual({ name: 'Ama', stakeholderGroup: 'academia' });
  });

  it('never asks the same thing twice', () => {
    const known = { ...room, mine: { ...room.mine, profile } };
    const steps = askSteps({ text: 'Why?', name: 'Ama', identity: 'public', group: 'academia' }, 'en', known);
    expect(steps.map(({ type }) => type)).toEqual(['question.submit']);
  });

  it('leaves the group alone after the first vote', () => {
    const voted = { ...room, mine: { ...room.mine, votes: [12] } };
    expect(askSteps({ text: 'Why?', group: 'government' }, 'en', voted)).toHaveLength(1);
  });
});

describe('what an author may choose to be shown as', () => {
  it('is the most and the least that the session allows', () => {
    expect(identityChoices({ least: 'anonymous', most: 'public' })).toEqual(['public', 'anonymous']);
    expect(identityChoices({ least: 'public', most: 'public' })).toEqual(['public']);
  });

  it('is as little as allowed until the author says otherwise, and never outside of the rules', () => {
    expect(identityOf({ least: 'anonymous', most: 'public' }, undefined)).toBe('anonymous');
    expect(identityOf({ least: 'affiliation', most: 'public' }, 'anonymous')).toBe('affiliation');
    expect(identityOf({ least: 'anonymous', most: 'pseudonym' }, 'public')).toBe('pseudonym');
  });
});
