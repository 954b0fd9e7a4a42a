/**
 * A process full of seats that cost little. They count what they get of one event and keep the latest of it.
 */
import { socketAddress, Wire } from './wire.mjs';

const LANES = 50;
const OPEN = 0x30;

const seats = [];
let wanted = Buffer.alloc(0);
let frames = 0;
let latest;
let goal = { frames: Number.POSITIVE_INFINITY, reached: () => undefined };

class Seat {
  /** `first` says what is answered to a text that is neither a ping nor the wanted event, and whether it is seated. */
  constructor(address, first) {
    this.first = first;
    this.opened = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.wire = new Wire(address, {
      heard: (all, start, end) => this.hear(all, start, end),
      opened: first ? undefined : this.resolve,
      closed: this.reject,
    });
  }

  hear(all, start, end) {
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
    this.wire.says(text);
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
    await each(count, event, () => new Seat(socketAddress(url, '/')));
    return {};
  },
  /** Sockets of a socket.io that asks nothing. */
  async bare({ url, count, event }) {
    const address = socketAddress(url);
    await each(count, event, () => new Seat(address, joining('/rooms', undefined, '40/rooms,')));
    return {};
  },
  /** Seats of a room, until they are welcomed. */
  async room({ url, session, tokens, event }) {
    const address = socketAddress(url);
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
