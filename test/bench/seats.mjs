/** A process full of seats: connects sockets, counts what they get, and votes with them when asked. */
import { io } from 'socket.io-client';
import WebSocket from 'ws';

const seats = [];
let frames = 0;
let lastAt = 0;
const options = { transports: ['websocket'], forceNew: true, reconnection: false };

function heard() {
  frames += 1;
  lastAt = performance.now();
}

const acts = {
  /** Plain WebSockets. */
  async ws({ url, count }) {
    await each(
      count,
      () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(url);
          socket.on('message', heard);
          socket.once('open', resolve);
          socket.once('error', reject);
          seats.push(socket);
        }),
    );
    return {};
  },
  /** Sockets of socket.io on a bare namespace; `event` is counted. */
  async bare({ url, count, event }) {
    await each(
      count,
      () =>
        new Promise((resolve, reject) => {
          const socket = io(url, options);
          socket.on(event, heard);
          socket.once('connect', resolve);
          socket.once('connect_error', reject);
          seats.push(socket);
        }),
    );
    return {};
  },
  /** Seats of a room. */
  async room({ url, session, tokens, event }) {
    let at = 0;
    await each(
      tokens.length,
      () =>
        new Promise((resolve, reject) => {
          const seat = tokens[at++];
          const socket = io(`${url}/rooms`, { ...options, auth: { session, seat, proto: 1 } });
          socket.on(event, heard);
          socket.once('welcome', resolve);
          socket.once('connect_error', (error) =>
            reject(new Error(JSON.stringify(error.data ?? error.message))),
          );
          seats.push(socket);
        }),
    );
    return {};
  },
  /** Every seat votes, one vote in flight each, for so long; gives the latencies (ms) of what was acknowledged. */
  async vote({ questionIds, forMs }) {
    const latencies = [];
    let refused = 0;
    const end = performance.now() + forMs;
    const startedAt = performance.now();
    await Promise.all(
      seats.map(async (socket, no) => {
        for (let turn = 0; performance.now() < end; turn += 1) {
          const questionId = questionIds[(no + turn) % questionIds.length];
          const on = Math.floor(turn / questionIds.length) % 2 === 0;
          const sentAt = performance.now();
          const reply = await socket.timeout(30_000).emitWithAck('command', {
            id: crypto.randomUUID(),
            type: 'question.vote',
            args: { questionId, on },
          });
          if (reply.ok) latencies.push(performance.now() - sentAt);
          else refused += 1;
        }
      }),
    );
    return { latencies, refused, tookMs: performance.now() - startedAt };
  },
  async count() {
    return { frames, quietMs: performance.now() - lastAt };
  },
  async reset() {
    frames = 0;
    return {};
  },
};

async function each(count, connect) {
  const lanes = Array.from({ length: 50 }, async (_, lane) => {
    for (let at = lane; at < count; at += 50) await connect();
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
