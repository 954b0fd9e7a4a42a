/**
 * WebSockets that cost little, so that what is measured is the server: plain TCP sockets that speak just enough of the
 * protocol (whole unfragmented messages of text, no compression) and all read into one piece of memory.
 */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

const PING = 0x32;
/** The packet of engine.io that answers a ping. */
const PONG = masked('3');
/** What is not whole yet is copied out of it. */
const shared = Buffer.allocUnsafe(1 << 18);

/** A text as one message from client to server; masked with nothing, which changes no byte. */
export function masked(text) {
  const length = Buffer.byteLength(text);
  const head = length <= 125 ? 6 : length < 65_536 ? 8 : 14;
  const message = Buffer.alloc(head + length);
  message[0] = 0x81;
  message[1] = 0x80 | (length <= 125 ? length : length < 65_536 ? 126 : 127);
  if (head === 8) message.writeUInt16BE(length, 2);
  if (head === 14) message.writeBigUInt64BE(BigInt(length), 2);
  message.write(text, head);
  return message;
}

/** Where socket.io listens on a server of this address. */
export function socketAddress(url, path = '/socket.io/?EIO=4&transport=websocket') {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port), path };
}

/**
 * One connection. `heard(all, start, end)` is given each message as a place in the bytes, which are good only during the
 * call; pings of engine.io are answered here. `closed(error?)` is called once at its end.
 */
export class Wire {
  isOpen = false;

  constructor({ host, port, path }, { heard, opened, closed }) {
    Object.assign(this, { heard, upgraded: opened, closed });
    this.socket = connect({
      host,
      port,
      noDelay: true,
      onread: { buffer: shared, callback: (size) => this.read(shared.subarray(0, size)) },
    });
    this.socket.on('error', (error) => this.end(error));
    this.socket.on('close', () => this.end(new Error('closed')));
    this.socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    );
  }

  says(text) {
    this.socket.write(masked(text));
  }

  /** Leaves in good order: half of the connection, as soon as what was said has gone. */
  leave() {
    this.socket.end(Buffer.from([0x88, 0x80, 0, 0, 0, 0]));
  }

  end(error) {
    this.closed?.(error);
    this.closed = undefined;
    this.socket.destroy();
  }

  read(chunk) {
    const all = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    const used = this.isOpen ? this.messages(all, 0) : this.answer(all);
    this.rest = used < all.length ? Buffer.from(all.subarray(used)) : undefined;
    return true;
  }

  /** The answer to the upgrade. Gives how many bytes were used. */
  answer(all) {
    const end = all.indexOf('\r\n\r\n');
    if (end < 0) return 0;
    if (!all.toString('latin1', 0, end).startsWith('HTTP/1.1 101')) this.end(new Error('no upgrade'));
    this.isOpen = true;
    this.upgraded?.();
    return this.messages(all, end + 4);
  }

  messages(all, from) {
    let at = from;
    for (;;) {
      if (all.length - at < 2) return at;
      const short = all[at + 1] & 0x7f;
      const head = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (all.length - at < head) return at;
      const length =
        short === 126
          ? all.readUInt16BE(at + 2)
          : short === 127
            ? Number(all.readBigUInt64BE(at + 2))
            : short;
      const start = at + head;
      if (all.length < start + length) return at;
      if (length === 1 && all[start] === PING) this.socket.write(PONG);
      else this.heard(all, start, start + length);
      at = start + length;
    }
  }
}
