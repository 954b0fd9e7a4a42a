import type { LedgerPage, Welcome } from '@openfloor/contract';
import { api } from './api.js';
import { joinedAs, openRoom, type OpenedRoom } from './people.js';
import { rawSeat, type RawSeat } from './raw.js';
import { openRelayHall } from './relay-hall.js';
import type { RelayOptions } from './relay.js';
import { TestServer } from './server.js';
import { until } from './until.js';

/** How long an honest phone beside a hostile one may wait for an answer, on a busy machine. */
const PATIENCE_MS = 3_000;
const BETWEEN_MS = 25;

/** What one can see of a session from outside: nothing of it may move. */
interface Stand {
  pid: number;
  staff: string;
  public: string;
  ledger: string;
  logged: number;
}

/** The process whose doors are attacked: the server, or a relay of one of its hubs. */
interface Door {
  readonly port: number;
  readonly url: string;
  readonly pid: number;
  readonly log: string;
}

/** What is behind the door. */
interface Behind {
  server: TestServer;
  room: OpenedRoom;
  door: Door;
  /** A seat that this door gave. */
  seat: string;
  end(): Promise<void>;
}

/** Doors under attack, with a room behind them and somebody who only wants to take part. */
export class Siege {
  private worstMs = 0;
  private lost: string | undefined;
  private ends = false;
  private readonly asking: Promise<void>;

  private constructor(
    private readonly behind: Behind,
    private readonly honest: RawSeat,
  ) {
    honest.socket.on('disconnect', (reason) => (this.lost = reason));
    this.asking = this.ask();
  }

  /** A server. Limits are on, as in the field. */
  static async open(env: Record<string, string> = {}, preset?: string): Promise<Siege> {
    const server = await TestServer.start({ LIMIT_COMMANDS_PER_SECOND: '10', ...env });
    const room = await openRoom(server, preset);
    const honest = await rawSeat(server, { session: room.sessionId, seat: room.ben.seat });
    const end = async () => {
      room.leave();
      await server.dispose();
    };
    return new Siege({ server, room, door: server, seat: room.ama.seat ?? '', end }, honest);
  }

  /** A relay of a hub of such a server. */
  static async openRelay(options: Partial<RelayOptions> = {}): Promise<Siege> {
    const hall = await openRelayHall(options);
    const { server, room, relay: door } = hall;
    const [{ seat }, other] = [await joinedAs(door, room.code), await joinedAs(door, room.code)];
    const honest = await rawSeat(door, { session: room.sessionId, seat: other.seat });
    return new Siege({ server, room, door, seat, end: () => hall.close() }, honest);
  }

  get server(): TestServer {
    return this.behind.server;
  }

  get room(): OpenedRoom {
    return this.behind.room;
  }

  /** What is attacked. */
  get door(): Door {
    return this.behind.door;
  }

  /** A seat that the door gave to somebody who is not there. */
  get seat(): string {
    return this.behind.seat;
  }

  /**
   * Does something hostile: afterwards the process is the same, nothing of the session has changed, the log has at most
   * `lines` new lines without a stack or a secret, and whoever is honest was answered all the time.
   */
  async during<T>(act: () => Promise<T>, lines = 1): Promise<T> {
    this.worstMs = 0;
    await this.caughtUp();
    const before = await this.stand();
    const done = await act();
    const after = await this.stand();
    const news = this.door.log.slice(before.logged).split('\n').filter(Boolean);
    const faults = [
      after.pid !== before.pid && 'another process',
      after.staff !== before.staff && `staff see something else: ${after.staff}`,
      after.public !== before.public && 'the audience sees something else',
      after.ledger !== before.ledger && 'the ledger has changed',
      news.length > lines && `logged: ${news.join('\n')}`,
      /\n\s+at |"stack"|\.js:\d+/.test(news.join('\n')) && `a stack in the log: ${news.join('\n')}`,
      this.secrets().some((secret) => news.join('\n').includes(secret)) && 'a secret in the log',
      this.lost !== undefined && `somebody honest was cut off: ${this.lost}`,
      this.worstMs > PATIENCE_MS && `somebody honest waited ${Math.round(this.worstMs)} ms`,
    ].filter(Boolean);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return done;
  }

  async close(): Promise<void> {
    this.ends = true;
    await this.asking;
    this.honest.close();
    await this.behind.end();
  }

  private secrets(): string[] {
    const { moderator, ama, ben } = this.room;
    return [this.seat, moderator.seat, ama.seat, ben.seat].filter((seat) => seat !== undefined);
  }

  private async ask(): Promise<void> {
    while (!this.ends) {
      const askedAt = performance.now();
      await this.honest.socket
        .timeout(PATIENCE_MS * 3)
        .emitWithAck('time')
        .catch((error: Error) => (this.lost ??= error.message));
      this.worstMs = Math.max(this.worstMs, performance.now() - askedAt);
      if (this.lost !== undefined) return;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS * 4));
    }
  }

  /** Waits until a relay tells the audience all that its server does, the figures too, which come on their beat. */
  private async caughtUp(): Promise<void> {
    const { server, room, door, seat } = this;
    if (door === server) return;
    const told = ({ rev, tallies: { votes, counts } }: Welcome) => JSON.stringify([rev, votes, counts]);
    await until('the door has caught up', async () => {
      const there = await this.read<Welcome>(server, 'state?as=public', room.ama.seat);
      const here = await this.read<Welcome>(door, 'state?as=public', seat);
      return told(here) === told(there);
    });
  }

  private async stand(): Promise<Stand> {
    const { server, room, door, seat } = this;
    const seen = await until('the room is read', async () => {
      const [staff, everybody, ledger] = await Promise.all([
        this.read<Welcome>(server, 'state?as=staff', room.moderator.seat),
        this.read<Welcome>(door, 'state?as=public', seat),
        this.read<LedgerPage>(server, 'ledger', room.moderator.seat),
      ]);
      return { staff: shown(staff), public: shown(everybody), ledger: JSON.stringify(ledger) };
    });
    return { pid: door.pid, logged: door.log.length, ...seen };
  }

  private async read<T>(from: { url: string }, path: string, token: string | undefined): Promise<T> {
    const { status, body } = await api<Record<string, unknown>>(
      from,
      'GET',
      `/sessions/${this.room.sessionId}/${path}`,
      token === undefined ? {} : { token },
    );
    if (status !== 200) throw new Error(`${path}: ${status}`);
    return body as T;
  }
}

/** The room without what moves by itself: time, and who is connected. */
function shown({ rev, put, gone, tallies, mine }: Welcome): string {
  return JSON.stringify({ rev, put, gone, tallies: { ...tallies, beat: 0 }, mine: mine.put });
}
