import type { Electorate } from './consultation.js';

/** An exact fraction. */
interface Part {
  over: bigint;
  under: bigint;
}

/**
 * Sequential Phragmén as it stands in the papers, told by loads, in exact fractions and without any of the shortcuts: the reference
 * that the fast one is compared with. Every voter weighs 1.
 */
export function plainPhragmen({ ballots, questions }: Electorate): number[] {
  const loads: Part[] = ballots.map(() => part(0n, 1n));
  const left = new Set(Array.from({ length: questions }, (_none, question) => question));
  const order: number[] = [];
  for (;;) {
    let best: { question: number; load: Part } | undefined;
    for (const question of left) {
      const own = loads.filter((_load, voter) => ballots[voter]?.includes(question));
      if (own.length === 0) continue;
      const sum = own.reduce(plus, part(1n, 1n));
      const load = part(sum.over, sum.under * BigInt(own.length));
      if (!best || isLess(load, best.load)) best = { question, load };
    }
    if (!best) return [...order, ...left];
    const { question, load } = best;
    left.delete(question);
    order.push(question);
    ballots.forEach((own, voter) => {
      if (own.includes(question)) loads[voter] = load;
    });
  }
}

function part(over: bigint, under: bigint): Part {
  const by = divisor(over, under);
  return { over: over / by, under: under / by };
}

function divisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : divisor(other, one % other);
}

function plus(one: Part, other: Part): Part {
  return part(one.over * other.under + other.over * one.under, one.under * other.under);
}

function isLess(one: Part, other: Part): boolean {
  return one.over * other.under < other.over * one.under;
}
