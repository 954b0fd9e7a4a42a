import {
  isAddressed,
  type Draft,
  type FloorRecord,
  type HubRecord,
  type PollRecord,
  type QuestionRecord,
  type ResponseRecord,
  type RoomRecord,
  type SessionRecord,
  type SignalRecord,
  type TakeawayRecord,
} from '@openfloor/room';
import type { Changes } from './load.js';
import type { Holder } from './holder.js';
import type { Seats } from './outlet.js';

/** What a turn has touched beyond the records themselves. */
export interface Touched {
  /** Ids of the questions whose votes are to be told. */
  moved: Set<string>;
  /** Ids of the questions of which staff are told anew from which groups their votes came. */
  retold: Set<string>;
  /** Ids of the polls of which the figures moved. */
  polls: Set<string>;
  /** Ids of those whose corner has changed. */
  corners: Set<string>;
  /** Whether who is here, and how, has to be looked at again. */
  presence: boolean;
}

/** Finds out what a turn touched, and has the tally count it anew. */
export function touched(
  holder: Holder,
  seats: Seats,
  turn: Pick<Draft, 'entries' | 'ballotChanges'>,
  changes: Changes,
): Touched {
  return new Touch(holder, seats).of(turn, changes);
}

class Touch {
  private readonly found: Touched = {
    moved: new Set(),
    retold: new Set(),
    polls: new Set(),
    corners: new Set(),
    presence: false,
  };

  constructor(
    private readonly holder: Holder,
    private readonly seats: Seats,
  ) {}

  of({ entries, ballotChanges }: Pick<Draft, 'entries' | 'ballotChanges'>, changes: Changes): Touched {
    const before = new Map(changes.staff.map(({ entry, before: old }) => [entry.record.id, old?.record]));
    const questions = new Set<string>();
    for (const { questionId, voterId } of ballotChanges) {
      questions.add(questionId);
      this.found.corners.add(voterId);
    }
    for (const questionId of questions) this.moves(this.holder.tally.touch(questionId));
    for (const { record } of entries) this.record(record, before.get(record.id));
    return this.found;
  }

  private record(now: RoomRecord, old: RoomRecord | undefined): void {
    switch (now.kind) {
      case 'participant':
        this.moves(this.holder.tally.touchVoter(now.id));
        for (const { pollId } of this.holder.room.responses.by(now.id)) this.found.polls.add(pollId);
        this.found.corners.add(now.id);
        break;
      case 'session':
        this.session(now, old as SessionRecord | undefined);
        break;
      case 'question':
        this.question(now, old as QuestionRecord | undefined);
        break;
      case 'floor':
        this.floor(now, old as FloorRecord | undefined);
        break;
      case 'signal':
        this.signal(now);
        break;
      case 'hub':
        this.hub(now);
        break;
      case 'poll':
        this.poll(now, old as PollRecord | undefined);
        break;
      case 'response':
        this.response(now);
        break;
      case 'support':
        this.retells(now.id);
        break;
      case 'takeaway':
        this.takeaway(now, old as TakeawayRecord | undefined);
        break;
      case 'note':
        this.note();
        break;
      default:
        break;
    }
  }

  /** Quotas stand in every corner, the code in those of hubs. */
  private session(now: SessionRecord, old: SessionRecord | undefined): void {
    if (now.rules !== old?.rules) for (const id of this.seats.personIds) this.found.corners.add(id);
    if (now.code !== old?.code) for (const { id } of this.holder.room.list('hub')) this.found.corners.add(id);
  }

  private question(now: QuestionRecord, old: QuestionRecord | undefined): void {
    const { tally, room } = this.holder;
    this.moves(tally.touch(now.id));
    this.found.corners.add(now.authorId);
    const tops = [old?.mergedInto, now.mergedInto].filter((id) => id != null);
    for (const id of [...tops, ...room.mergedInto(now.id)]) this.moves(tally.touch(id));
    if (old && old.mergedInto !== now.mergedInto) {
      for (const voterId of room.ballots(now.id).keys()) this.found.corners.add(voterId);
      this.retells(now.id);
    }
    this.hands(now, old);
  }

  /** Hubs whose hands were counted, taken back, or now stand under another question. */
  private hands(now: QuestionRecord, old: QuestionRecord | undefined): void {
    const before = old?.hands ?? [];
    const moves = old?.mergedInto !== now.mergedInto;
    for (const count of now.hands) if (moves || !before.includes(count)) this.found.corners.add(count.hubId);
    for (const count of before) if (!now.hands.includes(count)) this.found.corners.add(count.hubId);
  }

  /** Hubs see in their corner what they counted; a poll that is opened has figures. */
  private poll({ id, hands }: PollRecord, old: PollRecord | undefined): void {
    this.found.polls.add(id);
    for (const count of hands) if (!old?.hands.includes(count)) this.found.corners.add(count.hubId);
  }

  private response({ pollId, voterId }: ResponseRecord): void {
    this.found.polls.add(pollId);
    if (voterId !== null) this.found.corners.add(voterId);
  }

  /** Whoever asked is told; and staff, in presence, whether they are connected. */
  private floor(now: FloorRecord, old: FloorRecord | undefined): void {
    if (now.makerId) this.found.corners.add(now.makerId);
    if (now.status !== old?.status) this.found.presence = true;
  }

  private signal(signal: SignalRecord): void {
    for (const id of this.seats.personIds) {
      const [seat] = this.seats.ofPerson(id);
      if (id === signal.fromId || (seat && isAddressed(signal, seat.standing))) this.found.corners.add(id);
    }
  }

  /** The hub sees its own entry, and whoever applied for it what became of that. */
  private hub(now: HubRecord): void {
    this.found.corners.add(now.id);
    if (now.applicantId) this.found.corners.add(now.applicantId);
    this.found.presence = true;
  }

  /** Whoever objected is told what became of that. */
  private takeaway(now: TakeawayRecord, old: TakeawayRecord | undefined): void {
    const before = new Set(old?.objections);
    for (const objection of now.objections)
      if (!before.has(objection)) this.found.corners.add(objection.makerId);
  }

  /** Rapporteurs read the notes in their corner, since their channel does not carry them. */
  private note(): void {
    for (const id of this.seats.personIds) {
      const [seat] = this.seats.ofPerson(id);
      if (seat?.standing.role === 'rapporteur') this.found.corners.add(id);
    }
  }

  private retells(questionId: string): void {
    this.holder.tally.retold();
    this.found.retold.add(questionId);
  }

  private moves(questionIds: Iterable<string>): void {
    for (const id of questionIds) this.found.moved.add(id);
  }
}
