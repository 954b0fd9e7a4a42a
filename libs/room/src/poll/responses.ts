import type { PollRecord, ResponseRecord } from '../outcome-records.js';
import { cellsIn, isGiven } from './content.js';

/** What a rule may read of the answers to polls: those of the committed room, or with what a turn has left. */
export interface ResponseReader {
  /** The answer of this voter to this poll, also one that was taken back. */
  of(pollId: string, voterId: string): ResponseRecord | undefined;
  /** All answers to a poll in any order, those taken back and those of removed people among them. */
  on(pollId: string): readonly ResponseRecord[];
  /** All answers of a voter. */
  by(voterId: string): readonly ResponseRecord[];
}

/** How an open poll stands. Of a ranking `cells` count who put the option first. */
export interface PollFigures {
  answered: number;
  cells: number[];
}

/** The answers to one poll; what is counted leaves removed people out. */
interface Box {
  records: Map<string, ResponseRecord>;
  byVoter: Map<string, string>;
  answered: number;
  /** By the number of the option: how many named it, and how many named it first. */
  named: number[];
  first: number[];
}

/**
 * The answers to the polls of a room, by poll and by voter. How a poll stands is kept counted with every answer, so that asking
 * costs nothing that grows with the room.
 */
export class RoomResponses implements ResponseReader {
  private readonly boxes = new Map<string, Box>();
  /** Ids of the polls that a voter has a response to. */
  private readonly voters = new Map<string, Set<string>>();
  private changes = 0;

  constructor(private readonly isRemoved: (voterId: string) => boolean) {}

  /** Another one whenever any figure may have changed. */
  get version(): number {
    return this.changes;
  }

  of(pollId: string, voterId: string): ResponseRecord | undefined {
    const box = this.boxes.get(pollId);
    const id = box?.byVoter.get(voterId);
    return id === undefined ? undefined : box?.records.get(id);
  }

  on(pollId: string): readonly ResponseRecord[] {
    return [...(this.boxes.get(pollId)?.records.values() ?? [])];
  }

  by(voterId: string): readonly ResponseRecord[] {
    return [...(this.voters.get(voterId) ?? [])].flatMap((pollId) => this.of(pollId, voterId) ?? []);
  }

  hasAnswered(voterId: string): boolean {
    return this.voters.has(voterId);
  }

  /** How a poll stands, a cell for each of its answers. */
  figures(poll: Pick<PollRecord, 'id' | 'type' | 'options' | 'max'>): PollFigures {
    const box = this.boxes.get(poll.id);
    const counted = poll.type === 'ranking' ? box?.first : box?.named;
    const cells = Array.from({ length: cellsIn(poll) }, (_none, at) => counted?.[at + 1] ?? 0);
    return { answered: box?.answered ?? 0, cells };
  }

  /** Takes in one committed answer, which stands in the place of an earlier one of the same id. */
  put(now: ResponseRecord): void {
    const box = this.boxOf(now.pollId);
    const before = box.records.get(now.id);
    if (before) {
      this.count(box, before, -1);
      this.forget(box, before);
    }
    box.records.set(now.id, now);
    if (now.voterId !== null) {
      box.byVoter.set(now.voterId, now.id);
      const polls = this.voters.get(now.voterId) ?? new Set<string>();
      this.voters.set(now.voterId, polls.add(now.pollId));
    }
    this.count(box, now, 1);
    this.changes += 1;
  }

  /** Somebody was removed, or came back, which their record does not say before this call. */
  removed(voterId: string, isRemoved: boolean): void {
    for (const response of this.by(voterId))
      this.add(this.boxOf(response.pollId), response, isRemoved ? -1 : 1);
    if (this.voters.has(voterId)) this.changes += 1;
  }

  private forget(box: Box, { voterId, pollId }: ResponseRecord): void {
    if (voterId === null) return;
    box.byVoter.delete(voterId);
    const polls = this.voters.get(voterId);
    polls?.delete(pollId);
    if (polls?.size === 0) this.voters.delete(voterId);
  }

  private count(box: Box, response: ResponseRecord, step: 1 | -1): void {
    if (response.voterId === null || !this.isRemoved(response.voterId)) this.add(box, response, step);
  }

  private add(box: Box, response: ResponseRecord, step: 1 | -1): void {
    if (!isGiven(response)) return;
    box.answered += step;
    for (const no of response.choices) box.named[no] = (box.named[no] ?? 0) + step;
    const [best] = response.choices;
    if (best !== undefined) box.first[best] = (box.first[best] ?? 0) + step;
  }

  private boxOf(pollId: string): Box {
    const known = this.boxes.get(pollId);
    if (known) return known;
    const box: Box = { records: new Map(), byVoter: new Map(), answered: 0, named: [], first: [] };
    this.boxes.set(pollId, box);
    return box;
  }
}

/** The answers as a turn leaves them, over those of the committed room. */
export class DraftResponses implements ResponseReader {
  private readonly polls = new Map<string, Map<string, ResponseRecord>>();
  private readonly voters = new Map<string, Map<string, ResponseRecord>>();

  constructor(private readonly room: ResponseReader) {}

  of(pollId: string, voterId: string): ResponseRecord | undefined {
    const said = this.voters.get(voterId)?.get(pollId);
    if (said) return this.standing(said, voterId);
    const known = this.room.of(pollId, voterId);
    return known && this.standing(known, voterId);
  }

  on(pollId: string): readonly ResponseRecord[] {
    const touched = this.polls.get(pollId);
    const known = this.room.on(pollId);
    if (!touched) return known;
    return [...new Map([...known.map((one) => [one.id, one] as const), ...touched]).values()];
  }

  by(voterId: string): readonly ResponseRecord[] {
    const said = this.voters.get(voterId);
    const known = this.room.by(voterId).filter(({ pollId }) => !said?.has(pollId));
    return [...known, ...(said?.values() ?? [])].flatMap((one) => this.standing(one, voterId) ?? []);
  }

  put(response: ResponseRecord): void {
    const { id, pollId, voterId } = response;
    const ofPoll = this.polls.get(pollId) ?? new Map<string, ResponseRecord>();
    this.polls.set(pollId, ofPoll.set(id, response));
    if (voterId === null) return;
    const ofVoter = this.voters.get(voterId) ?? new Map<string, ResponseRecord>();
    this.voters.set(voterId, ofVoter.set(pollId, response));
  }

  /** The answer as this turn left it, if it still is that voter's. */
  private standing(response: ResponseRecord, voterId: string): ResponseRecord | undefined {
    const now = this.polls.get(response.pollId)?.get(response.id) ?? response;
    return now.voterId === voterId ? now : undefined;
  }
}
