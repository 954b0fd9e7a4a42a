/** People with phones: each has a seat of its own, an outbox, and a line while it has something to say. */
import { randomUUID } from 'node:crypto';
import {
  joinSession,
  LiveRoom,
  memoryOutboxStore,
  Outbox,
  RefusedCall,
  sendCommand,
} from '../../dist/node/libs/client/src/index.js';
import { socketTransport } from '../../dist/node/libs/client/src/socket.js';

const ANSWER_MS = 5_000;
const AGAIN_MS = 250;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls until the server answers, over restarts; a refusal that does not pass is thrown. */
export async function surely(call) {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (error instanceof RefusedCall && error.status < 500 && error.status !== 429) throw error;
      await pause(AGAIN_MS);
    }
  }
}

/** All phones of a session. At most `sockets` of them have a line; a phone that acts but once posts instead. */
export class Phones {
  constructor({ url, session, sockets, onSent }) {
    Object.assign(this, { url, session, most: sockets, onSent });
    this.people = new Map();
    /** Phones with a line, those that were used longest ago first. */
    this.lines = new Set();
    this.waiting = [];
  }

  /** The phone of a person. `acts`: how many acts it is for. */
  of(personId, acts) {
    const known = this.people.get(personId);
    if (known) return known;
    const phone = new Phone(this, acts === 1);
    this.people.set(personId, phone);
    return phone;
  }

  /** Gives a line to a phone, now or when another one has nothing more to say. */
  async line(phone) {
    if (phone.room) {
      this.lines.delete(phone);
      this.lines.add(phone);
      return;
    }
    if (this.waiting.length > 0 || (this.lines.size >= this.most && !this.free()))
      await new Promise((resolve) => this.waiting.push(resolve));
    this.lines.add(phone);
  }

  /** The phone has nothing to say at the moment: somebody who waits may have its line. */
  rested(phone) {
    if (this.waiting.length === 0 || !this.lines.has(phone)) return;
    this.hangUp(phone);
    this.waiting.shift()();
  }

  close() {
    for (const phone of this.people.values()) phone.hangUp();
  }

  /** Wakes whoever waits for an answer, as a phone does when its network is back. */
  wake() {
    for (const phone of this.people.values()) phone.wake();
  }

  free() {
    for (const phone of this.lines)
      if (phone.open === 0) {
        this.hangUp(phone);
        return true;
      }
    return false;
  }

  hangUp(phone) {
    this.lines.delete(phone);
    phone.hangUp();
  }
}

class Phone {
  constructor(phones, once) {
    Object.assign(this, {
      phones,
      once,
      joinKey: randomUUID().replaceAll('-', ''),
      open: 0,
      lined: Promise.resolve(),
    });
    this.store = memoryOutboxStore();
  }

  /** Its seat, taken once by the door of the audience. */
  seat() {
    const { url, session } = this.phones;
    this.seated ??= surely(() =>
      joinSession(
        session,
        { joinKey: this.joinKey, attendance: 'online' },
        { base: url, answerMs: ANSWER_MS },
      ),
    );
    return this.seated;
  }

  /** Gives a command, kept in the outbox and sent under one id until there is a reply. */
  async does(type, args) {
    this.open += 1;
    try {
      const { seat } = await this.seat();
      if (this.once) return await this.posting(seat).does(type, args);
      this.lined = this.lined.then(() => this.phones.line(this)).then(() => this.connect(seat));
      await this.lined;
      return await this.outbox.does(type, args);
    } finally {
      this.open -= 1;
      if (this.open === 0) this.phones.rested(this);
    }
  }

  wake() {
    if (this.open > 0) this.outbox?.wake();
  }

  hangUp() {
    this.room?.close();
    this.outbox?.stop();
    this.room = this.outbox = undefined;
  }

  posting(seat) {
    const { url, session, onSent } = this.phones;
    if (this.outbox) return this.outbox;
    this.outbox = this.newOutbox();
    this.outbox.start((command, answerMs) =>
      onSent(() => sendCommand(session, seat, command, { base: url, answerMs })),
    );
    return this.outbox;
  }

  connect(seat) {
    if (this.room) return;
    const { url, session, onSent } = this.phones;
    this.outbox = this.newOutbox();
    this.room = new LiveRoom({
      transport: timing(
        socketTransport({ base: url, retryMostMs: 2_000, io: { transports: ['websocket'] } }),
        onSent,
      ),
      session,
      seat,
      outbox: this.outbox,
    });
  }

  newOutbox() {
    return new Outbox({ store: this.store, perSecond: 1_000, parallel: 16, answerMs: ANSWER_MS });
  }
}

/** The same road, with every send timed. */
export function timing(transport, onSent) {
  return {
    open: (listener) => transport.open(listener),
    send: (command, answerMs) => onSent(() => transport.send(command, answerMs)),
    resume: (since) => transport.resume(since),
    tells: (said) => transport.tells?.(said),
    line: () => transport.line?.(),
    reconnect: (inMs) => transport.reconnect(inMs),
    wake: () => transport.wake(),
    close: () => transport.close(),
  };
}
