import { describe, expect, it } from '@jest/globals';
import { roomOfWelcome } from '../../live/room-view.js';
import { demoOwnFloor, demoWelcome } from '../../testing/fixture.js';
import { missingIn, requestSteps, standsBy } from './speaker.js';

const room = roomOfWelcome(demoWelcome());
const profile = {
  name: 'Ama',
  stakeholderGroup: 'government' as const,
  regionalGroup: null,
  country: null,
  affiliation: null,
  language: null,
  accessNeeds: null,
  muted: false,
};
const ama = { text: '', name: ' Ama Mensah ', affiliation: 'ISOC', country: 'GH' };

describe('whom somebody speaks for', () => {
  it('is a country for governments and an organisation for all others', () => {
    expect(standsBy({ text: '', group: 'government' }, room)).toBe('country');
    expect(standsBy({ text: '', group: 'academia' }, room)).toBe('affiliation');
    expect(standsBy({ text: '' }, room)).toBe('affiliation');
  });

  it('goes by the group that was fixed with the first vote', () => {
    const voted = { ...room, mine: { ...room.mine, votes: [12], profile } };
    expect(standsBy({ text: '', group: 'academia' }, voted)).toBe('country');
  });
});

describe('what is missing before the floor can be asked for', () => {
  it('is the name, then whom one speaks for, whatever questions allow', () => {
    expect(missingIn({ text: '' }, room)).toBe('name');
    expect(missingIn({ text: '', name: '  ' }, room)).toBe('name');
    expect(missingIn({ text: '', name: 'Ama' }, room)).toBe('affiliation');
    expect(missingIn({ text: '', name: 'Ama', group: 'government', affiliation: 'ISOC' }, room)).toBe(
      'country',
    );
    expect(missingIn({ ...ama, group: 'government' }, room)).toBeUndefined();
  });

  it('is the text where it is to be read out', () => {
    expect(missingIn({ ...ama, delivery: 'text_read_out' }, room)).toBe('text');
    expect(missingIn({ ...ama, delivery: 'text_read_out', text: 'I think so.' }, room)).toBeUndefined();
  });
});

describe('asking for the floor', () => {
  it('tells name and organisation with the request, and no country', () => {
    expect(requestSteps({ ...ama, text: ' Costs. ' }, room)).toEqual([
      {
        type: 'floor.request',
        args: {
          class: 'intervention',
          delivery: 'voice',
          note: 'Costs.',
          name: 'Ama Mensah',
          affiliation: 'ISOC',
        },
      },
    ]);
  });

  it('tells the group before it, where the room does not know it, as the request takes it from there', () => {
    const steps = requestSteps({ ...ama, group: 'government', delivery: 'video', floorClass: 'reply' }, room);
    expect(steps).toEqual([
      { type: 'participant.identify', args: { stakeholderGroup: 'government' } },
      {
        type: 'floor.request',
        args: { class: 'reply', delivery: 'video', name: 'Ama Mensah', country: 'GH' },
      },
    ]);
    const known = { ...room, mine: { ...room.mine, profile } };
    expect(requestSteps({ ...ama, group: 'government' }, known)).toHaveLength(1);
  });

  it('takes up the offer to speak a question under the same name', () => {
    const { id } = demoOwnFloor(3);
    expect(requestSteps(ama, room, id)).toEqual([
      { type: 'floor.accept', args: { floorId: id, name: 'Ama Mensah', affiliation: 'ISOC' } },
    ]);
  });
});
