import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES, type StakeholderGroup } from '@openfloor/contract';
import fc from 'fast-check';
import { proposeBalanced } from './balanced.js';
import type { Served } from './discipline.js';
import { named, spoke, waits } from './testing/people.js';
import { situationOf, TAPE } from './testing/tape.js';

const rules = DEFAULT_RULES;
const why = (waiting: ReturnType<typeof waits>, served: Served[] = []) =>
  proposeBalanced({ waiting, served, rules })?.why;

describe('the balance of the floor', () => {
  it('calls the group that has had least, though others came before', () => {
    const waiting = waits(['civ', 'civil_society'], ['gov', 'government'], ['pri', 'private_sector']);
    const served = spoke(['x', 'civil_society'], ['y', 'government'], ['z', 'civil_society']);
    expect(named('balanced', waiting, served)).toEqual(['pri', 'gov', 'civ']);
  });

  it('weighs seconds as well as turns: one long speech is a large share', () => {
    const waiting = waits(['gov', 'government'], ['civ', 'civil_society']);
    const served = spoke(
      ['x', 'government', 'onsite', 600],
      ['y', 'civil_society', 'onsite', 60],
      ['z', 'civil_society', 'onsite', 60],
    );
    expect(named('balanced', waiting, served)).toEqual(['civ', 'gov']);
    const level = spoke(['x', 'government'], ['y', 'civil_society'], ['z', 'civil_society']);
    expect(named('balanced', waiting, level)).toEqual(['gov', 'civ']);
  });

  it('counts those without a group as one group more, and everybody alike where no group is known', () => {
    const served = spoke(['x', 'government'], ['y', null]);
    expect(named('balanced', waits(['ben'], ['ama', 'government'], ['cyn', 'academia']), served)).toEqual([
      ...['cyn', 'ben', 'ama'],
    ]);
    expect(named('balanced', waits(['ama'], ['ben'], ['cyn']), spoke(['ama']))).toEqual([
      'ben',
      'cyn',
      'ama',
    ]);
  });

  it('lets the group whose first request came first begin where shares are level', () => {
    const waiting = waits(['civ', 'civil_society'], ['gov', 'government'], ['civ2', 'civil_society']);
    expect(named('balanced', waiting)).toEqual(['civ', 'gov', 'civ2']);
  });

  it('does not wait for a group without anybody, nor mind that it had nothing', () => {
    const served = spoke(['x', 'government'], ['y', 'government']);
    expect(named('balanced', waits(['ama', 'government'], ['ben', 'government']), served)).toEqual([
      'ama',
      'ben',
    ]);
    expect(proposeBalanced({ waiting: [], served, rules })).toBeUndefined();
  });

  it('gives 30 turns of two minutes to three groups alike, whoever asks most', () => {
    const asking = (group: StakeholderGroup, count: number) =>
      Array.from({ length: count }, (_, at): [string, StakeholderGroup] => [`${group} ${at}`, group]);
    const waiting = waits(
      ...asking('civil_society', 60),
      ...asking('government', 20),
      ...asking('academia', 12),
    );
    const first = named('balanced', waiting).slice(0, 30);
    for (const group of ['civil_society', 'government', 'academia'])
      expect(first.filter((name) => name.startsWith(group))).toHaveLength(10);
  });

  it('never calls a group while one with a smaller mean share waits', () => {
    const property = fc.property(fc.array(fc.nat(999), TAPE), (tape) => {
      const { waiting, served } = situationOf(tape);
      const shareOf = (group: StakeholderGroup | null) => {
        const own = served.filter((turn) => turn.group === group);
        const seconds = (turns: readonly Served[]) => turns.reduce((sum, turn) => sum + turn.seconds, 0);
        return (own.length / (served.length || 1) + seconds(own) / (seconds(served) || 1)) / 2;
      };
      const said = proposeBalanced({ waiting, served, rules });
      const called = waiting.find(({ id }) => id === said?.id);
      if (!called) return;
      const smallest = Math.min(...waiting.map(({ group }) => shareOf(group)));
      expect(shareOf(called.group)).toBeCloseTo(smallest, 12);
      expect(said?.why).toMatchObject({ group: called.group });
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe('among the people of the group', () => {
  it('the attendance goes first that has had least in it', () => {
    const waiting = waits(
      ['hall', 'civil_society'],
      ['online', 'civil_society', 'online'],
      ['hub', 'civil_society', 'hub'],
    );
    const served = spoke(['x', 'civil_society'], ['y', 'civil_society', 'online']);
    expect(named('balanced', waiting, served)[0]).toBe('hub');
    expect(named('balanced', waiting.slice(0, 2), [...served, ...spoke(['z', 'civil_society'])])).toEqual([
      ...['online', 'hall'],
    ]);
  });

  it('the attendance that has had least of all goes first, where the group has served them alike', () => {
    const waiting = waits(['hall', 'civil_society'], ['online', 'civil_society', 'online']);
    expect(named('balanced', waiting, spoke(['x', 'government']))[0]).toBe('online');
    expect(named('balanced', waiting, spoke(['x', 'government', 'online']))[0]).toBe('hall');
    const long = spoke(['x', 'government', 'hub', 30], ['y', 'government', 'online', 60], ['z', 'academia']);
    expect(named('balanced', waiting, long)[0]).toBe('online');
  });

  it('nobody in the hall waits for ever for one online because other groups speak from the hall', () => {
    const waiting = waits(['hall', 'civil_society'], ['gov', 'government'], ['igo', 'academia']);
    const served = spoke();
    for (let round = 0; round < 5; round += 1)
      served.push(...spoke(['o', 'civil_society', 'online'], ['gov', 'government'], ['igo', 'academia']));
    const online = waits(['o', 'civil_society', 'online']).map((one) => ({ ...one, order: 4 }));
    expect(named('balanced', [...waiting, ...online], served)[0]).toBe('hall');
  });

  it('whoever has had fewest turns goes first, and then whoever came first', () => {
    const waiting = waits(['ama', 'government'], ['ben', 'government'], ['cyn', 'government']);
    expect(named('balanced', waiting, spoke(['ama', 'government']))).toEqual(['ben', 'cyn', 'ama']);
  });
});

describe('why somebody is next', () => {
  const gov = ['ama', 'government'] as const;

  it('is said in the turns and the seconds of the group, of all', () => {
    const served = spoke(
      ['x', 'government', 'onsite', 90.4],
      ['y', 'academia', 'hub', 200],
      ['z', 'academia'],
    );
    expect(why(waits([...gov]), served)).toEqual({
      ...{ code: 'least_served', group: 'government', turns: 1, ofTurns: 3, seconds: 90, ofSeconds: 410 },
      then: 'only',
    });
    expect(why(waits(['ben']))).toMatchObject({
      group: null,
      turns: 0,
      ofTurns: 0,
      seconds: 0,
      ofSeconds: 0,
    });
  });

  it.each([
    ['there is nobody else', 'only', waits([...gov], ['ben', 'academia']), spoke(['x', 'academia'])],
    [
      'a hub has had less',
      'attendance',
      waits([...gov], ['ben', 'government', 'hub']),
      spoke(['x', 'government']),
    ],
    ['one has spoken', 'first_time', waits([...gov], ['ben', 'government']), spoke(['ama', 'government'])],
    [
      'somebody else has spoken',
      'first_come',
      waits([...gov], ['ben', 'government']),
      spoke(['x', 'government']),
    ],
    ['nobody has', 'first_come', waits([...gov], ['ben', 'government', 'online']), spoke()],
    [
      'both have',
      'first_come',
      waits([...gov], ['ben', 'government']),
      spoke(['ama', 'government'], ['ben', 'government']),
    ],
    [
      'two places are level',
      'first_time',
      waits([...gov], ['ben', 'government', 'hub']),
      spoke(['ama', 'academia'], ['x', 'academia', 'hub']),
    ],
  ])('is the first rule that set the others back: %s, so %s', (_what, then, waiting, served) => {
    expect(why(waiting, served)).toMatchObject({ group: 'government', then });
  });
});
