/**
 * A process full of phones on bare WebSockets: they speak just as much of socket.io as a phone does (handshake, heartbeat,
 * five pings after the welcome and one after each head), read no more of a frame than is measured, and so cost the machine
 * little beside the server.
 */
import { newId } from '../../dist/node/libs/client/src/ids.js';
import { socketAddress, Wire } from './wire.mjs';

const [OPEN, MESSAGE] = ['0', '4'].map((digit) => digit.charCodeAt(0));
const [EVENT, ACK, REFUSED] = ['2', '3', '4'].map((digit) => digit.charCodeAt(0));
/** Where the name of an event begins in `42/rooms,["…`, and the number of an answer in `43/rooms,…`. */
const NAME_AT = '42/rooms,["'.length;
const NUMBER_AT = '43/rooms,'.length;
const LANES = 50;
const WELCOME_PINGS = 5;

/** One connection of a room. Times are milliseconds of `performance.now()`. */
class Phone {
  constructor(no) {
    this.no = no;
    this.turn = 0;
    this.lastNo = 0;
    this.waiting = new Map();
    /** When each tally came and up to which beat it tells, where anybody wants to know. */
    this.tallies = undefined;
  }

  sit({ url, session, seat, as }) {
    return new Promise((resolve, reject) => {
      this.welcomed = resolve;
      this.refused = reject;
      this.wire = new Wire(socketAddress(url), {
        closed: reject,
        heard: (all, start, end) => {
          if (all[start] === MESSAGE) this.hear(all, start, end);
          else if (all[start] === OPEN)
            this.wire.says(`40/rooms,${JSON.stringify({ session, seat, as, proto: 1 })}`);
        },
      });
    });
  }

  hear(all, start, end) {
    const kind = all[start + 1];
    if (kind === ACK) return this.answered(all.latin1Slice(start + NUMBER_AT, end));
    if (kind === REFUSED) return this.refused(new Error(all.toString('utf8', start, end)));
    if (kind !== EVENT) return;
    const name = all.latin1Slice(start + NAME_AT, start + NAME_AT + 5);
    if (name === 'talli') {
      tallies += 1;
      this.tallies?.push([performance.now(), beatOf(all.latin1Slice(start + NAME_AT, start + NAME_AT + 60))]);
    } else if (name === 'mine"') {
      corners += 1;
    } else if (name === 'welco') {
      this.ping(WELCOME_PINGS);
      this.welcomed();
    } else if (name === 'head"') {
      this.ping(1);
    }
  }

  /** Asks for the time, so many times one after the other, as the client library does. */
  ping(times) {
    if (times === 0) return;
    this.lastNo += 1;
    this.waiting.set(this.lastNo, () => this.ping(times - 1));
    this.wire.says(`42/rooms,${this.lastNo}["time"]`);
  }

  /** Sends a command; `done` is given the answer as text. */
  does(type, args, done) {
    this.lastNo += 1;
    this.waiting.set(this.lastNo, done);
    const command = JSON.stringify({ id: newId(), type, args });
    this.wire.says(`42/rooms,${this.lastNo}["command",${command}]`);
  }

  answered(text) {
    const no = Number.parseInt(text, 10);
    const done = this.waiting.get(no);
    this.waiting.delete(no);
    done?.(text);
  }

  /** Supports the next question, and from the second round on takes back or gives again. */
  vote(questionIds, done) {
    const questionId = questionIds[(this.no + this.turn) % questionIds.length];
    const on = Math.floor(this.turn / questionIds.length) % 2 === 0;
    this.turn += 1;
    this.does('question.vote', { questionId, on }, done);
  }
}

const phones = [];
let staff;
let tallies = 0;
let corners = 0;

const beatOf = (text) => Number(/"beat":(\d+)/.exec(text)?.[1] ?? -1);
const isOk = (text) => text.includes('"ok":true');
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What came of a run of votes. */
class Votes {
  acks = [];
  /** Of each acknowledged vote: when the answer came, and the beat it is in. */
  counted = [];
  late = [];
  sent = 0;
  refused = 0;
  codes = {};

  /** `dueAt` is when the vote was to be sent: what the generator itself is late by counts too. */
  send(phone, questionIds, dueAt) {
    this.sent += 1;
    this.late.push(performance.now() - dueAt);
    return new Promise((resolve) => {
      phone.vote(questionIds, (text) => {
        const now = performance.now();
        if (isOk(text)) {
          this.acks.push(now - dueAt);
          this.counted.push([now, beatOf(text)]);
        } else {
          this.refused += 1;
          const code = /"code":"(\w+)"/.exec(text)?.[1];
          this.codes[code] = (this.codes[code] ?? 0) + 1;
        }
        resolve();
      });
    });
  }
}

/** Votes at a given rate whatever the server does, spread over all phones in turn. */
async function openLoop(votes, { questionIds, rate, forMs }) {
  const startedAt = performance.now();
  const last = [];
  const total = Math.floor((rate * forMs) / 1_000);
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) * rate) / 1_000));
    for (; sent < due; sent += 1) {
      const done = votes.send(phones[sent % phones.length], questionIds, startedAt + (sent * 1_000) / rate);
      if (total - sent <= phones.length) last.push(done);
    }
    await pause(1);
  }
  await Promise.race([Promise.all(last), pause(30_000)]);
  return performance.now() - startedAt;
}

/** Each phone votes again as soon as it was answered. */
async function closedLoop(votes, { questionIds, forMs }) {
  const startedAt = performance.now();
  const isOver = () => performance.now() - startedAt > forMs;
  await Promise.all(
    phones.map(async (phone) => {
      while (!isOver()) await votes.send(phone, questionIds, performance.now());
    }),
  );
  return performance.now() - startedAt;
}

/** A moderator puts a question on the shortlist and takes it off again, again and again; what is refused took for ever. */
async function moderate({ questionIds, actEveryMs }, isOver) {
  const acts = [];
  for (let turn = 0; staff && actEveryMs && !isOver(); turn += 1) {
    const type = turn % 2 === 0 ? 'question.shortlist' : 'question.unshortlist';
    const sentAt = performance.now();
    const text = await new Promise((done) => staff.does(type, { questionId: questionIds[0] }, done));
    acts.push(isOk(text) ? performance.now() - sentAt : Number.POSITIVE_INFINITY);
    await pause(actEveryMs);
  }
  return acts;
}

/** For some of the votes, how long after its acknowledgement each watched screen showed it. */
function screensAfter(counted) {
  const waits = [];
  const step = Math.max(1, Math.floor(counted.length / 2_000));
  for (const { tallies: told } of phones.filter(({ tallies: kept }) => kept)) {
    for (let at = 0; at < counted.length; at += step) {
      const [ackedAt, beat] = counted[at];
      const shown = told.find(([, upTo]) => upTo >= beat);
      waits.push(shown ? Math.max(0, shown[0] - ackedAt) : Number.POSITIVE_INFINITY);
    }
  }
  return waits;
}

const acts = {
  /** Phones sit down; `watched` of them remember when they were told what. */
  async sit({ url, session, tokens, watched }) {
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      for (let at = lane; at < tokens.length; at += LANES) {
        const phone = new Phone(at);
        phones.push(phone);
        await phone.sit({ url, session, seat: tokens[at] });
      }
    });
    await Promise.all(lanes);
    const each = Math.max(1, Math.floor(phones.length / watched));
    for (let at = 0; at < phones.length; at += each) phones[at].tallies = [];
    return {};
  },
  async staff({ url, session, seat }) {
    staff = new Phone(0);
    await staff.sit({ url, session, seat, as: 'staff' });
    return {};
  },
  /** Votes at `rate` a second (open loop), or without one as fast as each is answered (closed loop). */
  async vote({ questionIds, rate, forMs, actEveryMs = 0 }) {
    const votes = new Votes();
    [tallies, corners] = [0, 0];
    for (const phone of phones) if (phone.tallies) phone.tallies.length = 0;
    let over = false;
    const moderated = moderate({ questionIds, actEveryMs }, () => over);
    const tookMs = rate
      ? await openLoop(votes, { questionIds, rate, forMs })
      : await closedLoop(votes, { questionIds, forMs });
    over = true;
    const done = await moderated;
    await pause(1_500);
    const screens = screensAfter(votes.counted);
    const { acks, late, sent, refused, codes } = votes;
    return {
      acks,
      late,
      sent,
      refused,
      codes,
      tookMs,
      screens,
      tallies,
      corners,
      acts: done,
    };
  },
};

process.on('message', async ({ no, act, ...given }) => {
  try {
    process.send({ re: no, ...(await acts[act](given)) });
  } catch (error) {
    process.send({ re: no, error: String(error?.stack ?? error) });
  }
});
