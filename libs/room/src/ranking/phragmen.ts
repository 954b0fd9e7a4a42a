import type { Backing } from './backing.js';

/** A place in a balanced order. */
export interface BalancedPlace {
  question: number;
  /** Supporters of whom nothing was heard, and nothing stands above. */
  firstHeard: number;
}

/** What differs by less is a tie, whatever the order in which it was added up. */
const TIE = 1e-9;

/**
 * Sequential Phragmén over approval ballots: each next question is the one that the people least heard so far support most.
 *
 * Hearing a question costs 1, paid by those who support it. Everybody earns at the rate of their weight; the question whose
 * supporters can pay first is next, and all they had is spent. So whoever had a question heard waits longest until they can
 * pay for another, and any part of the voters that agrees gets its part of the places (proportional justified
 * representation), however the others vote. What was heard already, `heard` in the order in which it was asked, is paid
 * first; whoever owes still pays for nothing until they are even. A place depends on those above it and never on those below. Ties go to the
 * question that stands first in `waiting`, and so do questions that nobody supports, after all others.
 *
 * Phragmén, *Sur une méthode nouvelle pour réaliser, dans les élections, la représentation proportionnelle des partis*
 * (1894), and *Till frågan om en proportionell valmetod* (1899). Brill, Freeman, Janson and Lackner, *Phragmén's Voting
 * Methods and Justified Representation* (AAAI 2017; Mathematical Programming 2024). Sánchez-Fernández and others,
 * *Proportional Justified Representation* (AAAI 2017). Peters and Skowron, *Proportionality and the Limits of Welfarism* (EC 2020), for the
 * reading with money.
 */
export function rankBalanced(
  backing: Backing,
  weights: Float64Array,
  heard: readonly number[],
  waiting: readonly number[],
): BalancedPlace[] {
  const paid = new Float64Array(weights.length);
  for (const question of heard) settle(backing, weights, paid, question);
  const isBacked = (question: number) => supporters(backing, question).length > 0;
  const race = new Race(backing, weights, paid, waiting.filter(isBacked));
  const places: BalancedPlace[] = [];
  for (let next = race.next(); next !== undefined; next = race.next()) places.push(next);
  const rest = waiting.filter((question) => !isBacked(question));
  return [...places, ...rest.map((question) => ({ question, firstHeard: 0 }))];
}

function supporters({ starts, voters }: Backing, question: number): Int32Array {
  return voters.subarray(starts[question], starts[question + 1]);
}

/**
 * Takes the price of a question that was heard from its supporters, at the t with Σ weight · max(0, t − paid) = 1. `paid` is
 * until when each voter has spent what they earned; who spent it for longer pays nothing.
 */
function settle(backing: Backing, weights: Float64Array, paid: Float64Array, question: number): void {
  const own = supporters(backing, question);
  let at = Number.POSITIVE_INFINITY;
  for (let isLess = own.length > 0; isLess;) {
    let [weight, sum] = [0, 1];
    for (const voter of own) {
      if ((paid[voter] ?? 0) >= at) continue;
      weight += weights[voter] ?? 0;
      sum += (weights[voter] ?? 0) * (paid[voter] ?? 0);
    }
    isLess = sum / weight < at;
    at = Math.min(at, sum / weight);
  }
  for (const voter of own) if ((paid[voter] ?? 0) < at) paid[voter] = at;
}

/**
 * Lets time go on and voters earn. For each question it keeps what its supporters weigh and until when they have spent, so that
 * the time at which they can pay together is one division; only what a payment changes is touched. Whoever owes
 * comes in at the time at which they are even.
 */
class Race {
  private readonly questionsOf: Lists;
  /** By the place in `questions`: what those who earn weigh, and that times when they paid last. */
  private readonly weight: Float64Array;
  private readonly spent: Float64Array;
  private readonly isThrough: Uint8Array;
  private readonly running: number[];
  private readonly owing: Owing;

  constructor(
    private readonly backing: Backing,
    private readonly weights: Float64Array,
    private readonly paid: Float64Array,
    private readonly questions: readonly number[],
  ) {
    this.questionsOf = listsOf(backing, weights.length, questions);
    this.weight = new Float64Array(questions.length);
    this.spent = new Float64Array(questions.length);
    this.isThrough = new Uint8Array(questions.length);
    this.running = questions.map((_question, at) => at);
    this.owing = owingOf(paid);
    this.comeIn();
  }

  /** Takes the next question out of the race; of those that tie the first in the list. */
  next(): BalancedPlace | undefined {
    if (this.running.length === 0) return undefined;
    let at = this.soonest();
    while ((this.owing.at(-1)?.[0] ?? Number.POSITIVE_INFINITY) < at) {
      this.comeIn();
      at = this.soonest();
    }
    const winner = this.running.find((one) => this.payableAt(one) <= at * (1 + TIE)) ?? 0;
    this.running.splice(this.running.indexOf(winner), 1);
    this.isThrough[winner] = 1;
    const question = this.questions[winner] ?? 0;
    return { question, firstHeard: this.pay(question, at) };
  }

  private payableAt(at: number): number {
    const weight = this.weight[at] ?? 0;
    return weight > 0 ? (1 + (this.spent[at] ?? 0)) / weight : Number.POSITIVE_INFINITY;
  }

  private soonest(): number {
    let least = Number.POSITIVE_INFINITY;
    for (const at of this.running) least = Math.min(least, this.payableAt(at));
    return least;
  }

  /** Those who are even next begin to earn. */
  private comeIn(): void {
    const { starts, ends, items } = this.questionsOf;
    const [at = 0, voters = []] = this.owing.pop() ?? [];
    for (const voter of voters) {
      const own = this.weights[voter] ?? 0;
      for (let i = starts[voter] ?? 0, end = ends[voter] ?? 0; i < end; i += 1) {
        const place = items[i] ?? 0;
        this.weight[place] = (this.weight[place] ?? 0) + own;
        this.spent[place] = (this.spent[place] ?? 0) + own * at;
      }
    }
  }

  /** Takes the price from all who can pay; gives how many of the supporters had never paid. */
  private pay(question: number, at: number): number {
    const { paid, weights } = this;
    let first = 0;
    for (const voter of supporters(this.backing, question)) {
      const before = paid[voter] ?? 0;
      if (before === 0) first += 1;
      if (before >= at) continue;
      const more = (weights[voter] ?? 0) * (at - before);
      paid[voter] = at;
      this.spend(voter, more);
    }
    return first;
  }

  /** What a voter spent is spent for all questions that they support; those that are through go from their list. */
  private spend(voter: number, more: number): void {
    const { spent, isThrough } = this;
    const { starts, ends, items } = this.questionsOf;
    let end = ends[voter] ?? 0;
    for (let i = starts[voter] ?? 0; i < end;) {
      const place = items[i] ?? 0;
      if (isThrough[place]) items[i] = items[(end -= 1)] ?? 0;
      else {
        spent[place] = (spent[place] ?? 0) + more;
        i += 1;
      }
    }
    ends[voter] = end;
  }
}

/** Lists of numbers, packed: that of n is `items[starts[n]]` up to `items[ends[n]]`. */
interface Lists {
  starts: Int32Array;
  ends: Int32Array;
  items: Int32Array;
}

/** Times with the voters who are even then, the earliest last. */
type Owing = [at: number, voters: number[]][];

/** For each voter the places of the questions that they support. */
function listsOf(backing: Backing, voters: number, questions: readonly number[]): Lists {
  const starts = new Int32Array(voters + 1);
  for (const question of questions)
    for (const voter of supporters(backing, question)) starts[voter + 1] = (starts[voter + 1] ?? 0) + 1;
  for (let voter = 0; voter < voters; voter += 1)
    starts[voter + 1] = (starts[voter + 1] ?? 0) + (starts[voter] ?? 0);
  const items = new Int32Array(starts[voters] ?? 0);
  const ends = starts.slice();
  questions.forEach((question, place) => {
    for (const voter of supporters(backing, question)) {
      items[ends[voter] ?? 0] = place;
      ends[voter] = (ends[voter] ?? 0) + 1;
    }
  });
  return { starts, ends, items };
}

/** There are no more times than questions that were heard, and that at which everybody begins. */
function owingOf(paid: Float64Array): Owing {
  const byTime = new Map<number, number[]>([[0, []]]);
  paid.forEach((at, voter) => {
    const known = byTime.get(at);
    if (known) known.push(voter);
    else byTime.set(at, [voter]);
  });
  return [...byTime].sort(([one], [other]) => other - one);
}
