import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Store } from '@openfloor/store';
import { Config } from '../config/config.js';
import type { NodeMessage } from '../nodes/messages.js';
import { Nodes } from '../nodes/nodes.js';
import { Drain } from '../operations/drain.js';
import { STORE } from '../operations/store.token.js';
import type { Stand } from './following.js';
import type { OpenedRoom } from './opened-room.js';
import { realTime, type Schedule } from './schedule.js';
import type { Telling } from './telling.js';

/** So often the store is asked where the open rooms stand, so that a hint that was lost is missed for no longer. */
export const ROUND_MS = 5_000;

/** The rooms that are open in this process. */
export interface OpenRooms {
  /** The room, if it is open or about to be. */
  known(sessionId: string): Promise<OpenedRoom> | undefined;
  openIds(): string[];
}

/**
 * What the rooms of this process and those of the other nodes tell each other, and what the store tells them all. A room
 * that hears of something newer reads it from the store itself.
 */
@Injectable()
export class OtherNodes {
  private readonly logger = new Logger('nodes');
  private rooms: OpenRooms | undefined;
  private readonly ends: (() => void)[] = [];
  private isLooking = false;
  private isBlind = false;

  constructor(
    private readonly nodes: Nodes,
    @Inject(STORE) private readonly store: Pick<Store, 'clocksOf'>,
    private readonly config: Config,
    private readonly drain: Drain,
  ) {}

  /** Begins to hear the others, and to look at the store, for these rooms. Nothing of that where there are no others. */
  attend(rooms: OpenRooms, schedule: Schedule = realTime): void {
    this.rooms = rooms;
    if (!this.nodes.areSeveral && this.config.databaseUrl === undefined) return;
    this.ends.push(this.nodes.listen((message, from) => this.hear(message, from)));
    this.goRoundEvery(schedule);
  }

  stop(): void {
    for (const end of this.ends.splice(0)) end();
    this.rooms = undefined;
  }

  /** What a room tells the others; undefined where nobody hears it. */
  tellingOf(sessionId: string): Telling | undefined {
    const { nodes, drain } = this;
    if (!nodes.areSeveral) return undefined;
    return {
      moved: ({ rev, beat }) => nodes.tell({ what: 'moved', sessionId, rev, beat }),
      here: (part) => {
        if (!drain.isDraining) nodes.tell({ what: 'here', sessionId, part });
      },
    };
  }

  private goRoundEvery(schedule: Schedule): void {
    let cancel = () => {};
    const next = () => {
      cancel = schedule.after(ROUND_MS, () => {
        next();
        void this.look();
        if (this.nodes.areSeveral) this.inEach(({ publisher }) => publisher.presence.goRound());
      });
    };
    next();
    this.ends.push(() => cancel());
  }

  private hear(message: NodeMessage, from: string): void {
    if (message.what === 'moved') this.follow(message.sessionId, message);
    if (message.what === 'here')
      this.inOne(message.sessionId, ({ publisher }) => publisher.presence.hear(from, message.part));
    if (message.what === 'going') this.inEach(({ publisher }) => publisher.presence.forget(from));
  }

  /** Asks the store where all rooms stand; one question at a time, whatever time it takes. */
  private async look(): Promise<void> {
    const ids = this.rooms?.openIds() ?? [];
    if (this.config.databaseUrl === undefined || ids.length === 0 || this.isLooking) return;
    this.isLooking = true;
    try {
      for (const { sessionId, ...stand } of await this.store.clocksOf(ids)) this.follow(sessionId, stand);
      this.isBlind = false;
    } catch (error) {
      if (!this.isBlind) this.logger.warn(`where rooms stand is not known: ${String(error)}`);
      this.isBlind = true;
    } finally {
      this.isLooking = false;
    }
  }

  private follow(sessionId: string, { rev, beat, history }: Stand): void {
    this.inOne(sessionId, (open) => void open.follow({ rev, beat, history }));
  }

  private inEach(act: (open: OpenedRoom) => void): void {
    for (const id of this.rooms?.openIds() ?? []) this.inOne(id, act);
  }

  /** A room that could not be opened has told whoever wanted it. */
  private inOne(sessionId: string, act: (open: OpenedRoom) => void): void {
    this.rooms?.known(sessionId)?.then(act, () => undefined);
  }
}
