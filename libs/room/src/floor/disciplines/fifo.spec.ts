import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES } from '@openfloor/contract';
import { proposeFirstCome } from './fifo.js';
import { named, spoke, waits } from './testing/people.js';

describe('first come, first served', () => {
  it('keeps one list for the room, online and hubs, as the speaking queue of the IGF', () => {
    const waiting = waits(
      ['ama', 'government', 'onsite'],
      ['accra', null, 'hub'],
      ['ben', 'civil_society', 'online'],
      ['cyn', 'government', 'onsite'],
    );
    const served = spoke(['accra', null, 'hub'], ['ama', 'government', 'onsite', 600]);
    expect(named('fifo', waiting, served)).toEqual(['ama', 'accra', 'ben', 'cyn']);
  });

  it('puts whoever goes to the end of the list behind all who wait', () => {
    const [ama, ...others] = waits(['ama'], ['ben'], ['cyn']);
    const waiting = ama ? [{ ...ama, order: 4 }, ...others] : others;
    expect(named('fifo', waiting)).toEqual(['ben', 'cyn', 'ama']);
  });

  it('says that somebody came first, and nothing where nobody waits', () => {
    const situation = { waiting: waits(['ama'], ['ben']), served: [], rules: DEFAULT_RULES };
    expect(proposeFirstCome(situation)).toEqual({ id: 'ama', why: { code: 'first_come' }, lane: null });
    expect(proposeFirstCome({ ...situation, waiting: [] })).toBeUndefined();
  });
});
