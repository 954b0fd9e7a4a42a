import { describe, expect, it } from '@jest/globals';
import { DISCIPLINES, STAKEHOLDER_GROUPS, type RulesChange } from '@openfloor/contract';
import fc from 'fast-check';
import { floorFaults } from '../testing/floor-faults.js';
import { openFloor, withQueue } from '../testing/floor-states.js';
import { join } from '../testing/seats.js';

const four = [undefined, undefined, undefined, undefined];
const lanes = [
  {
    name: 'States',
    groups: ['government' as const, 'intergovernmental_organisation' as const],
    attendance: [],
    slots: 1,
  },
  { name: 'Online', groups: [], attendance: ['online' as const], slots: 2 },
];
const classes = {
  participant: ['intervention' as const, 'follow_up' as const, 'reply' as const],
  hub: ['intervention' as const],
  panellist: ['intervention' as const, 'point_of_order' as const],
};

describe('the queue', () => {
  it('has classes above each other, first come first served in each, and those placed by hand before them', () => {
    const { rig, must, queue, speech, by } = openFloor({ rules: { classes } });
    const ids = ['intervention', 'follow_up', 'reply', 'follow_up', 'reply', 'intervention'].map(
      (kind, at) => {
        const actor = join(rig, { name: `P${at}`, affiliation: 'A school' });
        return String(must(actor, 'floor.request', { class: kind })['floorId']);
      },
    );
    const shown = () => queue().map((id) => ids.indexOf(id));
    expect(shown()).toEqual([2, 4, 1, 3, 0, 5]);
    expect(speech(ids[4] ?? '').why).toEqual({ code: 'class', class: 'reply' });
    by('move', ids[5] ?? '', { before: ids[2], why: 'agreed' });
    expect(shown()).toEqual([5, 2, 4, 1, 3, 0]);
  });

  it.each([0, 1, 2, 3, 10])('has the first %i on deck, and always as many while enough wait', (onDeck) => {
    const opened = withQueue(four, { rules: { onDeck } });
    const { room, idOf, call, by, order, moderator, must, speech } = opened;
    const deck = () => room.list('floor').filter(({ status }) => status === 'on_deck').length;
    expect(deck()).toBe(Math.min(onDeck, 4));
    call();
    expect(deck()).toBe(Math.min(onDeck, 3));
    by('requeue', idOf('a'), { place: 'last' });
    expect(order()).toBe('bcda');
    expect(deck()).toBe(Math.min(onDeck, 4));
    must(moderator, 'session.rules', { onDeck: 1 });
    expect([deck(), speech(idOf('b')).status]).toEqual([1, 'on_deck']);
    expect(floorFaults(opened)).toEqual([]);
  });

  it('lets nobody’s place jump while those before are served in the time they are given', () => {
    const group = fc.constantFrom(undefined, ...STAKEHOLDER_GROUPS);
    const kind = fc.constantFrom('intervention', 'intervention', 'reply', 'follow_up');
    const person = fc.record({
      group,
      kind,
      attendance: fc.constantFrom('onsite' as const, 'online' as const),
    });
    const moves = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 3 });
    const people = fc.array(person, { minLength: 2, maxLength: 7 });
    const property = fc.property(people, moves, fc.constantFrom(...DISCIPLINES), (who, moved, discipline) => {
      const { rig, must, call, by, queue, holder, later } = openFloor({
        rules: { classes, lanes, discipline },
      });
      for (const { group: stakeholderGroup, kind: floorClass, attendance } of who) {
        const told = { name: 'Somebody', affiliation: 'A school', country: 'GH' };
        must(join(rig, { ...told, stakeholderGroup, attendance }), 'floor.request', { class: floorClass });
      }
      for (const [one, other] of moved)
        by('move', queue()[one % who.length] ?? '', { before: queue()[other % who.length], why: 'agreed' });
      for (let left = queue(); left.length > 0; left = left.slice(1)) {
        call();
        by('start', holder() ?? '');
        expect(queue()).toEqual(left.slice(1));
        later(119_000);
        by('end', holder() ?? '');
        expect(queue()).toEqual(left.slice(1));
      }
    });
    fc.assert(property, { numRuns: 150 });
  });
});

describe('a discipline changed in mid-session', () => {
  const groups = ['government', 'government', 'government', 'civil_society', 'academia'] as const;

  it('gives all who wait a new place and a new why, and touches nobody who speaks', () => {
    const { moderator, must, call, by, order, why, idOf, speech, later } = withQueue(groups);
    call();
    by('start', idOf('a'));
    later(10_000);
    const speaks = speech(idOf('a'));
    expect([order(), why('b')]).toEqual(['bcde', { code: 'first_come' }]);
    must(moderator, 'session.rules', { discipline: 'balanced' });
    expect([order(), why('d')?.code]).toEqual(['debc', 'least_served']);
    must(moderator, 'session.rules', { discipline: 'progressive' });
    expect([order(), why('b')]).toEqual(['bcde', { code: 'first_time' }]);
    expect(speech(idOf('a'))).toEqual(speaks);
  });

  it('keeps who was placed by hand where they were placed', () => {
    const { moderator, must, move, order, why } = withQueue(groups);
    move('e', 'b', 'expertise');
    must(moderator, 'session.rules', { discipline: 'balanced' });
    expect(order().slice(0, 2)).toBe('ae');
    expect(why('e')).toEqual({ code: 'placed', reason: 'expertise' });
  });

  it.each(DISCIPLINES)(
    'to %s reaches everybody, also with lanes that name no group and a group without anybody',
    (rule) => {
      const odd: RulesChange = {
        discipline: rule,
        groups: [{ key: 'press_media', name: 'Press', sign: 'MED' }],
        lanes: [
          { name: 'All', groups: [], attendance: [], slots: 1 },
          { name: 'Nobody', groups: ['press_media'], attendance: ['hub'], slots: 20 },
        ],
      };
      const opened = withQueue(groups, { rules: { discipline: 'balanced' } });
      const { moderator, must, call, by, holder, speech } = opened;
      call();
      must(moderator, 'session.rules', odd);
      by('end', holder() ?? '');
      by('start', holder() ?? '');
      by('end', holder() ?? '');
      const served: (string | null)[] = [];
      for (;;) {
        const { floorId } = call().result;
        if (floorId === null) break;
        served.push(speech(String(floorId)).name);
        by('start', String(floorId));
        by('end', String(floorId));
        expect(floorFaults(opened)).toEqual([]);
      }
      expect(served.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e'].filter((name) => name !== 'a'));
    },
  );

  it('shows the lane of each under rounds, by itself one for each group, and none under what has no lanes', () => {
    const { moderator, must, room } = withQueue(groups, {
      rules: { discipline: 'stakeholder_round', lanes },
    });
    const shown = () => room.list('floor').map(({ lane }) => lane);
    expect(shown()).toEqual(['States', 'States', 'States', 'Online', 'Online']);
    must(moderator, 'session.rules', { lanes: [] });
    expect(shown()).toEqual(groups);
    must(moderator, 'session.rules', { discipline: 'fifo' });
    expect(shown()).toEqual(Array(5).fill(null));
  });

  it('counts for nobody’s share points of order and what the panel is given, but its own requests', () => {
    const { moderator, panellist, hub, must, requests, call, by, later, why, holder, comes, idOf } =
      withQueue([]);
    must(moderator, 'session.rules', { discipline: 'balanced' });
    const speaks = (floorId: string) => {
      if (holder() !== floorId) call(floorId, 'agreed');
      by('start', floorId);
      later(149_000);
      by('end', floorId);
    };
    comes('government');
    speaks(idOf('a'));
    requests(hub);
    comes('civil_society');
    const told = { code: 'least_served', group: 'civil_society', turns: 0, seconds: 0, then: 'only' };
    expect(why('c')).toMatchObject({ ...told, ofTurns: 2, ofSeconds: 270 });
    speaks(requests(panellist, { class: 'point_of_order' }));
    by('end', String(must(moderator, 'floor.give', { personId: panellist.id })['floorId']));
    expect(why('c')).toMatchObject({ ...told, ofTurns: 2, ofSeconds: 270 });
    speaks(requests(panellist));
    expect(why('c')).toMatchObject({ ...told, ofTurns: 3, ofSeconds: 420 });
  });

  it('counts whoever speaks with all the time they were given, and then with what they took', () => {
    const { moderator, must, call, by, later, why, idOf } = withQueue(groups, {
      rules: { discipline: 'balanced' },
    });
    const last = () => {
      const told = why('e');
      return told?.code === 'least_served' ? [told.ofTurns, told.ofSeconds] : [];
    };
    expect(last()).toEqual([2, 240]);
    call();
    by('start', idOf('a'));
    by('extend', idOf('a'), { seconds: 60 });
    expect(last()).toEqual([2, 300]);
    later(28_000);
    by('end', idOf('a'));
    expect(last()).toEqual([2, 150]);
    must(moderator, 'session.rules', { interventionSeconds: 60 });
    expect(last()).toEqual([2, 90]);
  });
});
