/** The ballots of one question: who has one, and whether it is on. */
export type Ballots = ReadonlyMap<string, boolean>;

/** What a box has to know of the room to count people instead of ballots. */
export interface Standings {
  /** The question that stands for this one: what it was merged into, else itself. */
  topOf(questionId: string): string;
  isRemoved(voterId: string): boolean;
}

interface Box {
  id: string;
  ballots: Map<string, boolean>;
  /** How many have a ballot here that is on, removed people left out. */
  supporters: number;
}

interface Voter {
  id: string;
  /** Ids of the questions on which the ballot is on. */
  on: Set<string>;
}

/** Who supports any question of a merged set, with how many ballots. */
interface Union {
  voters: Map<string, number>;
  supporters: number;
}

const NO_BALLOTS: Ballots = new Map();
const NOTHING: ReadonlySet<string> = new Set();

/**
 * The ballots of a room. How many different people support a question, or a set that asks the same, is kept counted with
 * every ballot, so that asking costs nothing that grows with the room.
 */
export class BallotBox {
  private readonly boxes = new Map<string, Box>();
  private readonly voters = new Map<string, Voter>();
  /** By the question on top; made when it is first asked for, and anew after the set has changed. */
  private readonly unions = new Map<string, Union>();

  constructor(private readonly standings: Standings) {}

  /** Whether this voter's ballot is on; undefined where there is none. */
  of(questionId: string, voterId: string): boolean | undefined {
    return this.boxes.get(questionId)?.ballots.get(voterId);
  }

  /** All ballots of a question, taken back ones included. */
  on(questionId: string): Ballots {
    return this.boxes.get(questionId)?.ballots ?? NO_BALLOTS;
  }

  hasVoted(voterId: string): boolean {
    return this.voters.has(voterId);
  }

  /** Ids of the questions on which this voter has a ballot that is on. */
  votedBy(voterId: string): ReadonlySet<string> {
    return this.voters.get(voterId)?.on ?? NOTHING;
  }

  put(questionId: string, voterId: string, on: boolean): void {
    const box = this.boxOf(questionId);
    const voter = this.voterOf(voterId);
    const before = box.ballots.get(voter.id) ?? false;
    box.ballots.set(voter.id, on);
    if (before === on) return;
    const step = on ? 1 : -1;
    if (on) voter.on.add(box.id);
    else voter.on.delete(box.id);
    if (!this.standings.isRemoved(voter.id)) box.supporters += step;
    const union = this.unions.get(this.standings.topOf(box.id));
    if (union) this.join(union, voter.id, step);
  }

  /** Somebody was removed, or came back, which their record does not say before this call. */
  removed(voterId: string, isRemoved: boolean): void {
    const step = isRemoved ? -1 : 1;
    const united = new Set<Union>();
    for (const questionId of this.votedBy(voterId)) {
      this.boxOf(questionId).supporters += step;
      const union = this.unions.get(this.standings.topOf(questionId));
      if (union) united.add(union);
    }
    for (const union of united) union.supporters += step;
  }

  /** What stands below these questions is another set now. */
  regrouped(...questionIds: string[]): void {
    for (const id of questionIds) this.unions.delete(id);
  }

  /** How many different people support a question or any of those below it; removed ones are not among them. */
  supporters(topId: string, below: readonly string[]): number {
    if (below.length === 0) return this.boxes.get(topId)?.supporters ?? 0;
    return (this.unions.get(topId) ?? this.unite(topId, below)).supporters;
  }

  private unite(topId: string, below: readonly string[]): Union {
    const union: Union = { voters: new Map(), supporters: 0 };
    for (const id of [topId, ...below])
      for (const [voterId, on] of this.on(id)) if (on) this.join(union, voterId, 1);
    this.unions.set(topId, union);
    return union;
  }

  private join(union: Union, voterId: string, step: 1 | -1): void {
    const before = union.voters.get(voterId) ?? 0;
    const now = before + step;
    if (now === 0) union.voters.delete(voterId);
    else union.voters.set(voterId, now);
    const isAnother = before === 0 || now === 0;
    if (isAnother && !this.standings.isRemoved(voterId)) union.supporters += step;
  }

  /** Ids are kept once, however often they came. */
  private boxOf(id: string): Box {
    const known = this.boxes.get(id);
    if (known) return known;
    const box: Box = { id, ballots: new Map(), supporters: 0 };
    this.boxes.set(id, box);
    return box;
  }

  private voterOf(id: string): Voter {
    const known = this.voters.get(id);
    if (known) return known;
    const voter: Voter = { id, on: new Set() };
    this.voters.set(id, voter);
    return voter;
  }
}
