import {
  acceptInvitation,
  browserOutboxStore,
  httpFirst,
  httpTransport,
  joinCard,
  LiveRoom,
  loadSocketTransport,
  Outbox,
  RefusedCall,
  seatKeeper,
  takeSeat,
  watchPage,
  type OutboxEntry,
} from '@openfloor/client';
import type { CommandArgs, JoinCard, OwnHub, Seated } from '@openfloor/contract';
import { deviceKeep } from '../../live/keep.js';
import { keepHubSeat } from './hub-seat.js';

/** An application as it stands. */
export interface Applied {
  hubs: readonly OwnHub[];
  entries: readonly OutboxEntry[];
  /** The room has answered at least once. */
  isHeard: boolean;
}

const JOINING = { attendance: 'online' } as const;

/** The session with this code; undefined where there is none. Rejects where nobody answered. */
export async function sessionOf(code: string): Promise<JoinCard | undefined> {
  try {
    return await joinCard(code);
  } catch (error) {
    if (error instanceof RefusedCall && error.status < 429) return undefined;
    throw error;
  }
}

/** Takes a participant's seat, gives the application and hears what becomes of it; all of it survives a reload. */
export class Applying {
  private readonly listeners = new Set<() => void>();
  private readonly outbox: Outbox;
  private readonly room: LiveRoom;
  private readonly unwatch: () => void;
  private current: Applied = { hubs: [], entries: [], isHeard: false };
  private isRenewed = false;

  private constructor(
    private readonly sessionId: string,
    private seated: Seated,
  ) {
    this.outbox = new Outbox({ store: browserOutboxStore(sessionId, seated.actor.id) });
    this.room = new LiveRoom({
      session: sessionId,
      seat: seated.seat,
      outbox: this.outbox,
      transport: httpFirst({
        http: httpTransport(),
        socket: async () => (await loadSocketTransport()).socketTransport(),
      }),
    });
    this.unwatch = watchPage(() => this.room.wake());
    this.room.subscribe(() => this.heard());
  }

  /** Begins at the session with this id; rejects with a refusal, or where nobody answered. */
  static async open(sessionId: string): Promise<Applying> {
    return new Applying(sessionId, await takeSeat(seatKeeper(), sessionId, JOINING));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly state = (): Applied => this.current;

  give(args: CommandArgs<'hub.apply'>): void {
    for (const { id } of this.current.entries) this.outbox.dismiss(id);
    this.room.does('hub.apply', args).catch(() => undefined);
  }

  /** Fetches the link of a hub that was taken and sits down in it; rejects where that is refused or nobody answers. */
  async enter(hubId: string): Promise<void> {
    const answer = await fetch(`/api/v1/sessions/${this.sessionId}/hubs/${hubId}/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.seated.seat}` },
      body: '{}',
    });
    const { token } = (await answer.json()) as { token?: string };
    if (!answer.ok || !token) throw new Error('the hub has no link');
    keepHubSeat(deviceKeep(), seatKeeper(), await acceptInvitation({ token }));
  }

  close(): void {
    this.unwatch();
    this.room.close();
  }

  private heard(): void {
    const { mine, outbox, connection, refusal } = this.room.getSnapshot();
    if (connection === 'refused' && refusal !== 'UPGRADE' && !this.isRenewed) void this.renew();
    this.current = { hubs: mine?.hubs ?? [], entries: outbox, isHeard: mine !== undefined };
    for (const listener of [...this.listeners]) listener();
  }

  /** The seat has ended; the same key gets the same participant again. */
  private async renew(): Promise<void> {
    this.isRenewed = true;
    this.seated = await takeSeat(seatKeeper(), this.sessionId, JOINING, { renew: true }).catch(
      () => this.seated,
    );
    this.room.sit(this.seated.seat, this.outbox);
  }
}
