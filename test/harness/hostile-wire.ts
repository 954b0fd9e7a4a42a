import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { until } from './until.js';
import { headOf } from './wild-frames.js';

/** What is wrong about a frame that a test sends; without anything it is a proper one. */
export interface FrameFaults {
  opcode?: number;
  /** The first byte's other bits: 0x80 for the end of a message, 0x70 for the reserved ones. */
  flags?: number;
  isMasked?: boolean;
}

const ROAD = '/socket.io/?EIO=4&transport=websocket';
const TEXT = 1;
const CLOSE = 8;

/** A WebSocket made by hand, for frames and packets that no library would send. Only ever to loopback. */
export class Wire {
  /** Packets that the server sent, as text. */
  readonly heard: string[] = [];
  /** The status that the upgrade was answered with; 101 where it was taken. */
  status = 0;
  /** The code of the server's closing frame. */
  closeCode: number | undefined;
  isOpen = true;
  /** How long it lasted, in milliseconds, once it has ended. */
  lastedMs = 0;
  private bytes = Buffer.alloc(0);

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => this.read(chunk));
    const openedAt = performance.now();
    socket.on('close', () => {
      this.isOpen = false;
      this.lastedMs = performance.now() - openedAt;
    });
    socket.on('error', () => (this.isOpen = false));
  }

  /** Asks for a WebSocket and waits for the answer, whatever it is. */
  static async open(port: number, path = ROAD, headers: Record<string, string> = {}): Promise<Wire> {
    const socket = connect(port, '127.0.0.1');
    const wire = new Wire(socket);
    const lines = Object.entries({
      Host: `127.0.0.1:${port}`,
      Upgrade: 'websocket',
      Connection: 'Upgrade',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    await until('the upgrade is answered', () => wire.status > 0 || !wire.isOpen);
    return wire;
  }

  /** Opens one and takes a place in a room, or none where the room does not want it. */
  static async seated(port: number, auth: Record<string, unknown>): Promise<Wire> {
    const wire = await Wire.open(port);
    wire.says(`40/rooms,${JSON.stringify({ proto: 1, ...auth })}`);
    await until('the place is given', () => !wire.isOpen || wire.hears('40/rooms') || wire.hears('44/rooms'));
    return wire;
  }

  hears(beginning: string): boolean {
    return this.heard.some((packet) => packet.startsWith(beginning));
  }

  /** Sends one packet of Engine.IO, such as `42/rooms,["time"]`. */
  says(packet: string): void {
    this.sendsFrame(packet);
  }

  /** An event of the room's namespace, with an acknowledgement if it has a number. */
  emits(event: unknown, no?: number): void {
    this.says(`42/rooms,${no ?? ''}${typeof event === 'string' ? event : JSON.stringify(event)}`);
  }

  sendsFrame(payload: string | Buffer, faults: FrameFaults = {}): void {
    if (this.socket.writable) this.socket.write(frameOf(payload, faults));
  }

  /** The answer to the event of this number. */
  async answer(no: number): Promise<unknown> {
    const packet = await until(`an answer to ${no}`, () =>
      this.heard.find((one) => one.startsWith(`43/rooms,${no}[`)),
    );
    return (JSON.parse(packet.slice(packet.indexOf('['))) as unknown[])[0];
  }

  /** Waits until the server has closed it, and gives the code of its closing frame, or 0 for none. */
  async ends(withinMs = 10_000): Promise<number> {
    await until('the server closes it', () => !this.isOpen || this.closeCode !== undefined, withinMs);
    return this.closeCode ?? 0;
  }

  /** Ends it with a reset, as a phone that falls into water. */
  drop(): void {
    this.socket.resetAndDestroy();
  }

  private read(chunk: Buffer): void {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    if (this.status === 0) {
      const end = this.bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      this.status = Number(this.bytes.toString('latin1', 9, 12));
      this.bytes = this.bytes.subarray(end + 4);
    }
    if (this.status === 101) while (this.readFrame());
  }

  private readFrame(): boolean {
    const { bytes } = this;
    const head = headOf(bytes);
    if (!head || bytes.length < head.start + head.length) return false;
    const { opcode, start, length } = head;
    const payload = bytes.subarray(start, start + length);
    this.bytes = bytes.subarray(start + length);
    if (opcode === TEXT) this.take(payload.toString());
    if (opcode === CLOSE) this.closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
    return true;
  }

  private take(packet: string): void {
    if (packet === '2') this.says('3');
    else this.heard.push(packet);
  }
}

/** The bytes of a frame as a client sends it. */
export function frameOf(payload: string | Buffer, faults: FrameFaults = {}): Buffer {
  const { opcode = TEXT, flags = 0x80, isMasked = true } = faults;
  const body = Buffer.from(payload);
  const size = body.length;
  const head = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
  head[0] = flags | opcode;
  head[1] = size < 126 ? size : size < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(size, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(size), 2);
  if (!isMasked) return Buffer.concat([head, body]);
  head[1] = (head[1] ?? 0) | 0x80;
  const mask = randomBytes(4);
  const masked = body.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return Buffer.concat([head, mask, masked]);
}

/** A place by long polling: its number, and what a message to it is answered with. */
export async function polled(url: string): Promise<{ sid: string; posts(body: string): Promise<number> }> {
  const road = `${url}/socket.io/?EIO=4&transport=polling`;
  const opened = await (await fetch(road)).text();
  const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
  const posts = async (body: string) =>
    (await fetch(`${road}&sid=${sid}`, { method: 'POST', body, headers: { 'content-type': 'text/plain' } }))
      .status;
  return { sid, posts };
}
