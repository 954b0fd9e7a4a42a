import type { RoomSnapshot } from '@openfloor/client';
import {
  COMMAND_TYPES,
  type FloorView,
  type HubView,
  type QuestionView,
  type Reply,
  type SessionView,
} from '@openfloor/contract';
import type { DeskRoom } from '../desk/order.js';
import { questionId, session } from './records.js';

/** A command that a desk sent and that waits for its reply. */
export interface Sent {
  type: string;
  args: Record<string, unknown>;
  /** Answers it: accepted, or refused with a code. `details` of what is accepted are its result. */
  reply: (code?: string | null, details?: unknown) => Promise<void>;
}

/** A room in memory whose replies and changes are given by hand. */
export class DeskRoomByHand implements DeskRoom {
  readonly sent: Sent[] = [];
  private readonly listeners = new Set<() => void>();
  private list: readonly QuestionView[] = [];
  /** The list of speakers. */
  floors: readonly FloorView[] = [];
  hubs: readonly HubView[] = [];
  /** Records of a large room that are still to come. */
  left = 0;
  /** How far this desk has been told what happened; replies are of rev 1. */
  seenRev = 1;
  private rev = 1_000;

  constructor(
    questions: readonly QuestionView[],
    private now: SessionView = session(),
  ) {
    this.list = questions;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly getSnapshot = (): RoomSnapshot =>
    ({
      session: this.now,
      you: { can: COMMAND_TYPES },
      connection: 'live',
      outbox: [],
      left: this.left,
      rev: this.seenRev,
    }) as unknown as RoomSnapshot;

  records(kind: string): never {
    const held: Record<string, readonly unknown[]> = {
      question: this.list,
      floor: this.floors,
      hub: this.hubs,
    };
    return (held[kind] ?? []) as never;
  }

  question(id: string): QuestionView | undefined {
    return this.list.find((question) => question.id === id);
  }

  serverNow(): number {
    return 0;
  }

  close(): void {
    this.listeners.clear();
  }

  wake(): void {
    return;
  }

  edits(): void {
    return;
  }

  does(type: string, args: unknown): Promise<Reply> {
    return new Promise((resolve) => {
      const id = `command ${this.sent.length + 1}`;
      const reply = async (code?: string | null, details?: unknown): Promise<void> => {
        const refused = { ok: false, id, code, message: '', details } as Reply;
        const result = details as Record<string, unknown> | undefined;
        resolve(code ? refused : { ok: true, id, rev: 1, beat: 1, ...(result ? { result } : {}) });
        for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
      };
      this.sent.push({ type, args: args as Record<string, unknown>, reply });
    });
  }

  /** Changes or adds a question, as a patch does. */
  put(no: number, change: Partial<QuestionView>, fresh?: QuestionView): void {
    this.rev += 1;
    const held = this.question(questionId(no)) ?? fresh;
    if (!held) throw new Error(`no question ${no}`);
    const next = { ...held, ...change, rev: this.rev };
    this.list = [...this.list.filter(({ id }) => id !== next.id), next];
    this.tell();
  }

  /** Changes the list of speakers, as a patch does. */
  putFloors(...floors: FloorView[]): void {
    this.floors = floors;
    this.tell();
  }

  /** Changes the session, as a patch does. */
  putSession(change: Partial<SessionView>): void {
    this.now = { ...this.now, ...change };
    this.tell();
  }

  /** The desk is told all up to here. */
  catchUp(rev = 1): void {
    this.seenRev = rev;
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
