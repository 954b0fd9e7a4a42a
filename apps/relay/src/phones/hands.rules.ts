/** A phone's hand on a question, up or down again; `seq` orders all of them. */
export interface Vote {
  seq: number;
  id: string;
  author: string;
  questionId: string;
  on: boolean;
}

/**
 * The hands of the phones: those that the room has counted, and over them what was done since. A question that stands
 * below another counts for the one on top, so everything is asked of a set of questions. No I/O.
 */
export class Hands {
  private readonly counted = new Map<string, Set<string>>();
  private readonly open = new Map<string, Vote[]>();

  /** A hand that the room had counted when the relay started. */
  restore(questionId: string, author: string): void {
    this.raise(questionId, author);
  }

  /** A phone raised or lowered its hand; in the order of `seq`. */
  add(vote: Vote): void {
    const votes = this.open.get(vote.questionId);
    if (votes) votes.push(vote);
    else this.open.set(vote.questionId, [vote]);
  }

  /** Questions that hands were shown on. */
  questionIds(): string[] {
    return [...new Set([...this.counted.keys(), ...this.open.keys()])];
  }

  /** How many hands are up over the set, each phone once and without its authors. */
  number(members: readonly string[], without: ReadonlySet<string> = new Set()): number {
    const up = new Map(members.map((id) => [id, new Set(this.counted.get(id))]));
    for (const vote of this.waiting(members)) show(up, vote);
    const authors = new Set([...up.values()].flatMap((set) => [...set]));
    for (const author of without) authors.delete(author);
    return authors.size;
  }

  /** What the room has not counted yet over the set, in order. */
  waiting(members: readonly string[], upTo = Infinity): Vote[] {
    const votes = members.flatMap((id) => this.open.get(id) ?? []);
    return votes.filter(({ seq }) => seq <= upTo).sort((one, other) => one.seq - other.seq);
  }

  /** How many shows of hands wait to be counted. */
  get size(): number {
    let size = 0;
    for (const votes of this.open.values()) size += votes.length;
    return size;
  }

  /** The room has counted everything up to this one; what it counted. */
  accept(members: readonly string[], upTo: number): Vote[] {
    const votes = this.drop(members, upTo);
    for (const { questionId, author, on } of votes) {
      if (on) this.raise(questionId, author);
      else for (const id of members) this.counted.get(id)?.delete(author);
    }
    return votes;
  }

  /** The room would not count what came up to this one: those hands are as they were before. */
  refuse(members: readonly string[], upTo: number): Vote[] {
    return this.drop(members, upTo);
  }

  /** The questions on which the room has counted this phone's hand. */
  countedBy(author: string): string[] {
    return [...this.counted].flatMap(([id, authors]) => (authors.has(author) ? [id] : []));
  }

  private drop(members: readonly string[], upTo: number): Vote[] {
    const votes = this.waiting(members, upTo);
    for (const id of members) {
      const rest = this.open.get(id)?.filter(({ seq }) => seq > upTo) ?? [];
      if (rest.length > 0) this.open.set(id, rest);
      else this.open.delete(id);
    }
    return votes;
  }

  private raise(questionId: string, author: string): void {
    const authors = this.counted.get(questionId);
    if (authors) authors.add(author);
    else this.counted.set(questionId, new Set([author]));
  }
}

function show(up: Map<string, Set<string>>, { questionId, author, on }: Vote): void {
  if (on) up.get(questionId)?.add(author);
  else for (const authors of up.values()) authors.delete(author);
}
