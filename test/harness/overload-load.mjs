/**
 * A process full of phones on bare WebSockets that vote more than a server can take. Each phone has at most one vote on a
 * question under way and knows of each how it was answered, so that what the room must hold in the end is known.
 */
import WebSocket from 'ws';

const [OPEN, PING, MESSAGE] = ['0', '2', '4'].map((digit) => digit.charCodeAt(0));
const [EVENT, ACK, ERROR] = ['2', '3', '4'].map((digit) => digit.charCodeAt(0));
const NAME_AT = '42/rooms,["'.length;
const NUMBER_AT = '43/rooms,'.length;
const LANES = 40;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const phones = [];
let run;

/** What came of one run of votes; times are milliseconds. */
class Run {
  sent = 0;
  accepted = 0;
  codes = {};
  /** Refusals that named no time to come again. */
  timeless = 0;
  open = 0;
  waits = [];
  most = 0;
}

class Phone {
  lastNo = 0;
  waiting = new Map();
  /** By question: whether it is supported as far as the last answer says. */
  on = [];
  /** By question: whether a vote is under way. */
  flying = [];
  next = 0;
  tallies = 0;
  isClosed = false;

  constructor(no) {
    this.next = no;
  }

  sit({ url, session }, seat) {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    return new Promise((welcomed, refused) => {
      Object.assign(this, { welcomed, refused });
      this.socket.once('error', refused);
      this.socket.once('close', () => (this.isClosed = true));
      this.socket.on('message', (frame) => {
        if (frame[0] === OPEN) this.socket.send(`40/rooms,${JSON.stringify({ session, seat, proto: 1 })}`);
        else if (frame[0] === PING) this.socket.send('3');
        else if (frame[0] === MESSAGE) this.hear(frame);
      });
    });
  }

  hear(frame) {
    if (frame[1] === ACK) return this.answered(frame.toString('latin1', NUMBER_AT));
    if (frame[1] === ERROR) return this.refused(new Error(frame.toString()));
    if (frame[1] !== EVENT) return undefined;
    const name = frame.toString('latin1', NAME_AT, NAME_AT + 5);
    if (name === 'talli') this.tallies += 1;
    else if (name === 'welco') this.welcomed();
    return undefined;
  }

  answered(text) {
    const no = Number.parseInt(text, 10);
    const done = this.waiting.get(no);
    this.waiting.delete(no);
    done?.(text);
  }

  /** Turns its vote on the next question on which none is under way; `dueAt` is when it was to be sent. */
  vote(questionIds, dueAt) {
    let at = this.next % questionIds.length;
    for (let tries = 0; this.flying[at] && tries < questionIds.length; tries += 1)
      at = (at + 1) % questionIds.length;
    if (this.flying[at] || this.isClosed) return undefined;
    this.next = at + 1;
    this.flying[at] = true;
    const on = !this.on[at];
    const id = crypto.randomUUID();
    this.lastNo += 1;
    this.socket.send(
      `42/rooms,${this.lastNo}["command",{"id":"${id}","type":"question.vote","args":{"questionId":"${questionIds[at]}","on":${on}}}]`,
    );
    const mine = run;
    mine.sent += 1;
    mine.open += 1;
    return new Promise((resolve) => {
      this.waiting.set(this.lastNo, (text) => {
        this.flying[at] = false;
        mine.open -= 1;
        mine.waits.push(performance.now() - dueAt);
        if (text.includes('"ok":true')) {
          mine.accepted += 1;
          this.on[at] = on;
        } else {
          const code = /"code":"(\w+)"/.exec(text)?.[1];
          mine.codes[code] = (mine.codes[code] ?? 0) + 1;
          if (!(Number(/"retryAfterMs":(\d+)/.exec(text)?.[1]) > 0)) mine.timeless += 1;
        }
        resolve();
      });
    });
  }
}

async function seatOf({ url, code }) {
  const body = JSON.stringify({
    joinKey: crypto.randomUUID().replaceAll('-', '').slice(0, 22),
    attendance: 'online',
  });
  const headers = { 'content-type': 'application/json' };
  const joined = await fetch(`${url}/api/v1/sessions/${code}/join`, { method: 'POST', headers, body });
  const { seat } = await joined.json();
  if (!seat) throw new Error(`not joined: ${joined.status}`);
  return seat;
}

/** Votes at a given rate whatever the server does; for at most so long (ms). */
async function offer(questionIds, rate, forMs) {
  const startedAt = performance.now();
  const total = Math.floor((rate * forMs) / 1_000);
  for (let sent = 0; sent < total;) {
    const now = performance.now();
    if (now - startedAt > forMs) break;
    const due = Math.min(total, Math.floor(((now - startedAt) * rate) / 1_000));
    for (; sent < due; sent += 1) phones[sent % phones.length].vote(questionIds, now);
    await pause(1);
  }
}

/** Each phone votes again as soon as it was answered. */
async function asFastAsAnswered(questionIds, forMs) {
  const startedAt = performance.now();
  await Promise.all(
    phones.map(async (phone) => {
      while (performance.now() - startedAt < forMs && !phone.isClosed)
        await phone.vote(questionIds, performance.now());
    }),
  );
}

const acts = {
  async sit({ url, session, code, count }) {
    let next = 0;
    const lane = async () => {
      while (next < count) {
        const phone = new Phone(next++);
        phones.push(phone);
        await phone.sit({ url, session }, await seatOf({ url, code }));
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  },
  /** Votes: `rate` a second, or without one as fast as each is answered. Then waits until all is answered. */
  async vote({ questionIds, rate, forMs, patienceMs }) {
    run = new Run();
    for (const phone of phones) phone.tallies = 0;
    const startedAt = performance.now();
    await (rate ? offer(questionIds, rate, forMs) : asFastAsAnswered(questionIds, forMs));
    const offeredMs = performance.now() - startedAt;
    process.send({ said: 'offered' });
    while (run.open > 0 && performance.now() - startedAt - offeredMs < patienceMs) await pause(5);
    const lastedMs = performance.now() - startedAt;
    const { waits, ...told } = run;
    const sorted = Float64Array.from(waits).sort();
    const share = (of) => sorted[Math.min(sorted.length - 1, Math.floor(of * sorted.length))] ?? 0;
    return {
      ...told,
      offeredMs,
      lastedMs,
      p50: share(0.5),
      p99: share(0.99),
      slowest: share(1),
      closed: phones.filter(({ isClosed }) => isClosed).length,
      tallies: Math.max(...phones.map(({ tallies }) => tallies)),
    };
  },
  /** How many phones support each question, as far as they were answered. */
  async holds({ questionIds }) {
    return { counts: questionIds.map((_, at) => phones.filter(({ on }) => on[at]).length) };
  },
};

process.on('message', async ({ act, ...given }) => {
  try {
    process.send({ done: act, ...(await acts[act](given)) });
  } catch (error) {
    process.send({ done: act, error: String(error?.stack ?? error) });
  }
});
