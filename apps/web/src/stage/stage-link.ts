import { acceptInvitation, type LiveRoom, RefusedCall, seatKeeper, watchPage } from '@openfloor/client';
import type { Seated } from '@openfloor/contract';
import { openPageRoom } from '../live/page-room.js';
import type { RoomView } from '../live/room-view.js';
import { viewOf } from '../live/view-of.js';
import type { Picture } from './scene.js';

/** After a refusal the screen asks again, in milliseconds: nobody stands beside it to reload. */
const AGAIN_MS = 20_000;

/** What the screen knows at one moment. The room stays as it was last seen when the line is cut. */
export interface Seen {
  room: RoomView | undefined;
  isConnected: boolean;
}

/**
 * The line of a screen to its room. Reads the public channel; with a display's seat it also says what it painted.
 * Never gives up, never clears the picture.
 */
export class StageLink {
  private readonly listeners = new Set<() => void>();
  private readonly keeper = seatKeeper();
  private seen: Seen = { room: undefined, isConnected: false };
  private live: LiveRoom | undefined;
  /** The line that heard the server's time last. */
  private heard: LiveRoom | undefined;
  private seated: Seated | undefined;
  private painted: { picture: Picture; stageId: string | undefined } | undefined;

  /** `code` is the join code of the session; `reports` whether this page speaks for its screen. */
  constructor(
    private readonly code: string,
    private readonly reports = true,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly state = (): Seen => this.seen;

  /** The server's time in milliseconds, as well as it was heard last. */
  readonly now = (): number => this.heard?.serverNow() ?? Date.now();

  /** The token of the display's seat; undefined without one. */
  readonly token = (): string | undefined => this.seated?.seat;

  /** Connects; `token` is the fragment of the display's link, empty without one. */
  async start(token: string): Promise<void> {
    this.seated = this.keeper.load(this.code, 'display')?.seated;
    watchPage(() => this.live?.wake());
    if (token) await this.accept(token);
    this.open();
  }

  /** A picture is on the screen. Said to the room, and again after a reconnection. */
  readonly paint = (picture: Picture, stageId: string | undefined): void => {
    this.painted = { picture, stageId };
    this.report();
  };

  private async accept(token: string): Promise<void> {
    for (;;) {
      try {
        this.seated = await acceptInvitation({ token });
        this.keeper.keep(this.code, 'display', { seated: this.seated });
        return;
      } catch (error) {
        if (error instanceof RefusedCall) return;
        await new Promise((again) => setTimeout(again, 2_000));
      }
    }
  }

  private open(): void {
    const live = openPageRoom({
      session: this.code,
      as: 'public',
      ...(this.seated ? { token: this.seated.seat } : {}),
    });
    this.live = live;
    live.subscribe(() => {
      if (this.live !== live) return;
      const snapshot = live.getSnapshot();
      if (snapshot.connection === 'refused') return this.refused();
      if (snapshot.session) this.heard = live;
      const isConnected = snapshot.connection === 'live' || snapshot.connection === 'slow';
      const isBack = isConnected && !this.seen.isConnected;
      this.show({ room: viewOf(snapshot) ?? this.seen.room, isConnected });
      if (isBack) this.report();
    });
  }

  /** The seat has ended or the code is not known now: goes on without the seat, or asks again later. */
  private refused(): void {
    this.live?.close();
    this.live = undefined;
    this.show({ ...this.seen, isConnected: false });
    const had = this.seated;
    this.seated = undefined;
    if (had) {
      this.keeper.forget(this.code, 'display');
      this.open();
    } else setTimeout(() => this.open(), AGAIN_MS);
  }

  private show(seen: Seen): void {
    this.seen = seen;
    for (const listener of [...this.listeners]) listener();
  }

  private report(): void {
    const { live, painted, seated } = this;
    if (!this.reports || !live || !painted || !seated || !this.seen.isConnected) return;
    const { picture, stageId } = painted;
    const { scene, refId } = picture;
    live.does('stage.shown', { ...(stageId ? { stageId } : {}), scene, refId }).catch(() => undefined);
  }
}
