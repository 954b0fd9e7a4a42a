import type { Seated } from '@openfloor/contract';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import WebSocket from 'ws';
import { nameIn } from './wild-frames.js';

/** A reader that speaks the wire by hand, so that it can stop reading altogether while it goes on asking. */
export class StalledReader {
  /** When the server ended the connection, ms; undefined while it stands. */
  endedAt: number | undefined;

  private constructor(private readonly socket: WebSocket) {
    socket.once('close', () => (this.endedAt = Date.now()));
    socket.on('error', () => undefined);
  }

  /** Takes the seat, waits for the welcome and reads nothing any more. */
  static async open(base: string, { sessionId: session, seat }: Seated): Promise<StalledReader> {
    const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const reader = new StalledReader(socket);
    const welcomed = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const packet = data.toString();
        if (packet.startsWith('0')) socket.send(`40/rooms,${JSON.stringify({ session, seat, proto: 1 })}`);
        if (packet === '2') socket.send('3');
        if (nameIn(packet) === 'welcome') resolve();
      });
    });
    await once(socket, 'open');
    await welcomed;
    socket.pause();
    return reader;
  }

  /** Asks for the whole room so often, reading none of it. */
  asks(times: number): void {
    for (let no = 0; no < times; no += 1) this.socket.send('42/rooms,["resume",{"epoch":"none","rev":0}]');
  }

  /** Reads on, if only to learn that the connection has ended. */
  readsOn(): void {
    this.socket.resume();
  }

  close(): void {
    this.socket.terminate();
  }
}

/** What a process holds in memory, in bytes. */
export function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}
