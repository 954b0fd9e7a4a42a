import type { Reply } from '@openfloor/contract';
import type { Socket as Net } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import WebSocket from 'ws';
import { until } from './until.js';

/** How a seat is connected: an unmodified client in three ways, or nothing but a WebSocket. */
export const WAYS = ['websocket', 'polling', 'upgrade', 'raw'] as const;
export type Way = (typeof WAYS)[number];

/** One thing that came over the wire, in the order in which it came; the answer to a command is called `reply`. */
export interface Heard {
  name: string;
  frame: Record<string, unknown> & { rev?: unknown; prev?: unknown; ok?: unknown };
}

/** A seat that remembers what it hears in which order, whatever way it is connected. */
export interface WireSeat {
  way: Way;
  heard: Heard[];
  does(type: string, args: unknown): Promise<Reply>;
  /** Whether it came by polling and is on a WebSocket now. */
  hasUpgraded(): boolean;
  close(): void;
}

/** Sits down in one of the ways and waits for the welcome. */
export async function wireSeat(url: string, way: Way, auth: Record<string, unknown>): Promise<WireSeat> {
  const seat = way === 'raw' ? new RawWire(url, auth) : new ClientWire(url, way, auth);
  await until(`a welcome by ${way}`, () => seat.heard.some(({ name }) => name === 'welcome'));
  return seat;
}

class ClientWire implements WireSeat {
  readonly heard: Heard[] = [];
  private readonly socket: Socket;
  private upgraded = false;

  constructor(
    url: string,
    readonly way: Way,
    auth: Record<string, unknown>,
  ) {
    const transports = way === 'upgrade' ? ['polling', 'websocket'] : [way];
    const given = { proto: 1, ...auth };
    this.socket = io(`${url}/rooms`, { transports, forceNew: true, reconnection: false, auth: given });
    this.socket.onAny((name: string, frame: Heard['frame']) => this.heard.push({ name, frame }));
    this.socket.io.engine.on('upgrade', () => (this.upgraded = true));
  }

  async does(type: string, args: unknown): Promise<Reply> {
    return new Promise((resolve) => {
      this.socket.emit('command', { id: crypto.randomUUID(), type, args }, (reply: Reply) => {
        this.heard.push({ name: 'reply', frame: { ...reply } });
        resolve(reply);
      });
    });
  }

  hasUpgraded(): boolean {
    return this.upgraded;
  }

  close(): void {
    this.socket.close();
  }
}

/** Speaks the protocol by hand, and keeps every byte that came after the upgrade. */
export class RawWire implements WireSeat {
  readonly way = 'raw';
  readonly heard: Heard[] = [];
  /** Why and with which code it was closed. */
  closed: { code: number; reason: string } | undefined;
  private readonly chunks: Buffer[] = [];
  private readonly waiting = new Map<number, (reply: Reply) => void>();
  private readonly ws: WebSocket;
  private asked = 0;

  constructor(url: string, auth: Record<string, unknown>) {
    const options = { perMessageDeflate: false };
    this.ws = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, options);
    this.ws.once('open', () => this.pipe.on('data', (chunk: Buffer) => this.chunks.push(chunk)));
    this.ws.on('message', (data: Buffer) => this.hear(data.toString(), auth));
    this.ws.on('error', () => undefined);
    this.ws.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }));
  }

  get bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }

  async does(type: string, args: unknown): Promise<Reply> {
    const no = this.asked++;
    const reply = new Promise<Reply>((resolve) => this.waiting.set(no, resolve));
    this.ws.send(`42/rooms,${no}${JSON.stringify(['command', { id: crypto.randomUUID(), type, args }])}`);
    return reply;
  }

  hasUpgraded(): boolean {
    return false;
  }

  /** Stops reading, so that everything waits in the server and on the way; and reads on. */
  pause(): void {
    this.pipe.pause();
  }

  resume(): void {
    this.pipe.resume();
  }

  close(): void {
    this.ws.terminate();
  }

  private get pipe(): Net {
    return Reflect.get(this.ws, '_socket') as Net;
  }

  private hear(text: string, auth: Record<string, unknown>): void {
    if (text === '2') return this.ws.send('3');
    if (text.startsWith('0')) return this.ws.send(`40/rooms,${JSON.stringify({ proto: 1, ...auth })}`);
    if (text.startsWith('40/rooms')) return void this.heard.push({ name: 'connected', frame: {} });
    const said = /^4(\d)\/rooms,(\d*)(\[.*)$/s.exec(text);
    if (!said) return;
    const [, type, no, body = '[]'] = said;
    if (type === '3') return this.replied(Number(no), (JSON.parse(body) as [Reply])[0]);
    const [name, frame] = JSON.parse(body) as [string, Heard['frame']];
    this.heard.push({ name, frame });
  }

  private replied(no: number, reply: Reply): void {
    this.heard.push({ name: 'reply', frame: { ...reply } });
    this.waiting.get(no)?.(reply);
    this.waiting.delete(no);
  }
}
