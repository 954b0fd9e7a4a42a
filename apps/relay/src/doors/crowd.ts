import { Refusal } from '@openfloor/contract';
import { addressKey, Counts } from '@openfloor/pages';
import type { Phone } from '../phones/phone.js';
import type { DoorLimits } from './limits.js';

/** What the crowd needs of a socket. */
interface Leaver {
  emit(event: 'draining', frame: { reconnectInMs: number }): unknown;
  disconnect(close: boolean): unknown;
}

/** When whoever was put aside by their own newer sockets may look again: a forgotten tab, not a phone in a hand. */
const ASIDE_MS = 60_000;
const FULL_MS = 10_000;

/** How many sockets are in, and whether there is room for one more. */
export class Crowd {
  private size = 0;
  private readonly byAddress = new Counts();
  private readonly readers = new Counts();
  private readonly byPhone = new Map<string, Set<Leaver>>();

  constructor(private readonly limits: DoorLimits) {}

  /** Refuses `BUSY`, with a time to come back, where the relay or this address has too many. */
  expectRoom(phone: Phone | undefined, address: string | undefined): void {
    const { sockets, socketsPerAddress, readersPerAddress } = this.limits;
    const key = addressKey(address);
    if (this.size >= sockets) throw busy('too many phones for one relay');
    if (this.byAddress.of(key) >= socketsPerAddress) throw busy('too many phones from this address');
    if (!phone && this.readers.of(key) >= readersPerAddress)
      throw busy('too many without a seat from this address');
  }

  /**
   * Somebody is in until the result is called. A phone has a few sockets at once: with one more the oldest is closed, as
   * it is the likeliest to be a connection that the phone lost without knowing.
   */
  enter(socket: Leaver, phone: Phone | undefined, address: string | undefined): () => void {
    const key = addressKey(address);
    this.size += 1;
    this.byAddress.add(key);
    const leave = phone ? this.sit(socket, phone) : this.read(key);
    return () => {
      this.size -= 1;
      this.byAddress.take(key);
      leave();
    };
  }

  private sit(socket: Leaver, { id }: Phone): () => void {
    const own = this.byPhone.get(id) ?? new Set();
    this.byPhone.set(id, own.add(socket));
    const [oldest] = own;
    if (own.size > this.limits.socketsPerPhone && oldest) {
      own.delete(oldest);
      oldest.emit('draining', { reconnectInMs: ASIDE_MS });
      oldest.disconnect(true);
    }
    return () => {
      own.delete(socket);
      if (own.size === 0 && this.byPhone.get(id) === own) this.byPhone.delete(id);
    };
  }

  private read(key: string): () => void {
    this.readers.add(key);
    return () => this.readers.take(key);
  }
}

function busy(message: string): Refusal {
  return new Refusal('BUSY', message, undefined, FULL_MS + Math.floor(Math.random() * FULL_MS));
}
