import { describe, expect, it } from '@jest/globals';
import type { FloorView, HubView, PersonView, SignalView } from '@openfloor/contract';
import { addressedTo, addressees, firstRemote, listSignals, toOf, urgentOf } from './signals.js';

const signal = (id: string, change: Partial<SignalView> = {}): SignalView => ({
  id,
  from: { role: 'hub', personId: null, hubId: 'nairobi' },
  to: { roles: ['moderator'], personIds: [], hubIds: [] },
  level: 'info',
  code: 'message',
  text: 'Two questions left.',
  refId: null,
  at: Number(id),
  own: false,
  seen: false,
  seenBy: [],
  ...change,
});
const ids = (list: readonly SignalView[]): string[] => list.map(({ id }) => id);
const person = (id: string, role: PersonView['role'], left = false) => ({ id, role, left }) as PersonView;
const hub = { id: 'nairobi' } as HubView;

describe('The words behind the scenes', () => {
  it('that wait for a receipt stand first: urgent ones before the others, then the newest', () => {
    const all = [
      signal('1', { level: 'urgent' }),
      signal('2', { seen: true }),
      signal('3', { own: true }),
      signal('4'),
      signal('5', { level: 'attention' }),
      signal('6', { seen: true }),
    ];
    const list = listSignals(all, []);
    expect(ids(list.unseen)).toEqual(['1', '5', '4']);
    expect(ids(list.recent)).toEqual(['6', '3']);
    expect(ids(list.earlier)).toEqual(['2']);
  });

  it('count as read while that is on its way', () => {
    const seeing = { id: 'c', type: 'signal.seen', args: { signalId: '4' }, state: 'sending' } as never;
    expect(ids(listSignals([signal('4')], [seeing]).unseen)).toEqual([]);
    expect(ids(listSignals([signal('4')], []).unseen)).toEqual(['4']);
  });

  it('are called out only where they are urgent and nobody here has read them', () => {
    const loud = signal('7', { level: 'urgent' });
    expect(urgentOf([loud, signal('8', { level: 'attention' })], [])?.id).toBe('7');
    expect(urgentOf([signal('7', { level: 'urgent', seen: true })], [])).toBeUndefined();
    expect(urgentOf([signal('7', { level: 'urgent', own: true })], [])).toBeUndefined();
  });
});

describe('Whom a word can go to', () => {
  it('is every role behind the scenes, each of the panel, and each hub; never only oneself', () => {
    const people = [
      person('ito', 'panellist'),
      person('gone', 'panellist', true),
      person('makarim', 'chair'),
      person('bello', 'online_moderator'),
    ];
    const all = addressees(people, [hub], { role: 'online_moderator', personId: 'bello' });
    expect(all).toEqual([
      'panel',
      'desks',
      'hubs',
      'rapporteur',
      'technician',
      'interpreters',
      'person ito',
      'person makarim',
      'hub nairobi',
    ]);
    expect(addressees([], [], undefined)).not.toContain('hubs');
    expect(addressees(people, [], { role: 'chair', personId: 'makarim' })).not.toContain('person makarim');
  });

  it('is sent as roles, a person or a hub, and read back as the same', () => {
    expect(toOf('interpreters')).toEqual({ roles: ['interpreter', 'captioner'] });
    expect(toOf('person ito')).toEqual({ personIds: ['ito'] });
    expect(toOf('hub nairobi')).toEqual({ hubIds: ['nairobi'] });
    for (const one of ['panel', 'desks', 'online', 'person ito', 'hub nairobi'] as const) {
      const to = { roles: [], personIds: [], hubIds: [], ...toOf(one) };
      expect(addressedTo({ to })).toEqual([one]);
    }
    const odd = { roles: ['chair', 'technician'] as SignalView['to']['roles'], personIds: [], hubIds: [] };
    expect(addressedTo({ to: odd })).toEqual(['role chair', 'role technician']);
  });

  it('has the first of those who wait outside the room as the next remote speaker', () => {
    const waits = (id: string, attendance: FloorView['attendance']) => ({ id, attendance }) as FloorView;
    expect(firstRemote([waits('a', 'onsite'), waits('b', 'hub'), waits('c', 'online')])?.id).toBe('b');
    expect(firstRemote([waits('a', 'onsite')])).toBeUndefined();
  });
});
