import { LEAST_VOTERS, type Backing, type Footing } from './backing.js';

/** How finely two questions are told apart; what differs by less is a tie. */
const GRAIN = 1e-9;

/**
 * What the support of each question across groups comes to, from 0 to 1: the geometric mean over groups of the part of the
 * group that agrees. A mean of products, so that twice the support in one group weighs as much as twice in any other, and
 * nothing makes up for a group in which nobody agrees.
 *
 * The part that agrees is (agree + 1) / (voters + 2), Laplace's rule of succession: one more who agrees and one more who does
 * not, so that no group decides by having nobody, and small ones stay in the middle. With every group alike this orders as the *group-informed
 * consensus* does, which is the product: Small, Bjorkegren, Erkkilä, Shaw and Megill, *Polis: Scaling Deliberation by
 * Mapping High Dimensional Opinion Spaces* (Recerca 26, 2021). Ovadya and Thorburn, *Bridging Systems* (2023), on why.
 *
 * Under `groups` each group counts 1, one of fewer than `least` voters a part of it; under `people` as many as it has voters.
 */
export function crossGroupSupport(backing: Backing, footing: Footing, least = LEAST_VOTERS): Float64Array {
  const { groupOf, sizes, starts, voters } = backing;
  const importance = sizes.map((size) => (footing === 'people' ? size : Math.min(1, size / least)));
  const whole = importance.reduce((sum, one) => sum + one, 0);
  const agree = new Int32Array(sizes.length);
  return Float64Array.from({ length: starts.length - 1 }, (_none, question) => {
    agree.fill(0);
    for (let i = starts[question] ?? 0, end = starts[question + 1] ?? 0; i < end; i += 1) {
      const group = groupOf[voters[i] ?? 0] ?? 0;
      agree[group] = (agree[group] ?? 0) + 1;
    }
    let sum = 0;
    importance.forEach((weight, group) => {
      if (weight > 0) sum += weight * Math.log(((agree[group] ?? 0) + 1) / ((sizes[group] ?? 0) + 2));
    });
    return whole > 0 ? Math.exp(sum / whole) : 0;
  });
}

/** Questions by their support across groups, the most first; ties go to the one that stands first in `waiting`. */
export function rankBySupport(
  backing: Backing,
  footing: Footing,
  waiting: readonly number[],
  least?: number,
): number[] {
  const scores = crossGroupSupport(backing, footing, least);
  const grains = new Map(waiting.map((question) => [question, Math.round((scores[question] ?? 0) / GRAIN)]));
  return [...waiting].sort((one, other) => (grains.get(other) ?? 0) - (grains.get(one) ?? 0));
}
