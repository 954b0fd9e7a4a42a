/** The head of a WebSocket frame: what kind it is, where its payload begins and how long that is. */
interface Head {
  opcode: number;
  start: number;
  length: number;
}

const TEXT = 1;
const MEDIUM = 126;
const LARGE = 127;
const END_OF_HEAD = '\r\n\r\n';

/**
 * Takes what a server sends on one connection apart: once it has switched to WebSocket each whole text frame is shown
 * to `spoil`, whose answer goes on instead of it. Everything else goes on as it came.
 */
export class FrameReader {
  private held: Buffer = Buffer.alloc(0);
  private kind: 'unknown' | 'plain' | 'frames' = 'unknown';

  constructor(private readonly spoil: (payload: string) => string[]) {}

  /** What goes on for these bytes. */
  take(chunk: Buffer): Buffer {
    if (this.kind === 'plain') return chunk;
    this.held = Buffer.concat([this.held, chunk]);
    const out: Buffer[] = [];
    if (this.kind === 'unknown') {
      const end = this.held.indexOf(END_OF_HEAD);
      if (end < 0) return Buffer.alloc(0);
      this.kind = this.held.subarray(0, 12).toString('latin1') === 'HTTP/1.1 101' ? 'frames' : 'plain';
      out.push(this.pass(this.kind === 'plain' ? this.held.length : end + END_OF_HEAD.length));
    }
    for (;;) {
      const head = headOf(this.held);
      if (!head || this.held.length < head.start + head.length) break;
      const frame = this.pass(head.start + head.length);
      if (head.opcode !== TEXT) out.push(frame);
      else
        for (const text of this.spoil(frame.subarray(head.start).toString('utf8'))) out.push(textFrame(text));
    }
    return Buffer.concat(out);
  }

  private pass(bytes: number): Buffer {
    const passed = this.held.subarray(0, bytes);
    this.held = this.held.subarray(bytes);
    return passed;
  }
}

/** The head of the frame that these bytes begin with, once all of it is there. */
export function headOf(bytes: Buffer): Head | undefined {
  if (bytes.length < 2) return undefined;
  const opcode = (bytes[0] ?? 0) & 15;
  const short = (bytes[1] ?? 0) & 127;
  if (short < MEDIUM) return { opcode, start: 2, length: short };
  const start = short === MEDIUM ? 4 : 10;
  if (bytes.length < start) return undefined;
  return {
    opcode,
    start,
    length: short === MEDIUM ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2)),
  };
}

/** A text as an unmasked WebSocket frame, as servers send it. */
export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const length = payload.length;
  if (length < MEDIUM) return Buffer.concat([Buffer.from([128 | TEXT, length]), payload]);
  if (length < 65_536) {
    const head = Buffer.from([128 | TEXT, MEDIUM, 0, 0]);
    head.writeUInt16BE(length, 2);
    return Buffer.concat([head, payload]);
  }
  const head = Buffer.alloc(10);
  head[0] = 128 | TEXT;
  head[1] = LARGE;
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

/** The name of what the server says in a packet of socket.io; undefined for everything else. */
export function nameIn(payload: string): string | undefined {
  return /^42\/rooms,\["(\w+)"/.exec(payload)?.[1];
}
