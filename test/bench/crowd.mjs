/**
 * A process full of phones for the bench: raw WebSockets that speak just enough of socket.io, so that ten thousand of them
 * cost little. They arrive (page, scripts, seat, socket), follow the room, vote, and come back by themselves.
 */
import { request } from 'node:http';
import { newId } from '../../dist/node/libs/client/src/ids.js';
import { reconnectMs } from '../../dist/node/libs/client/src/clock.js';
import { percentiles } from './measure.mjs';
import { socketAddress, Wire } from './wire.mjs';

const LANES = 100;
const phones = [];
let back = { wanted: 0, took: [], startedAt: 0, done: () => undefined };

/** One phone: its socket, where it stands in the stream, and the commands it waits for. */
class Phone {
  waiting = new Map();
  acks = 0;
  epoch = '';
  rev = 0;
  failures = 0;
  people = 0;

  constructor(given) {
    Object.assign(this, given);
  }

  /** Resolves with the bytes of the first word (welcome; bare servers: the CONNECT) and how long it took, ms. */
  enter(since) {
    const startedAt = performance.now();
    const { namespace = '/rooms' } = this;
    return new Promise((resolve, reject) => {
      const welcomed = (bytes) => resolve({ bytes, ms: performance.now() - startedAt });
      this.isGone = new Promise((gone) => {
        this.wire = new Wire(socketAddress(this.url), {
          heard: (all, start, end) =>
            this.hear(all.toString('utf8', start, end), namespace, since, welcomed, reject),
          closed: (error) => {
            reject(error);
            gone();
            this.waiting.clear();
            if (this.follows) this.comeBack();
          },
        });
      });
    });
  }

  hear(text, namespace, since, welcomed, reject) {
    if (text[0] === '0') {
      const auth = { session: this.session, seat: this.seat, proto: 1, ...(since ? { since } : {}) };
      return this.wire.says(namespace === '/' ? '40' : `40${namespace},${JSON.stringify(auth)}`);
    }
    if (namespace === '/' && text.startsWith('40')) return welcomed(text.length);
    if (text.startsWith('44')) return reject(new Error(text));
    const start = text.indexOf('[');
    if (text.startsWith('43'))
      return this.answered(Number(text.slice(namespace.length + 3, start)), text.slice(start));
    const name = text.slice(start + 2, text.indexOf('"', start + 2));
    if (name === 'welcome') {
      const [, welcome] = JSON.parse(text.slice(start));
      const { epoch, rev, mode, presence } = welcome;
      Object.assign(this, { epoch, rev, mode, people: presence.participants });
      return welcomed(Buffer.byteLength(text));
    }
    if (name === 'presence') this.people = Number(/"participants":(\d+)/.exec(text)?.[1] ?? this.people);
    if (name === 'patch') this.rev = Number(/"rev":(\d+)/.exec(text)?.[1] ?? this.rev);
  }

  answered(no, text) {
    const [reply] = JSON.parse(text);
    this.waiting.get(no)?.(reply);
    this.waiting.delete(no);
  }

  does(type, args) {
    const no = (this.acks += 1);
    const body = JSON.stringify(['command', { id: newId(), type, args }]);
    return new Promise((resolve) => {
      this.waiting.set(no, resolve);
      this.wire.says(`42/rooms,${no}${body}`);
    });
  }

  /** Waits as the client library does, then enters again where it left. */
  comeBack() {
    const waitMs = reconnectMs(this.failures, Math.random(), this.people);
    this.failures += 1;
    setTimeout(() => {
      this.enter({ epoch: this.epoch, rev: this.rev }).then(
        () => {
          this.failures = 0;
          back.took.push(performance.now() - back.startedAt);
          if (back.took.length === back.wanted) back.done();
        },
        () => undefined,
      );
    }, waitMs);
  }
}

const acts = {
  /** Seats that exist already open their sockets. `since` makes each resume where it stood. */
  async enter({ url, session, tokens, count, namespace, questionIds, resume = false }) {
    const isNew = tokens !== undefined || count !== undefined;
    const fresh = isNew
      ? Array.from(
          { length: tokens?.length ?? count },
          (_, at) => new Phone({ url, session, seat: tokens?.[at], namespace, questionIds }),
        )
      : phones;
    if (isNew) phones.push(...fresh);
    const heard = await each(fresh, (phone) =>
      phone.enter(resume ? { epoch: phone.epoch, rev: phone.rev } : undefined),
    );
    return { ...summary(heard), modes: fresh.reduce((sum, { mode }) => sum + (mode === 'delta' ? 1 : 0), 0) };
  },
  /** Phones from nothing: page, scripts, seat and socket, all at once or each part on its own (`only`). */
  async arrive({ url, code, count, only }) {
    const fresh = Array.from({ length: count }, () => new Phone({ url, session: code }));
    const heard = await each(fresh, async (phone) => {
      const startedAt = performance.now();
      let bytes = 0;
      if (only !== 'seat') bytes += await openPage(url, code);
      if (only !== 'page') phone.seat = await takeSeat(url, code);
      if (!only) bytes += (await phone.enter()).bytes;
      return { bytes, ms: performance.now() - startedAt };
    });
    if (!only) phones.push(...fresh);
    return summary(heard);
  },
  /** All leave, in good order. */
  async leave() {
    for (const { wire } of phones) wire.leave();
    await Promise.all(phones.map(({ isGone }) => isGone));
    return {};
  },
  async forget() {
    phones.length = 0;
    return {};
  },
  /** So many votes in all, one in flight from each phone; latencies in ms. */
  async vote({ questionIds, votes }) {
    let left = votes;
    let refused = 0;
    const latencies = [];
    await Promise.all(
      phones.map(async (phone, no) => {
        for (let turn = 0; (left -= 1) >= 0; turn += 1) {
          const asked = questionIds ?? phone.questionIds;
          const questionId = asked[(no + turn) % asked.length];
          const startedAt = performance.now();
          const on = Math.floor(turn / asked.length) % 2 === 0;
          const reply = await phone.does('question.vote', { questionId, on });
          if (reply.ok) latencies.push(performance.now() - startedAt);
          else refused += 1;
        }
      }),
    );
    const [p50, p99] = percentiles(latencies, 0.5, 0.99);
    return { votes: latencies.length, refused, p50, p99 };
  },
  /** From now on phones that lose their socket come back by themselves. */
  async follow() {
    for (const phone of phones) phone.follows = true;
    return {};
  },
  /** Resolves when all have come back since `mark`. */
  async mark() {
    back = { wanted: phones.length, took: [], startedAt: performance.now(), done: () => undefined };
    return {};
  },
  async allBack() {
    if (back.took.length < back.wanted) await new Promise((resolve) => (back.done = resolve));
    const [p50, p99] = percentiles(back.took, 0.5, 0.99);
    return {
      p50,
      p99,
      last: Math.max(...back.took),
      busiest: Math.max(...Object.values(counted(back.took))),
    };
  },
};

function counted(times) {
  const each = {};
  for (const ms of times) each[Math.floor(ms / 1_000)] = (each[Math.floor(ms / 1_000)] ?? 0) + 1;
  return each;
}

function summary(heard) {
  const there = heard.filter((one) => one !== undefined);
  const [p50, p95, p99] = percentiles(
    there.map(({ ms }) => ms),
    0.5,
    0.95,
    0.99,
  );
  const bytes = there.reduce((sum, one) => sum + one.bytes, 0) / Math.max(1, there.length);
  return { count: there.length, errors: heard.length - there.length, p50, p95, p99, bytes };
}

let scripts;

/** The page and the scripts that it names, compressed as a browser asks for them. */
async function openPage(url, code) {
  scripts ??= fetched(`${url}/s/${code}`, { encoding: 'identity' }).then(({ text }) =>
    [...text.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, path]) => new URL(path, url).href),
  );
  const all = await Promise.all([`${url}/s/${code}`, ...(await scripts)].map((address) => fetched(address)));
  return all.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function takeSeat(url, code) {
  const body = { joinKey: crypto.randomUUID().replaceAll('-', ''), attendance: 'online' };
  const { text } = await fetched(`${url}/api/v1/sessions/${code}/join`, { body });
  return JSON.parse(text).seat;
}

/** Bytes are counted as they came; the text is good only where nothing was compressed. */
function fetched(url, { body, encoding = 'br' } = {}) {
  return new Promise((resolve, reject) => {
    const headers = body ? { 'content-type': 'application/json' } : { 'accept-encoding': encoding };
    const asked = request(url, { method: body ? 'POST' : 'GET', headers, agent: false }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => {
        const whole = Buffer.concat(parts);
        if (answer.statusCode !== 200)
          return reject(new Error(`${url}: ${answer.statusCode} ${whole.toString().slice(0, 200)}`));
        resolve({ bytes: whole.length, text: whole.toString() });
      });
    });
    asked.on('error', reject);
    asked.end(body ? JSON.stringify(body) : undefined);
  });
}

/** Runs over all in lanes; what failed is undefined, and told once. */
async function each(list, act) {
  const found = [];
  let told = false;
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      for (let at = lane; at < list.length; at += LANES)
        found[at] = await act(list[at]).catch((error) => {
          if (!told) process.stderr.write(`${error.message}\n`);
          told = true;
          return undefined;
        });
    }),
  );
  return found;
}

process.on('message', async ({ no, act, ...given }) => {
  try {
    process.send({ re: no, ...(await acts[act](given)) });
  } catch (error) {
    process.send({ re: no, error: String(error?.stack ?? error) });
  }
});
