import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES, type Why } from '@openfloor/contract';
import fc from 'fast-check';
import { orderOf } from './queue.js';
import { laneOf, proposeRound } from './stakeholder-round.js';
import { named, NETMUNDIAL, spoke, waits, withLanes } from './testing/people.js';
import { situationOf, TAPE } from './testing/tape.js';

type Slot = Extract<Why, { code: 'slot' }>;
const order = (waiting: ReturnType<typeof waits>, served = spoke(), rules = NETMUNDIAL) =>
  named('stakeholder_round', waiting, served, rules);

/** Two for each line of NETmundial and four elsewhere, the civil society of the hall first. */
const hall = waits(
  ['civ1', 'civil_society'],
  ['civ2', 'civil_society'],
  ['gov1', 'government'],
  ['igo2', 'intergovernmental_organisation'],
  ['pri1', 'private_sector'],
  ['pri2', 'private_sector'],
  ['tec1', 'technical_community'],
  ['aca2', 'academia'],
  ['on1', 'government', 'online'],
  ['hub2', null, 'hub'],
  ['on3', null, 'online'],
  ['on4', 'civil_society', 'online'],
);

describe('rounds of lanes', () => {
  it('are of four lines and two remote turns at NETmundial', () => {
    expect(order(hall)).toEqual([
      ...['tec1', 'pri1', 'civ1', 'gov1', 'on1', 'hub2'],
      ...['aca2', 'pri2', 'civ2', 'igo2', 'on3', 'on4'],
    ]);
  });

  it('say the lane, the round and the slot', () => {
    const said = orderOf(hall, [], NETMUNDIAL, 'stakeholder_round', () => 120);
    const slot = { code: 'slot', slots: 2 };
    expect(said[5]).toEqual({
      id: 'hub2',
      why: { ...slot, lane: 'remote', round: 1, slot: 2 },
      lane: 'remote',
    });
    expect(said[10]).toEqual({
      id: 'on3',
      why: { ...slot, lane: 'remote', round: 2, slot: 1 },
      lane: 'remote',
    });
    expect(proposeRound({ waiting: [], served: [], rules: NETMUNDIAL })).toBeUndefined();
  });

  it('interleave the slots of lanes that have several', () => {
    const rules = withLanes(
      { name: 'A', groups: ['government'], attendance: [], slots: 2 },
      { name: 'B', groups: [], attendance: [], slots: 2 },
    );
    const waiting = waits(
      ...['a1', 'a2', 'a3'].map((id): [string, 'government'] => [id, 'government']),
      ['b1'],
      ['b2'],
    );
    expect(order(waiting, [], rules)).toEqual(['a1', 'b1', 'a2', 'b2', 'a3']);
  });

  it('go on where they are: a turn served has used a slot, and one too many began a new round', () => {
    const waiting = waits(
      ['civ', 'civil_society'],
      ['pri', 'private_sector'],
      ['tec', 'technical_community'],
    );
    const aRound = spoke(['x', 'academia'], ['y', 'private_sector']);
    expect(order(waiting, aRound)).toEqual(['civ', 'tec', 'pri']);
    const over = [...aRound, ...spoke(['z', 'academia'])];
    const why = { code: 'slot', lane: 'private sector', round: 2, slot: 1, slots: 1 };
    expect(proposeRound({ waiting, served: over, rules: NETMUNDIAL })).toMatchObject({ id: 'pri', why });
  });

  it('pass over a lane where nobody waits, and what it missed is not made good', () => {
    const civil = waits(...['c1', 'c2', 'c3'].map((id): [string, 'civil_society'] => [id, 'civil_society']));
    expect(order(civil)).toEqual(['c1', 'c2', 'c3']);
    const served = spoke(...['x', 'y', 'z'].map((id): [string, 'civil_society'] => [id, 'civil_society']));
    const late = waits(
      ...['o1', 'o2', 'o3', 'o4'].map((id): [string, null, 'online'] => [id, null, 'online']),
    );
    const waiting = [...civil, ...late.map((one) => ({ ...one, order: one.order + 3 }))];
    expect(order(waiting, served)).toEqual(['o1', 'o2', 'c1', 'o3', 'o4', 'c2', 'c3']);
  });

  it('begin anew with other lanes in mid-session, from the same turns', () => {
    const served = spoke(['x', 'civil_society'], ['y', null, 'hub']);
    const waiting = waits(['civ', 'civil_society'], ['gov', 'government'], ['hub', null, 'hub']);
    expect(order(waiting, served)).toEqual(['gov', 'hub', 'civ']);
    expect(order(waiting, served, DEFAULT_RULES)).toEqual(['gov', 'civ', 'hub']);
    const one = withLanes({ name: 'all', groups: [], attendance: ['onsite', 'online', 'hub'], slots: 1 });
    expect(order(waiting, served, one)).toEqual(['civ', 'gov', 'hub']);
  });
});

describe('the lane of somebody', () => {
  it('is that of the group where the rules have no lanes, in the order of the groups', () => {
    const waiting = waits(
      ['hub', 'government', 'hub'],
      ['nobody'],
      ['civ', 'civil_society'],
      ['gov', 'government'],
    );
    const lanes = orderOf(waiting, [], DEFAULT_RULES, 'stakeholder_round', () => 120).map(({ lane }) => lane);
    expect(lanes).toEqual(['government', 'civil_society', 'hubs', null]);
  });

  it('is nobody’s where the session does not have the group', () => {
    const rules = { lanes: [], groups: DEFAULT_RULES.groups.slice(0, 2) };
    expect(laneOf({ group: 'press_media', attendance: 'onsite' }, rules)).toEqual({ name: null, slots: 1 });
    expect(laneOf({ group: 'private_sector', attendance: 'online' }, rules).name).toBe('private_sector');
  });

  it('is the first that names the group, where several do, before any that names none', () => {
    const rules = withLanes(
      { name: 'anybody', groups: [], attendance: [], slots: 3 },
      { name: 'states online', groups: ['government'], attendance: ['online'], slots: 1 },
      { name: 'states', groups: ['government', 'intergovernmental_organisation'], attendance: [], slots: 1 },
      { name: 'again', groups: ['government'], attendance: [], slots: 1 },
    );
    const name = (group: 'government' | 'academia' | null, attendance: 'onsite' | 'online') =>
      laneOf({ group, attendance }, rules).name;
    expect(name('government', 'online')).toBe('states online');
    expect(name('government', 'onsite')).toBe('states');
    expect([name('academia', 'onsite'), name(null, 'online')]).toEqual(['anybody', 'anybody']);
  });

  it.each([
    ['a lane of their own, where none is for hubs by name', [], 'hubs'],
    ['that lane, where one is', ['online', 'hub'] as const, 'remote'],
  ])('at a hub is %s', (_what, attendance, lane) => {
    const rules = withLanes(
      { name: 'civil', groups: ['civil_society'], attendance: ['onsite'], slots: 1 },
      { name: 'remote', groups: [], attendance: [...attendance], slots: 2 },
    );
    expect(laneOf({ group: 'civil_society', attendance: 'hub' }, rules).name).toBe(lane);
  });

  it('is the lane of the rest, with one slot, for whom no lane admits', () => {
    expect(laneOf({ group: 'press_media', attendance: 'onsite' }, NETMUNDIAL)).toEqual({
      name: null,
      slots: 1,
    });
    expect(laneOf({ group: null, attendance: 'onsite' }, NETMUNDIAL)).toEqual({ name: null, slots: 1 });
    expect(laneOf({ group: null, attendance: 'online' }, NETMUNDIAL)).toEqual({ name: 'remote', slots: 2 });
  });

  it('keeps a hub in every round, whatever the hall asks for', () => {
    const gov = Array.from({ length: 6 }, (_, at): [string, 'government'] => [`gov${at}`, 'government']);
    const civ = Array.from({ length: 6 }, (_, at): [string, 'civil_society'] => [
      `civ${at}`,
      'civil_society',
    ]);
    const waiting = waits(...gov, ...civ, ['accra', 'civil_society', 'hub'], ['bali', 'government', 'hub']);
    const names = order(waiting, [], DEFAULT_RULES);
    expect([names[2], names[5]]).toEqual(['accra', 'bali']);
  });
});

describe('a round', () => {
  it('gives each lane its slots one by one, and ends only when nobody who waits has one left', () => {
    const property = fc.property(fc.array(fc.nat(999), TAPE), (tape) => {
      const { waiting, rules } = situationOf(tape);
      const said = orderOf(waiting, [], rules, 'stakeholder_round', () => 60);
      const slots = said.map(({ why }) => why as Slot);
      for (const [at, { lane, round, slot, slots: most }] of slots.entries()) {
        const before = slots.slice(0, at).filter((one) => one.round === round);
        expect(slot).toBe(before.filter((one) => one.lane === lane).length + 1);
        expect(slot).toBeLessThanOrEqual(most);
        if (before.length > 0 || at === 0) continue;
        const last = slots.slice(0, at).filter((one) => one.round === round - 1);
        for (const one of slots.slice(at))
          expect(last.filter((other) => other.lane === one.lane).length).toBe(one.slots);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });
});
