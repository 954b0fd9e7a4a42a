/**
 * A process full of phones: they join, sit in a room over WebSockets and say what a page says: pings after the welcome
 * and with each head, a vote of one in a hundred every ten seconds, a question every thirty.
 */
import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';

const PINGS = 5;
const VOTE_ROUND_MS = 10_000;
const ASK_MS = 30_000;
const LANES = 32;

const phones = [];
const questions = new Map();
const done = { acknowledged: 0, queued: 0, refused: 0, unanswered: 0, frames: 0 };
let asked = 0;

const acts = {
  /** Takes so many seats. */
  async join({ url, code, count }) {
    await lanes(count, async () => {
      const joinKey = randomUUID().replaceAll('-', '');
      const { seat } = await post(`${url}/api/v1/sessions/${code}/join`, { joinKey, attendance: 'onsite' });
      phones.push({ seat, votes: new Set() });
    });
    return {};
  },
  /** Reads the room once, as it stands in the page of each, and connects all of them with what they hold of it. */
  async open({ url, session }) {
    const answer = await fetch(`${url}/api/v1/sessions/${session}/state?as=public&first=200`);
    const { epoch, rev, put } = await answer.json();
    learn(put);
    await lanes(phones.length, (at) => connected(phones[at], at, { url, session, since: { epoch, rev } }));
    return { questions: questions.size };
  },
  /** From now on some of them vote and ask. */
  async busy({ name }) {
    let turn = 0;
    setInterval(
      () => void vote(phones[(turn++ * 37) % phones.length]),
      VOTE_ROUND_MS / (phones.length / 100),
    );
    setInterval(() => void ask(phones[(asked * 101) % phones.length], name), ASK_MS);
    return {};
  },
  /** What became of what they did, how many are connected, and how many questions they know of. */
  async count() {
    const connected = phones.filter(({ socket }) => socket?.connected).length;
    return { ...done, connected, questions: questions.size };
  },
};

function connected(phone, at, { url, session, since }) {
  return new Promise((resolve, reject) => {
    const auth = { session, seat: phone.seat, since, proto: 1 };
    const socket = io(`${url}/rooms`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth,
    });
    phone.socket = socket;
    socket.onAny(() => (done.frames += 1));
    socket.once('welcome', () => {
      ping(socket, PINGS);
      resolve();
    });
    socket.on('head', () => ping(socket, 1));
    if (at === 0) {
      socket.on('welcome', ({ put }) => learn(put));
      socket.on('patch', ({ put }) => learn(put));
    }
    socket.once('connect_error', (error) => reject(new Error(JSON.stringify(error.data ?? error.message))));
  });
}

function ping(socket, times) {
  if (times > 0) socket.emit('time', () => ping(socket, times - 1));
}

/** The first phone follows the list for all of them; those that can be voted on count. */
function learn(put) {
  for (const { kind, id, status } of put) {
    if (kind !== 'question') continue;
    if (status === 'published' || status === 'shortlisted') questions.set(id, status);
    else questions.delete(id);
  }
}

async function vote(phone) {
  const ids = [...questions.keys()];
  const questionId = ids[Math.floor(Math.random() * ids.length)];
  if (!questionId) return;
  const on = !phone.votes.has(questionId);
  if (on) phone.votes.add(questionId);
  else phone.votes.delete(questionId);
  await says(phone, 'question.vote', { questionId, on });
}

async function ask(phone, name) {
  asked += 1;
  await says(phone, 'question.submit', {
    text: `Question ${asked} of a phone ${name}: what follows from this?`,
  });
}

async function says({ socket }, type, args) {
  try {
    const reply = await socket.timeout(20_000).emitWithAck('command', { id: randomUUID(), type, args });
    done[reply.queued ? 'queued' : reply.ok ? 'acknowledged' : 'refused'] += 1;
  } catch {
    done.unanswered += 1;
  }
}

/** Asks again where it is too many at once. */
async function post(url, body) {
  const headers = { 'content-type': 'application/json' };
  for (;;) {
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const said = await answer.json();
    if (answer.ok) return said;
    if (answer.status !== 429) throw new Error(`${url}: ${JSON.stringify(said)}`);
    await new Promise((resolve) => setTimeout(resolve, said.retryAfterMs ?? 1_000));
  }
}

async function lanes(count, act) {
  let next = 0;
  const lane = async () => {
    while (next < count) await act(next++);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

process.on('message', async ({ no, act, ...given }) => {
  try {
    process.send({ re: no, ...(await acts[act](given)) });
  } catch (error) {
    process.send({ re: no, error: String(error?.message ?? error) });
  }
});
