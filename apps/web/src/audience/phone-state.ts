import type { CommandType, RefusalCode } from '@openfloor/contract';
import type { RoomView } from '../live/room-view.js';
import type { Step } from './early.js';
import type { IntentSources } from './outbox-view.js';
import type { Intent } from './support.js';

/** How the line to the server is. `back` stands for 3 s after a cut. */
export type Line = 'ok' | 'slow' | 'offline' | 'back' | 'upgrade';

/** An own question, or a request for the floor, that has no receipt yet. */
export interface Outgoing {
  id: string;
  type: CommandType;
  args: Record<string, string | undefined>;
  state: 'sending' | 'kept' | 'refused';
  code?: RefusalCode;
}

/** Everything the phone knows at one moment. Replaced, never changed. */
export interface PhoneState {
  room: RoomView;
  line: Line;
  /** When anything was last heard from the server, in milliseconds of the server's clock. */
  heardAt: number;
  /** How far the server's clock is ahead of this phone's, in milliseconds. */
  offsetMs: number;
  /** What waits on this phone, and what was sent since the line came back. */
  waiting: number;
  sent: number;
  /** By question id. */
  intents: ReadonlyMap<string, Intent>;
  outgoing: readonly Outgoing[];
  /** What waits on this phone and what became of it, before a part has made its own of it. */
  sources?: Omit<IntentSources, 'server'>;
  /** Why this phone has no seat, where it was refused one. */
  seatRefused: RefusalCode | null;
  /** This phone works on what the door asked of it before it gets a seat. */
  isProving?: boolean;
}

/** How an act ended; `details` is the present record of a conflict. */
export type Done = { ok: true } | { ok: false; code: RefusalCode; details?: unknown };

/** What a page asks of the phone. */
export interface Phone {
  subscribe(listener: () => void): () => void;
  state(): PhoneState;
  /** Turns support for a question around; the answer shows in `intents`. */
  support(questionId: string): void;
  /** Gives these steps one after the other, now or as soon as the line is back. */
  send(steps: Step[]): void;
  /** Forgets a question that was refused. */
  dismiss(outgoingId: string): void;
  /** Gives a command and waits for the room's answer. */
  give(type: CommandType, args: Record<string, unknown>): Promise<Done>;
  /** Becomes whoever a personal code is for. */
  enter(personalCode: string): Promise<Done>;
  /** Tries the line at once. */
  tryNow(): void;
  /** The token of the seat, for what a sheet reads by itself. */
  token(): string | undefined;
  /** Forgets on this device who one is here. */
  leave(): Promise<void>;
}
