import {
  joinSession,
  LiveRoom,
  loadSocketTransport,
  memoryOutboxStore,
  Outbox,
  sendCommand,
  type RoomSnapshot,
} from '@openfloor/client';
import type { CommandArgs, CommandType, Corner, Queued, Reply, Seated } from '@openfloor/contract';
import { newKey } from '@openfloor/client';
import { Line } from './line.js';
import { until } from './until.js';

/** A phone behind a relay: a real socket through a line of its own, which remembers every byte. */
export class RelayPhone {
  private constructor(
    readonly name: string,
    readonly seated: Seated,
    readonly line: Line,
    readonly live: LiveRoom,
    readonly outbox: Outbox,
  ) {}

  /** Joins at the relay on this port by the code. */
  static async join(port: number, code: string, name: string, told: object = {}): Promise<RelayPhone> {
    const line = await Line.to(() => port);
    const joining = { joinKey: newKey(), attendance: 'hub' as const, ...told };
    const seated = await joinSession(code, joining, { base: line.url });
    const { socketTransport } = await loadSocketTransport();
    const outbox = new Outbox({ store: memoryOutboxStore(), perSecond: 1_000 });
    const live = new LiveRoom({
      transport: socketTransport({ base: line.url, retryMostMs: 500, io: { transports: ['websocket'] } }),
      session: code,
      seat: seated.seat,
      outbox,
    });
    const phone = new RelayPhone(name, seated, line, live, outbox);
    await until(`${name} is in the room`, () => phone.now.connection === 'live');
    return phone;
  }

  get now(): RoomSnapshot {
    return this.live.getSnapshot();
  }

  /** Gives a command and waits for the room's word. */
  does<T extends CommandType>(type: T, args: CommandArgs<T>): Promise<Reply> {
    return this.live.does(type, args);
  }

  /** Gives a command once, by a plain request, and takes whatever is said. */
  says(type: string, args: unknown, id: string = crypto.randomUUID()): Promise<Reply | Queued> {
    return sendCommand(this.seated.sessionId, this.seated.seat, { id, type, args }, { base: this.line.url });
  }

  /** Waits until the corner of this phone is so. */
  sees(what: string, is: (mine: Corner) => unknown, withinMs?: number): Promise<unknown> {
    return until(`${this.name} sees ${what}`, () => this.now.mine && is(this.now.mine), withinMs);
  }

  /** Waits until the room as this phone sees it is so. */
  seesRoom(what: string, is: (room: LiveRoom) => unknown, withinMs?: number): Promise<unknown> {
    return until(`${this.name} sees ${what}`, () => is(this.live), withinMs);
  }

  leave(): void {
    this.live.close();
    this.line.close();
  }
}
