import type { LedgerPage, Welcome } from '@openfloor/contract';
import { api } from './api.js';
import { openRoom, type OpenedRoom } from './people.js';
import { rawSeat, type RawSeat } from './raw.js';
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

/** A server under attack, with a room in it and somebody who only wants to take part. */
export class Siege {
  private worstMs = 0;
  private lost: string | undefined;
  private ends = false;
  private readonly asking: Promise<void>;

  private constructor(
    readonly server: TestServer,
    readonly room: OpenedRoom,
    private readonly honest: RawSeat,
  ) {
    honest.socket.on('disconnect', (reason) => (this.lost = reason));
    this.asking = this.ask();
  }

  /** Limits are on, as in the field. */
  static async open(env: Record<string, string> = {}, preset?: string): Promise<Siege> {
    const server = await TestServer.start({ LIMIT_COMMANDS_PER_SECOND: '10', ...env });
    const room = await openRoom(server, preset);
    const { seat } = room.ben;
    const honest = await rawSeat(server, { session: room.sessionId, seat });
    return new Siege(server, room, honest);
  }

  /**
   * Does something hostile: afterwards the process is the same, nothing of the session has changed, the log has at most
   * `lines` new lines without a stack or a secret, and whoever is honest was answered all the time.
   */
  async during<T>(act: () => Promise<T>, lines = 1): Promise<T> {
    this.worstMs = 0;
    const before = await this.stand();
    const done = await act();
    const after = await this.stand();
    const news = this.server.log.slice(before.logged).split('\n').filter(Boolean);
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
    this.room.leave();
    await this.server.dispose();
  }

  private secrets(): string[] {
    return [this.room.moderator.seat, this.room.ama.seat, this.room.ben.seat].filter(
      (seat) => seat !== undefined,
    );
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

  private async stand(): Promise<Stand> {
    const { server, room } = this;
    const seen = await until('the room is read', async () => {
      const [staff, everybody, ledger] = await Promise.all([
        this.read<Welcome>('state?as=staff', room.moderator.seat),
        this.read<Welcome>('state?as=public', room.ama.seat),
        this.read<LedgerPage>('ledger', room.moderator.seat),
      ]);
      return { staff: shown(staff), public: shown(everybody), ledger: JSON.stringify(ledger) };
    });
    return { pid: server.pid, logged: server.log.length, ...seen };
  }

  private async read<T>(path: string, token: string | undefined): Promise<T> {
    const { status, body } = await api<Record<string, unknown>>(
      this.server,
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
