import { Socket as Net } from 'node:net';
import type { Socket } from 'socket.io';

type Conn = Socket['conn'];

/** What stands behind a WebSocket transport of engine.io, as far as frames are written past it. */
export interface Wires {
  readonly ws: { readonly readyState: number; close(code: number, reason: string): void };
  readonly net: Net;
}

/** What engine.io keeps about a connection and does not tell in its types. */
interface Inside {
  readonly protocol: unknown;
  readonly upgrading: unknown;
  readonly writeBuffer: readonly QueuedPacket[];
}

interface QueuedPacket {
  readonly data?: unknown;
}

const OPEN = 1;

/**
 * What stands behind a connection, where every part is as it is known here: engine.io 6 over ws 8, without compression.
 * `none` where frames are meant to go another way (polling, compression), `strange` where a part is missing or another.
 */
export function wiresOf(conn: Conn): Wires | 'none' | 'strange' {
  const { transport } = conn;
  if (transport.name !== 'websocket') return 'none';
  const ws: unknown = Reflect.get(transport, 'socket');
  const sender = part(ws, '_sender');
  const net = part(ws, '_socket');
  if (Reflect.has(Object(part(sender, '_extensions')), 'permessage-deflate')) return 'none';
  const { protocol, upgrading, writeBuffer } = insideOf(conn);
  const isKnown =
    protocol === 4 &&
    typeof upgrading === 'boolean' &&
    Array.isArray(writeBuffer) &&
    typeof transport.writable === 'boolean' &&
    part(ws, '_isServer') === true &&
    typeof part(ws, 'readyState') === 'number' &&
    typeof part(ws, 'close') === 'function' &&
    part(sender, '_socket') === net &&
    part(sender, '_bufferedBytes') === 0 &&
    typeof part(sender, '_extensions') === 'object';
  return isKnown && net instanceof Net ? { ws: ws as Wires['ws'], net } : 'strange';
}

/**
 * Whether nothing is on its way or waits anywhere in between, so that what is written now comes after all the rest. A
 * sender of ws without compression never queues.
 */
export function isIdle(conn: Conn, ws: Wires['ws'], net: Net): boolean {
  return (
    conn.transport.writable &&
    conn.readyState === 'open' &&
    insideOf(conn).writeBuffer.length === 0 &&
    !conn.upgrading &&
    ws.readyState === OPEN &&
    net.writable &&
    !net.writableNeedDrain &&
    net.writableCorked === 0
  );
}

/** Packets that engine.io holds until its transport takes more; another array as soon as these have been handed on. */
export function heldBy(conn: Conn): readonly QueuedPacket[] {
  return insideOf(conn).writeBuffer ?? NOTHING;
}

/** Bytes of a packet that engine.io holds. */
export function bytesOf({ data }: QueuedPacket): number {
  if (typeof data === 'string') return Buffer.byteLength(data);
  return ArrayBuffer.isView(data) ? data.byteLength : 0;
}

const NOTHING: readonly QueuedPacket[] = [];

function insideOf(conn: Conn): Inside {
  return conn as unknown as Inside;
}

function part(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}
