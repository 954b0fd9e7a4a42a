/**
 * A process full of seats that cost little: plain TCP sockets that speak just enough WebSocket and socket.io. They count
 * what they get of one event, in bytes and frames, and keep the latest of it.
 */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

const LANES = 50;
const OPEN = 0x30;
const PING = 0x32;
const PONG = masked('3');
/** All sockets read into the same piece of memory; what is not whole yet is copied out of it. */
const shared = Buffer.allocUnsafe(1 << 18);

const seats = [];
let wanted = Buffer.alloc(0);
let frames = 0;
let latest;
let goal = { frames: Number.POSITIVE_INFINITY, reached: () => undefined };

/** A text as one message from client to server. */
function masked(text) {
  const payload = Buffer.from(text);
  const head = payload.length <= 125 ? Buffer.from([0x81, 0x80 | payload.length]) : Buffer.alloc(4);
  if (payload.length > 125) {
    head.writeUInt16BE(0x81fe, 0);
    head.writeUInt16BE(payload.length, 2);
  }
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}

class Seat {
  rest;
  isOpen = false;

  /** `first` says what is answered to a text that is neither a ping nor the wanted event, and whether it is seated. */
  constructor({ host, port, path }, first) {
    this.first = first;
    this.opened = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.socket = connect({
      host,
      port,
      noDelay: true,
      onread: { buffer: shared, callback: (size) => this.read(shared.subarray(0, size)) },
    });
    this.socket.on('error', (error) => this.reject(error));
    this.socket.on('close', () => this.reject(new Error('closed')));
    this.socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    );
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
    if (!all.toString('latin1', 0, end).startsWith('HTTP/1.1 101')) this.reject(new Error('no upgrade'));
    this.isOpen = true;
    if (!this.first) this.resolve();
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
      this.hear(all, start, start + length);
      at = start + length;
    }
  }

  hear(all, start, end) {
    if (end - start === 1 && all[start] === PING) return void this.socket.write(PONG);
    const size = wanted.length;
    if (size > 0 && end - start > size && wanted.compare(all, start, start + size) === 0) {
      frames += 1;
      if (this === seats[0]) latest = all.toString('utf8', start, end);
      if (frames >= goal.frames) goal.reached();
      return;
    }
    if (this.first && (all[start] === OPEN || !this.isSeated))
      this.first(this, all.toString('utf8', start, end));
  }

  says(text) {
    this.socket.write(masked(text));
  }

  seated() {
    this.isSeated = true;
    this.resolve();
  }
}

/** Goes through the handshake of socket.io into a namespace, until a packet begins with `last`. */
function joining(namespace, auth, last) {
  return (seat, text) => {
    if (text[0] === '0') seat.says(`40${namespace},${auth ? JSON.stringify(auth) : ''}`);
    else if (text.startsWith('44')) seat.reject(new Error(text));
    else if (text.startsWith(last)) seat.seated();
  };
}

const acts = {
  /** Plain WebSockets; `event` is counted. */
  async ws({ url, count, event }) {
    await each(count, event, () => new Seat(addressOf(url, '/')));
    return {};
  },
  /** Sockets of a socket.io that asks nothing. */
  async bare({ url, count, event }) {
    const address = addressOf(url, '/socket.io/?EIO=4&transport=websocket');
    await each(count, event, () => new Seat(address, joining('/rooms', undefined, '40/rooms,')));
    return {};
  },
  /** Seats of a room, until they are welcomed. */
  async room({ url, session, tokens, event }) {
    const address = addressOf(url, '/socket.io/?EIO=4&transport=websocket');
    await each(tokens.length, event, (at) => {
      const auth = { session, seat: tokens[at], proto: 1 };
      return new Seat(address, joining('/rooms', auth, '42/rooms,["welcome"'));
    });
    return {};
  },
  /** Counts from nothing again. */
  async reset() {
    frames = 0;
    return {};
  },
  async count() {
    return { frames };
  },
  /** Answers when so many frames have come since the count began; with the latest of the first seat. */
  async reach({ frames: count }) {
    if (frames < count)
      await new Promise((resolve) => {
        goal = { frames: count, reached: resolve };
      });
    goal = { frames: Number.POSITIVE_INFINITY, reached: () => undefined };
    return { frames, latest };
  },
};

function addressOf(url, path) {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port), path };
}

async function each(count, event, make) {
  wanted = Buffer.from(`42/rooms,["${event}"`);
  let next = 0;
  const lanes = Array.from({ length: LANES }, async () => {
    while (next < count) {
      const seat = make(next);
      next += 1;
      seats.push(seat);
      await seat.opened;
    }
  });
  await Promise.all(lanes);
}

process.on('message', async ({ no, act, ...given }) => {
  try {
    process.send({ re: no, ...(await acts[act](given)) });
  } catch (error) {
    process.send({ re: no, error: String(error?.message ?? error) });
  }
});
