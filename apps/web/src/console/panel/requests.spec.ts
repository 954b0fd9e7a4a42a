import type { OutboxEntry } from '@openfloor/client';
import type { FloorClass, OwnFloor } from '@openfloor/contract';
import { DEFAULT_RULES } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { session } from '../testing/records.js';
import { classesOffered, isPending, isQueued, openRequests, requestsSent } from './requests.js';

const switches = { questions: true, votes: true, floor: true, joins: true };
const room = session({ switches });
const ALL: FloorClass[] = ['intervention', 'reply', 'point_of_order'];

describe('Asking for the floor', () => {
  it('offers a panellist what the rules give the panel', () => {
    expect(classesOffered(room, [])).toEqual(ALL);
    const classes = { ...DEFAULT_RULES.classes, panellist: ['reply' as const] };
    expect(classesOffered({ ...room, rules: { ...DEFAULT_RULES, classes } }, [])).toEqual(['reply']);
  });

  it('leaves a point of order beside the one request that is open', () => {
    expect(classesOffered(room, ['intervention'])).toEqual(['point_of_order']);
    expect(classesOffered(room, ['reply', 'point_of_order'])).toEqual([]);
    expect(classesOffered(room, ['point_of_order'])).toEqual(['intervention', 'reply']);
  });

  it('leaves only points of order when the list is closed, and only in an open session', () => {
    const shut = { ...room, switches: { ...switches, floor: false } };
    expect(classesOffered(shut, [])).toEqual(['point_of_order']);
    expect(classesOffered({ ...shut, phase: 'lobby' }, [])).toEqual([]);
  });

  it('ends with the session', () => {
    expect(classesOffered({ ...room, phase: 'lobby' }, [])).toEqual(ALL);
    expect(classesOffered({ ...room, phase: 'closed' }, [])).toEqual([]);
    expect(classesOffered({ ...room, phase: 'archived' }, [])).toEqual([]);
  });

  it('counts what is on its way, and not what was refused', () => {
    const entry = (args: object, state: OutboxEntry['state']): OutboxEntry => ({
      id: state,
      type: 'floor.request',
      args,
      madeAt: 0,
      state,
      reply: undefined,
      unsent: false,
    });
    expect(requestsSent([entry({}, 'kept'), entry({ class: 'reply' }, 'refused')])).toEqual(['intervention']);
  });
});

describe('A request of one’s own', () => {
  const own = (status: OwnFloor['status']) => ({ status }) as OwnFloor;

  it('is open until it was served, left or was taken off', () => {
    const all = ['offered', 'waiting', 'called', 'paused', 'completed', 'withdrawn', 'lapsed'] as const;
    expect(openRequests(all.map(own)).map(({ status }) => status)).toEqual([
      'offered',
      'waiting',
      'called',
      'paused',
    ]);
  });

  it('can be taken back until its maker speaks', () => {
    const all = ['offered', 'waiting', 'on_deck', 'called', 'speaking', 'paused', 'completed'] as const;
    expect(all.filter((one) => isPending(own(one)))).toEqual(['offered', 'waiting', 'on_deck', 'called']);
  });

  it('can let others go first only while it waits', () => {
    expect((['offered', 'waiting', 'on_deck', 'called'] as const).map((one) => isQueued(own(one)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
