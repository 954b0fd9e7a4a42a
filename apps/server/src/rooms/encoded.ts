import type { Welcome } from '@openfloor/contract';
import type { Namespace } from 'socket.io';

/** The packet types of socket.io that bring an event and the answer to one, and that of engine.io that brings these. */
const EVENT = 2;
const ACK = 3;
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

  private constructor(namespace: string, type: number, no: number | '', said: string) {
    const place = namespace === '/' ? '' : `${namespace},`;
    this.text = `${type}${place}${no}${said}`;
  }

  static event(namespace: string, event: string, frame: unknown): Encoded {
    return new Encoded(namespace, EVENT, '', JSON.stringify([event, frame]));
  }

  /** What is answered to the packet of this number. */
  static answer(namespace: string, no: number, said: readonly unknown[]): Encoded {
    return new Encoded(namespace, ACK, no, JSON.stringify(said));
  }

  /** A welcome. Its records come first; those of a snapshot are the same for many, and their text is made once. */
  static welcome(namespace: string, { put, ...own }: Welcome): Encoded {
    const records = own.mode === 'snapshot' ? textOnce(put) : JSON.stringify(put);
    const rest = JSON.stringify(own).slice(1);
    return new Encoded(namespace, EVENT, '', `["welcome",{"put":${records},${rest}]`);
  }

  /** The whole message of a WebSocket without compression, from server to client. */
  get bytes(): Buffer {
    return (this.made ??= messageOf(`${MESSAGE}${this.text}`));
  }
}

/** By the list of records, which is the same object as long as it says the same. */
const texts = new WeakMap<Welcome['put'], string>();

function textOnce(put: Welcome['put']): string {
  const known = texts.get(put);
  if (known !== undefined) return known;
  const text = JSON.stringify(put);
  texts.set(put, text);
  return text;
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
  const { name } = namespace;
  const isAlike = (packet: object, ours: Encoded): boolean => {
    const packets = encoder?.encode?.({ ...packet, nsp: name });
    const [text, ...more] = Array.isArray(packets) ? (packets as unknown[]) : [];
    return more.length === 0 && text === ours.text;
  };
  const said = { at: 1, text: 'naïve “字”\u2028', none: null, left: undefined };
  try {
    return (
      isAlike({ type: EVENT, data: ['probe', said] }, Encoded.event(name, 'probe', said)) &&
      isAlike({ type: ACK, id: 12, data: [said] }, Encoded.answer(name, 12, [said]))
    );
  } catch {
    return false;
  }
}
