import type { Namespace } from 'socket.io';

/** The packet type of socket.io that brings an event, and that of engine.io that brings a packet of socket.io. */
const EVENT = 2;
const MESSAGE = 4;
/** First byte of a whole WebSocket message of text (RFC 6455, section 5.2). */
const WHOLE_TEXT = 0x81;
const SHORT_UP_TO = 125;
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;

/** A frame as it goes over the wire, made once for all who get it. */
export class Encoded {
  /** The packet of socket.io, for whatever carries packets. */
  readonly text: string;
  private made: Buffer | undefined;

  constructor(namespace: string, event: string, frame: unknown) {
    const place = namespace === '/' ? '' : `${namespace},`;
    this.text = `${EVENT}${place}${JSON.stringify([event, frame])}`;
  }

  /** The whole message of a WebSocket without compression, from server to client. */
  get bytes(): Buffer {
    return (this.made ??= messageOf(`${MESSAGE}${this.text}`));
  }
}

/** A text as one unmasked WebSocket message, header and payload in one piece (RFC 6455, section 5.2). */
export function messageOf(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const extra = length <= SHORT_UP_TO ? 0 : length < 65_536 ? 2 : 8;
  const message = Buffer.allocUnsafe(2 + extra + length);
  message[0] = WHOLE_TEXT;
  message[1] = extra === 0 ? length : extra === 2 ? TWO_BYTES : EIGHT_BYTES;
  if (extra === 2) message.writeUInt16BE(length, 2);
  if (extra === 8) message.writeBigUInt64BE(BigInt(length), 2);
  message.write(text, 2 + extra);
  return message;
}

/** Whether the server of this namespace encodes as it is done here; another parser may have been put in. */
export function encodesAlike(namespace: Pick<Namespace, 'name' | 'server'>): boolean {
  const { encoder } = namespace.server as unknown as { encoder?: { encode?(packet: unknown): unknown } };
  const data = ['probe', { at: 1, text: 'naïve “字”\u2028', none: null, left: undefined }] as const;
  try {
    const packets = encoder?.encode?.({ type: EVENT, nsp: namespace.name, data });
    const [text, ...more] = Array.isArray(packets) ? (packets as unknown[]) : [];
    return more.length === 0 && text === new Encoded(namespace.name, ...data).text;
  } catch {
    return false;
  }
}
