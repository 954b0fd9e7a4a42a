import type { Ranking } from '@openfloor/contract';
import type { Room } from '../room.js';
import { LEAST_MOVE } from '../support/release.js';
import { weightsOf, type Footing } from './backing.js';
import { CountedVotes, type CountedBacking } from './counted-votes.js';
import { rankBySupport } from './cross-group.js';
import { rankBalanced } from './phragmen.js';

/** Rankings that look at who supports a question, beside how many. */
export type AcrossRanking = Exclude<Ranking, 'votes' | 'newest'>;

/** What an order has to know of a question. */
export interface Contender {
  id: string;
  no: number;
  votes: number;
  /** It does not stand below another. */
  isTop: boolean;
  /** It still waits, so that it has a place. */
  waits: boolean;
  /** When it was put before the panel, or answered; null: it was not. */
  heardAt: number | null;
}

/**
 * A place in an order. `firstHeard` of a balanced one: how many people of whom nothing was heard support the question, rounded
 * down to a step. Null: it stands there by its votes alone.
 */
export interface Place {
  no: number;
  firstHeard: number | null;
}

/** Whether a ranking looks at who supports a question. */
export function isAcross(ranking: Ranking): ranking is AcrossRanking {
  return ranking === 'support' || ranking === 'balanced';
}

/**
 * The orders of what waits by who supports it. They stand still until the votes of some question are to be counted anew and
 * somebody says so, and move at once where a question that has a place in them is put on air, answered, merged or set
 * aside, or comes back.
 */
export class Orders {
  private readonly counted: CountedVotes;
  private readonly contenders = new Map<string, Contender>();
  private readonly places = new Map<string, readonly Place[]>();
  private backing: CountedBacking | undefined;
  private isLate = false;
  private changes = 0;

  constructor(private readonly room: Room) {
    this.counted = new CountedVotes(room);
  }

  /** Another one whenever an order may have changed. */
  get version(): number {
    return this.changes;
  }

  /** Whether votes wait to be counted. */
  get isDue(): boolean {
    return this.counted.isDue;
  }

  /** Something happened to a question. */
  note(now: Contender): void {
    const before = this.contenders.get(now.id);
    this.contenders.set(now.id, { ...now });
    const hadPlace = this.counted.has(now.id);
    if (now.isTop) this.counted.note(now.id, now.votes, this.least);
    else this.counted.drop(now.id);
    const isElsewhere = before?.waits !== now.waits || before.heardAt !== now.heardAt;
    if (!hadPlace || (now.isTop && !isElsewhere)) return;
    this.isLate = true;
    this.changes += 1;
  }

  /** Counts the votes that wait. Gives whether there were any. */
  follow(): boolean {
    if (!this.counted.isDue) return false;
    this.counted.follow(this.least);
    this.forget();
    this.changes += 1;
    return true;
  }

  /** The places of the questions that have counted votes. Those that have none come after them, by their votes. */
  of(ranking: AcrossRanking, footing: Footing): readonly Place[] {
    if (this.isLate) {
      this.counted.follow(this.least);
      this.forget();
      this.isLate = false;
    }
    const name = `${ranking} ${footing}`;
    const known = this.places.get(name);
    if (known) return known;
    const places = this.ranked(ranking, footing);
    this.places.set(name, places);
    return places;
  }

  private get least(): number {
    return Math.max(LEAST_MOVE, this.room.session.rules.smallCell);
  }

  private forget(): void {
    this.backing = undefined;
    this.places.clear();
  }

  private ranked(ranking: AcrossRanking, footing: Footing): Place[] {
    const backing = (this.backing ??= this.counted.backing());
    const { placeOf } = backing;
    const contenders = [...placeOf.keys()].flatMap((id) => this.contenders.get(id) ?? []);
    const at = ({ id }: Contender) => placeOf.get(id) ?? 0;
    const waiting = contenders.filter(({ waits }) => waits).sort(byAge);
    const nos = new Map(waiting.map((one) => [at(one), one.no]));
    const least = this.least;
    const placed = (question: number, firstHeard = 0): Place => ({
      no: nos.get(question) ?? 0,
      firstHeard: Math.floor(firstHeard / least) * least,
    });
    if (ranking === 'support')
      return rankBySupport(backing, footing, waiting.map(at), least).map((question) => placed(question));
    const heard = contenders.filter(({ heardAt }) => heardAt !== null).sort(byHearing);
    const weights = weightsOf(backing, footing, least);
    return rankBalanced(backing, weights, heard.map(at), waiting.map(at)).map(({ question, firstHeard }) =>
      placed(question, firstHeard),
    );
  }
}

function byAge(one: Contender, other: Contender): number {
  return one.no - other.no;
}

/** The order in which they were asked. */
function byHearing(one: Contender, other: Contender): number {
  return (one.heardAt ?? 0) - (other.heardAt ?? 0) || byAge(one, other);
}
