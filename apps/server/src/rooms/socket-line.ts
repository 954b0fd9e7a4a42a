import { Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { RoundTrip } from './round-trip.js';
import type { Line } from './seat.js';
import { bytesOf, heldBy, isIdle, wiresOf, type Wires } from './wires.js';

/** Bytes that may wait for a seat: one that reads too slowly for that comes back and is brought up to date in one go. */
export const MOST_UNSENT = 1_048_576;
/** With so few waiting a seat may be greeted, however long its greeting is. */
const FEW_UNSENT = 65_536;
/** With more than this waiting a seat gets no figures. */
const CLOGGED_FROM = 4_096;
/** What the network takes within this time counts as sent. */
const MOMENT_MS = 100;
/** A connection that was ended and is still not read is cut after this. */
const GRACE_MS = 2_000;
/** Close code of a WebSocket, "try again later" in the registry of RFC 6455, and why. */
const CLOSED_UNREAD = [1013, 'too much unread'] as const;

const logger = new Logger('line');

/**
 * The line of a socket. Writes past engine.io where nothing is in between, counts what waits because the reader is
 * slow, and ends the connection before that costs the others memory.
 */
export class SocketLine implements Line {
  readonly roundTrip = new RoundTrip();
  /** What stands behind the transport that was looked at, where it may be written to. */
  private transport: unknown;
  private ws: Wires['ws'] | undefined;
  private net: Wires['net'] | undefined;
  /** What engine.io holds (which is not kept alive here), how much of it was counted, and the bytes of that. */
  private held: WeakRef<readonly unknown[]> | undefined;
  private counted = 0;
  private heldBytes = 0;
  /** When that began to wait which waits now, 0 where nothing does; where it is held, or how far the network must come. */
  private since = 0;
  private waitsIn: WeakRef<readonly unknown[]> | undefined;
  private due = 0;
  private most = MOST_UNSENT;
  private mayGreet = false;

  constructor(private readonly conn: Socket['conn']) {}

  get isPolling(): boolean {
    return this.conn.transport.name === 'polling';
  }

  /** A WebSocket that is not made as this house knows them. */
  get isStrange(): boolean {
    return wiresOf(this.conn) === 'strange';
  }

  get hasUnsent(): boolean {
    this.check();
    return this.since > 0 && performance.now() - this.since > MOMENT_MS;
  }

  /** Whether the network takes so little that figures would only make it later. */
  get isClogged(): boolean {
    return this.unsent > CLOGGED_FROM;
  }

  /** Bytes that wait in this process. */
  get unsent(): number {
    this.look();
    const held = heldBy(this.conn);
    const written = this.net?.writableLength ?? 0;
    if (held.length > 0) return written + this.countHeld(held);
    this.held = undefined;
    return written;
  }

  /** Writes a whole WebSocket message at once; false where something is in between, so that it must go the ordinary way. */
  write(message: Buffer): boolean {
    this.look();
    const { conn, ws, net } = this;
    if (!ws || !net || !isIdle(conn, ws, net)) return false;
    net.write(message);
    if (this.since > 0 || net.writableLength > 0) this.check();
    return true;
  }

  /** A welcome follows. It may be long, and is not held against a seat that had read what came before. */
  greets(): void {
    this.mayGreet = this.unsent <= FEW_UNSENT;
  }

  /** The welcome, or a page of it, is on its way. */
  greeted(): void {
    if (this.mayGreet) this.most = MOST_UNSENT + this.unsent;
    this.check();
  }

  /** Looks what waits after something was sent. */
  check(): void {
    const { unsent } = this;
    if (unsent === 0) {
      this.since = 0;
      this.most = MOST_UNSENT;
      return;
    }
    if (this.since === 0 || this.hasMoved()) this.mark();
    if (unsent > this.most) this.end(unsent);
  }

  /** Looks again only when the transport is another one, as after an upgrade. */
  private look(): void {
    const { transport } = this.conn;
    if (transport === this.transport) return;
    this.transport = transport;
    const wires = wiresOf(this.conn);
    const known = typeof wires === 'string' ? undefined : wires;
    this.ws = known?.ws;
    this.net = known?.net;
  }

  /** Packets are only ever added to the array that engine.io holds, until it is another one. */
  private countHeld(held: readonly { data?: unknown }[]): number {
    if (held !== this.held?.deref()) {
      this.held = new WeakRef(held);
      this.counted = 0;
      this.heldBytes = 0;
    }
    for (; this.counted < held.length; this.counted += 1) this.heldBytes += bytesOf(held[this.counted] ?? {});
    return this.heldBytes;
  }

  private mark(): void {
    this.since = performance.now();
    this.due = this.net?.bytesWritten ?? 0;
    this.waitsIn = this.held;
  }

  /** Whether all has gone that waited when it was last looked at. */
  private hasMoved(): boolean {
    if (this.waitsIn) return heldBy(this.conn) !== this.waitsIn.deref();
    const { net } = this;
    return !net || net.bytesWritten - net.writableLength >= this.due;
  }

  private end(unsent: number): void {
    const { conn, ws, net } = this;
    logger.warn(`a seat is closed with ${unsent} bytes unread`);
    this.most = Number.POSITIVE_INFINITY;
    ws?.close(...CLOSED_UNREAD);
    conn.close(true);
    if (net) setTimeout(() => net.destroy(), GRACE_MS).unref();
  }
}
