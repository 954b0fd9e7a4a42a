import { describe, expect, it } from '@jest/globals';
import { JoinChallenge, Refusal } from '@openfloor/contract';
import { createHash } from 'node:crypto';
import { Config } from '../config/config.js';
import { DoorKeeper, type Newcomer } from './door-keeper.service.js';
import { DoorProofs, zeroBitsOf } from './door-proofs.js';
import { Secret } from '../operations/secret.js';

interface Limits {
  joinsPerMinute?: number;
  sessionJoinsPerMinute?: number;
  joinsPerHall?: number;
}

function keeper({ joinsPerMinute = 100, ...door }: Limits) {
  const limits = { joinsPerMinute, commandsPerSecond: 0, loginsPerQuarterHour: 0 };
  const config = Object.assign(new Config(), { limits, door: { ...new Config().door, ...door } });
  const made = new DoorKeeper(config, new DoorProofs(new Secret('one')));
  let come = 0;
  const newcomer = (more: Partial<Newcomer> = {}): Newcomer => ({
    sessionId: 'one',
    joinKey: String((come += 1)).padStart(22, 'k'),
    address: '192.0.2.1',
    present: 0,
    proof: undefined,
    isPlain: false,
    ...more,
  });
  /** What the door says to somebody: nothing, or how many bits of work it asks for, or to wait. */
  const says = (more: Partial<Newcomer> = {}): number | 'in' | 'wait' => {
    try {
      made.admit(newcomer(more));
      return 'in';
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'RATE_LIMITED') throw error;
      expect(error.retryAfterMs).toBeGreaterThan(0);
      const { challenge } = (error.details ?? {}) as { challenge?: unknown };
      return challenge ? JoinChallenge.parse(challenge).bits : 'wait';
    }
  };
  return { made, newcomer, says };
}

const tally = (said: unknown[]) => said.filter((one) => one === 'in').length;

describe('the keeper of the door', () => {
  it('lets a venue in and asks whoever comes after it from the same address for work', () => {
    const { says } = keeper({ joinsPerMinute: 5 });
    const said = Array.from({ length: 7 }, () => says());
    expect(said).toEqual(['in', 'in', 'in', 'in', 'in', 16, 16]);
    expect(says({ address: '192.0.2.2' })).toBe('in');
    expect(says({ address: '2001:db8::1' })).toBe('in');
  });

  it('asks everybody for work where a session is flooded from many addresses, and other sessions nobody', () => {
    const { says } = keeper({ sessionJoinsPerMinute: 5 });
    const said = Array.from({ length: 8 }, (_, at) => says({ address: `192.0.2.${at}` }));
    expect(said).toEqual(['in', 'in', 'in', 'in', 'in', 16, 16, 16]);
    expect(says({ sessionId: 'two' })).toBe('in');
  });

  it('expects as many again as are in already', () => {
    const { says } = keeper({ sessionJoinsPerMinute: 5 });
    const said = Array.from({ length: 25 }, (_, at) => says({ address: `192.0.2.${at}`, present: 20 }));
    expect(tally(said)).toBe(20);
  });

  it('remembers for a day how many of one session came from one address', () => {
    const { says } = keeper({ joinsPerHall: 3 });
    expect(Array.from({ length: 4 }, () => says())).toEqual(['in', 'in', 'in', 16]);
    expect([says({ address: '192.0.2.2' }), says({ sessionId: 'two' })]).toEqual(['in', 'in']);
  });

  it('asks for a bit more each time twice as many have come, and never for more than 20', () => {
    const { made, newcomer, says } = keeper({ joinsPerMinute: 1 });
    const bits: unknown[] = [];
    for (let n = 0; n < 40; n += 1) {
      bits.push(says());
      // Plain browsers of other sessions share the address and pay nothing: they move the count.
      made.admit(newcomer({ sessionId: `line ${n}`, isPlain: true }));
    }
    const asked = bits.filter((one) => typeof one === 'number');
    expect([asked[0], Math.max(...asked)]).toEqual([17, 20]);
    expect(asked).toEqual([...asked].sort((one, other) => one - other));
  });

  it('takes a proof, counts who gave it, and makes nothing harder for who only knocked', () => {
    const { made, newcomer, says } = keeper({ joinsPerMinute: 1 });
    says();
    for (let n = 0; n < 50; n += 1) expect(says()).toBe(17);
    const honest = newcomer();
    const proof = prove(made, honest);
    made.admit({ ...honest, proof });
    expect(() => made.admit({ ...honest, proof })).toThrow(Refusal);
    expect(says()).toBe(17);
  });

  it('lets browsers without scripts in one after the other', () => {
    const { says } = keeper({ joinsPerMinute: 1 });
    says();
    const said = Array.from({ length: 5 }, () => says({ isPlain: true }));
    expect(said).toEqual(['in', 'in', 'wait', 'wait', 'wait']);
  });

  it('stands aside where joining has no limit', () => {
    const { says, made } = keeper({ joinsPerMinute: 0, sessionJoinsPerMinute: 1, joinsPerHall: 1 });
    expect(tally(Array.from({ length: 20 }, () => says()))).toBe(20);
    expect(made.bitsFor('one', 0)).toBeNull();
  });

  it('tells staff how much work is asked for now', () => {
    const { made, says } = keeper({ sessionJoinsPerMinute: 2 });
    const before = made.bitsFor('one', 0);
    says();
    says();
    expect([before, made.bitsFor('one', 0), made.bitsFor('two', 0)]).toEqual([null, 16, null]);
  });
});

/** Does the work that the door asks of this newcomer. */
function prove(door: DoorKeeper, newcomer: Newcomer): Newcomer['proof'] {
  try {
    door.admit(newcomer);
  } catch (error) {
    const { challenge } = (error as Refusal).details as { challenge: JoinChallenge };
    for (let n = 0; ; n += 1) {
      const nonce = n.toString(36);
      const told = `${challenge.salt}|${newcomer.joinKey}|${nonce}`;
      if (zeroBitsOf(createHash('sha256').update(told).digest()) >= challenge.bits)
        return { ...challenge, nonce };
    }
  }
  throw new Error('no work was asked for');
}
