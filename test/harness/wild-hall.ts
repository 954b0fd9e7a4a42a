import { systemClock, type Clock } from '@openfloor/client';
import type { Seated } from '@openfloor/contract';
import { isLong } from './nemesis-figures.js';
import { joinedAs, openRoom, type OpenedRoom } from './people.js';
import { TestServer } from './server.js';
import { until } from './until.js';
import { Chronicle, hashOf, pictureOfClient, pictureOfServer, type Picture } from './wild-checks.js';
import { swiftClock } from './wild-clock.js';
import { WildPhone, type WildPhoneOptions } from './wild-phone.js';

/** How many times faster than they really do clients and server run, to be short; long, they keep their own times. */
export const SPEED = isLong ? 1 : 8;

/** So many milliseconds of clients and server as they pass here. */
export function ms(real: number): number {
  return real / SPEED;
}

type Closed = { leave(): void } | { close(): unknown };

/** A room on a server of its own for drills on its lines, with somebody on a good line who saw everything. */
export class WildHall {
  private readonly opened: Closed[] = [];
  private asked = 0;

  private constructor(
    readonly server: TestServer,
    readonly room: OpenedRoom,
    /** What the public was shown at each rev. */
    readonly chronicle: Chronicle,
  ) {}

  /** A room with so many questions that everybody sees. `env` goes to the server. */
  static async open(questions: number, env: Record<string, string> = {}): Promise<WildHall> {
    const server = await TestServer.start({
      LIMIT_JOINS_PER_MINUTE: '0',
      SOCKET_PING_INTERVAL_MS: String(ms(10_000)),
      SOCKET_PING_TIMEOUT_MS: String(ms(15_000)),
      ...env,
    });
    const room = await openRoom(server, 'workshop');
    await room.moderator.does('session.rules', { questionsPerPerson: 0 });
    const hall = new WildHall(server, room, new Chronicle(room.ama.live));
    for (let no = 0; no < questions; no += 1) await hall.asks();
    return hall;
  }

  get session(): string {
    return this.room.sessionId;
  }

  /** Participants that are present, as staff sees it. */
  get present(): number {
    return this.room.moderator.now.presence?.participants ?? 0;
  }

  /** A clock for a client of this hall. */
  clock(): Clock {
    return SPEED === 1 ? systemClock : swiftClock(SPEED);
  }

  newSeat(): Promise<Seated> {
    return joinedAs(this.server, this.room.code);
  }

  /** A new question that everybody sees at once; its id. */
  async asks(): Promise<string> {
    this.asked += 1;
    const text = `Who pays for point ${this.asked} of the draft, from which budget, and until when is that agreed?`;
    return (await this.room.ben.does('question.submit', { text })).questionId;
  }

  /** A phone with a seat of its own; closed with `sweep`. */
  async phone(options: Partial<WildPhoneOptions> & { base: string }): Promise<WildPhone> {
    const seated = options.seated ?? (await this.newSeat());
    return this.keep(new WildPhone({ clock: this.clock(), ...options, seated }));
  }

  /** A phone that is in the room. */
  async livePhone(options: Partial<WildPhoneOptions> & { base: string }): Promise<WildPhone> {
    const who = await this.phone(options);
    await isLive(who);
    return who;
  }

  /** Closes it with the others. */
  keep<T extends Closed>(made: T): T {
    this.opened.push(made);
    return made;
  }

  /** What the server would tell somebody who came now. */
  picture(): Promise<Picture> {
    return pictureOfServer(this.server, this.session, undefined);
  }

  /** Waits until the state hash of a client is that of the server, at the same rev of the public channel. */
  async sameAsServer(who: WildPhone, withinMs = 20_000): Promise<void> {
    const isSame = async () => {
      const theirs = await this.picture();
      return hashOf(pictureOfClient(who.live, theirs)) === hashOf(theirs);
    };
    await until('the phone shows what the server has', isSame, withinMs);
  }

  /** Leaves and closes what a test opened. */
  async sweep(): Promise<void> {
    for (const made of this.opened.splice(0).reverse()) await ('leave' in made ? made.leave() : made.close());
  }

  async close(): Promise<void> {
    await this.sweep();
    this.room.leave();
    await this.server.dispose();
  }
}

export async function isLive(who: WildPhone, withinMs = 20_000): Promise<void> {
  await until('the phone is live', () => who.isLive, withinMs);
}
