import { Injectable } from '@nestjs/common';
import type { SimilarPairs, SimilarQuestions } from '@openfloor/contract';
import type { Room } from '@openfloor/room';
import type { OpenRoom } from '../operations/rooms.js';
import type { Worded } from './question-index.js';
import { RoomIndex } from './room-index.js';
import { RoomPairs } from './room-pairs.js';

/** From so many percent on a question is offered to somebody who asks, and a pair shown to staff. */
export const OFFERED_FROM = 40;
export const PAIRED_FROM = 50;
const OFFERED = 3;
const MOST_PAIRS = 500;
/** So long (ms) somebody who types is kept waiting while the questions of a room are read for the first time. */
const OFFER_MS = 2_000;
/** So long (ms) questions are compared for one asking of the staff, who ask again for the others. */
const PAIR_MS = 250;

/**
 * Finds questions that ask the same. What it knows of a room lives as long as the room is open in this process, is read from
 * the room's committed records when somebody asks, and is stored nowhere. What people type is compared and forgotten.
 */
@Injectable()
export class Similar {
  private readonly offers = new WeakMap<Room, RoomIndex>();
  private readonly pairings = new WeakMap<Room, RoomPairs>();

  /** Questions that everybody sees and that ask something like this text. Depends on nothing that not everybody sees. */
  async offeredTo(open: OpenRoom, asked: Worded): Promise<SimilarQuestions> {
    const { room } = open;
    const index = this.offers.get(room) ?? new RoomIndex(room, 'public');
    this.offers.set(room, index);
    await index.catchUp(OFFER_MS);
    return {
      similar: index
        .like(asked, OFFERED_FROM, OFFERED)
        .map(({ no, percent }): [number, number] => [no, percent]),
    };
  }

  /** What waits and is like something that it could be merged into; `left`: how many are not compared yet. For staff. */
  async pairsOf(open: OpenRoom): Promise<SimilarPairs> {
    const { room } = open;
    const pairs = this.pairings.get(room) ?? new RoomPairs(room, PAIRED_FROM);
    this.pairings.set(room, pairs);
    await pairs.catchUp(PAIR_MS);
    return { pairs: pairs.pairs().slice(-MOST_PAIRS), left: pairs.left };
  }
}
