import { Injectable } from '@nestjs/common';
import { Refusal, type Role } from '@openfloor/contract';
import type { Actor } from '@openfloor/room';
import { Config } from '../config/config.js';
import { Lag } from '../operations/lag.js';
import { addressKey } from '../operations/origin.js';

/** What the crowd needs of a socket. */
interface Leaver {
  emit(event: 'draining', frame: { reconnectInMs: number }): unknown;
  disconnect(close: boolean): unknown;
}

/** Somebody at the door, as their seat proves it. */
export interface Newcomer {
  actor: Actor | undefined;
  role: Role;
  address: string | undefined;
}

/** A link of staff or of a hub is open on more screens than a phone. */
const SCREENS = 4;
/** When whoever was put aside by their own newer sockets may look again: a forgotten tab, not a phone in a hand. */
const ASIDE_MS = 60_000;
const FULL_MS = 10_000;
/** Phones that were told to wait come back within this time after the first, each at another moment. */
const SPREAD_MS = 6_000;
const LATE_MS = 2_000;

/** How many are in, and whether there is room for one more. Whoever works in a session is always let in. */
@Injectable()
export class Crowd {
  private readonly persons = new Map<string, Set<Leaver>>();
  private readonly readers = new Map<string, number>();
  private readonly lag = Lag.running();

  constructor(private readonly config: Config) {}

  /** Refuses `BUSY`, with a time to come back, where the process is late or the room or this address has too many. */
  expectRoom({ actor, role, address }: Newcomer, seats: number): void {
    if (role !== 'participant') return;
    const { lateMs, socketsPerRoom, readersPerAddress } = this.config.crowd;
    if (lateMs > 0 && this.lag.ms >= lateMs) throw busy('too many at once', LATE_MS);
    if (socketsPerRoom > 0 && seats >= socketsPerRoom) throw busy('this room is full', FULL_MS);
    const readers = actor ? 0 : (this.readers.get(addressKey(address)) ?? 0);
    if (readersPerAddress > 0 && readers >= readersPerAddress)
      throw busy('too many without a seat from this address', FULL_MS);
  }

  /**
   * Somebody is in until the result is called. A participant has a few sockets at once: with one more the oldest is
   * closed, as it is the likeliest to be a connection that a phone lost without knowing.
   */
  enter(socket: Leaver, { actor, role, address }: Newcomer): () => void {
    if (!actor) return this.read(addressKey(address));
    const key = actor.type === 'invited' ? actor.deviceId : actor.id;
    const own = this.persons.get(key) ?? new Set();
    this.persons.set(key, own.add(socket));
    const most = this.config.crowd.socketsPerPerson * (role === 'participant' ? 1 : SCREENS);
    const [oldest] = own;
    if (most > 0 && own.size > most && oldest) {
      own.delete(oldest);
      oldest.emit('draining', { reconnectInMs: ASIDE_MS });
      oldest.disconnect(true);
    }
    return () => {
      own.delete(socket);
      if (own.size === 0 && this.persons.get(key) === own) this.persons.delete(key);
    };
  }

  private read(key: string): () => void {
    this.readers.set(key, (this.readers.get(key) ?? 0) + 1);
    return () => {
      const left = (this.readers.get(key) ?? 1) - 1;
      if (left > 0) this.readers.set(key, left);
      else this.readers.delete(key);
    };
  }
}

function busy(message: string, atLeastMs: number): Refusal {
  return new Refusal('BUSY', message, undefined, atLeastMs + Math.floor(Math.random() * SPREAD_MS));
}
