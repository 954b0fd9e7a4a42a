import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES } from '@openfloor/contract';
import { proposeListed } from './list.js';
import { named, spoke, waits } from './testing/people.js';

describe('a list kept by hand', () => {
  it('stands in the order received, whoever has spoken', () => {
    const waiting = waits(['ama', 'government'], ['ben', 'civil_society', 'online'], ['ama/2', 'government']);
    expect(named('list', waiting, spoke(['ama', 'government']))).toEqual(['ama', 'ben', 'ama/2']);
  });

  it('says that somebody is listed, and nothing where nobody is', () => {
    const situation = { waiting: waits(['ama'], ['ben']), served: [], rules: DEFAULT_RULES };
    expect(proposeListed(situation)).toEqual({ id: 'ama', why: { code: 'listed' }, lane: null });
    expect(proposeListed({ ...situation, waiting: [] })).toBeUndefined();
  });
});
