/** Plays a consultation through a session of a running server: everybody with a seat, an outbox and a line of their own. */
import { randomUUID } from 'node:crypto';
import {
  acceptInvitation,
  LiveRoom,
  memoryOutboxStore,
  Outbox,
} from '../../dist/node/libs/client/src/index.js';
import { socketTransport } from '../../dist/node/libs/client/src/socket.js';
import { commandsByPerson, actsOf } from './acts.mjs';
import { Killing } from './killing.mjs';
import { Phones, surely, timing } from './phones.mjs';
import { Watch } from './watch.mjs';

const JOINED = { ok: true };
/** Acts that wait for their answer when it goes as fast as it can. */
const MOST_OPEN = 1_500;
const WAKE_MS = 500;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** The HTTP API with an organiser's token. Goes on over restarts. */
export function organiserApi(url, token) {
  return (method, path, body) =>
    surely(async () => {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const said = await response.json();
      if (!response.ok && response.status < 500)
        throw Object.assign(new Error(JSON.stringify(said)), { status: 400 });
      if (!response.ok) throw new Error(`${response.status}`);
      return said;
    });
}

/**
 * Plays it and gives what is needed to judge: the session, the watch over all answers, the phones and, for each statement,
 * the question it became. `forMs` null plays as fast as it goes. `server` is the one to kill, if any. What has no answer once
 * none came for `patienceMs` is given up and told.
 */
export async function play({ consultation, url, token, server, forMs, kills, sockets, title, patienceMs }) {
  const api = organiserApi(url, token);
  const session = await openSession(api, consultation, title);
  const watch = new Watch(patienceMs);
  const onSent = (send) => watch.sends(send);
  const moderator = await moderatorOf({ url, api, session, onSent });
  const phones = new Phones({ url, session, sockets, onSent });
  const acts = actsOf(consultation, forMs ?? 0);
  const stage = { phones, moderator, watch, published: new Map(), perPerson: commandsByPerson(acts) };
  for (const { id } of consultation.statements) stage.published.set(id, waited());
  const waking = setInterval(() => {
    phones.wake();
    moderator.wake();
  }, WAKE_MS);
  watch.begin(acts.length);
  const killing = new Killing({ server, kills, watch, forMs });
  await perform(acts, forMs, stage);
  await killing.end();
  clearInterval(waking);
  watch.end();
  const questions = new Map();
  for (const [id, { promise, reject }] of stage.published) {
    reject(new Error('given up'));
    questions.set(String(id), await promise.catch(() => undefined));
  }
  return { api, session, watch, phones, moderator, questions, acts, kills: server?.kills ?? [] };
}

async function openSession(api, { statements }, title) {
  const { sessionId } = await api('POST', '/rooms', { title, preset: 'panel' });
  const longest = Math.max(500, ...statements.map(({ text }) => [...text].length));
  const does = (type, args) =>
    api('POST', `/sessions/${sessionId}/commands`, { id: randomUUID(), type, args });
  await does('session.rules', { questionMaxChars: longest, questionsPerPerson: 0 });
  await does('session.phase', { phase: 'open' });
  return sessionId;
}

/** Somebody who publishes, at a desk that follows everything. */
async function moderatorOf({ url, api, session, onSent }) {
  const { invitations } = await api('POST', `/sessions/${session}/invitations`, { role: 'moderator' });
  const { seat } = await acceptInvitation({ token: invitations[0].token }, { base: url });
  return new LiveRoom({
    transport: timing(
      socketTransport({ base: url, retryMostMs: 2_000, io: { transports: ['websocket'] } }),
      onSent,
    ),
    session,
    seat,
    as: 'staff',
    outbox: new Outbox({ store: memoryOutboxStore(), perSecond: 1_000, parallel: 32, answerMs: 5_000 }),
  });
}

async function perform(acts, forMs, stage) {
  const { watch } = stage;
  const startedAt = performance.now();
  for (const act of acts) {
    if (forMs !== null) await until(startedAt + act.atMs);
    else if (watch.open >= MOST_OPEN) await watch.answered(watch.made - MOST_OPEN / 2);
    if (watch.isGivenUp) return;
    void watch.acts(act, () => perform1(act, stage));
  }
  await watch.answered(watch.made);
}

async function until(moment) {
  const wait = moment - performance.now();
  if (wait > 0) await pause(wait);
}

/** A vote waits until everybody can see the statement, as the voter had to. */
async function perform1({ kind, statement, voterId, on }, { phones, moderator, published, perPerson }) {
  const personId = kind === 'submit' ? statement.authorId : voterId;
  const phone = phones.of(personId, perPerson.get(personId));
  if (kind === 'join') {
    await phone.seat();
    return JOINED;
  }
  const { promise, resolve, reject } = published.get(statement.id);
  if (kind === 'vote') return phone.does('question.vote', { questionId: await promise, on });
  try {
    const asked = await phone.does('question.submit', { text: statement.text, type: 'statement' });
    if (!asked.ok) throw new Error(asked.code);
    const { questionId } = asked.result;
    const judged =
      statement.moderated < 0
        ? await moderator.does('question.decline', { questionId, reason: 'off_topic' })
        : await moderator.does('question.publish', { questionId });
    if (!judged.ok) throw new Error(judged.code);
    resolve(questionId);
    return judged;
  } catch (error) {
    reject(error);
    throw error;
  }
}

function waited() {
  const outcome = {};
  outcome.promise = new Promise((resolve, reject) => Object.assign(outcome, { resolve, reject }));
  outcome.promise.catch(() => undefined);
  return outcome;
}
