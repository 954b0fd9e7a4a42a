/** What one more of something costs when there are many already: questions in a room, rooms in a process. */
import { cpuMs, memoryMb } from './measure.mjs';
import { crowd, serve, seatsFor } from './served.mjs';

const SEATS = 100;
const VOTES = 4_000;
const ACTS = 40;

async function micros(server, times, act) {
  const before = cpuMs(server.pid);
  const result = await act();
  return { micros: ((cpuMs(server.pid) - before) * 1_000) / times, result };
}

/**
 * One room that grows to each of these numbers of questions with a hundred seats following. µs of the server's CPU for a
 * question that is published, a vote, a join (snapshot) and a resume after one change; bytes of the last two.
 */
export async function growthOfQuestions(sizes) {
  const server = await serve(3_966);
  const room = await server.openRoom(sizes[0]);
  const people = crowd();
  const tokens = await seatsFor(server, room.code, SEATS);
  await people.ask({ act: 'enter', url: server.url, session: room.session, tokens });
  const rows = [];
  for (const questions of sizes) {
    await room.ask(Math.max(0, questions - room.questionIds.length));
    rows.push({ questions, ...(await atSize(server, room, people)) });
  }
  people.end();
  await server.end();
  return rows;
}

async function atSize(server, room, people) {
  const { questionIds } = room;
  const ask = (message) => people.ask(message);
  await ask({ act: 'vote', questionIds, votes: SEATS });
  const vote = await micros(server, VOTES, () => ask({ act: 'vote', questionIds, votes: VOTES }));
  const act = await micros(server, ACTS, async () => {
    for (let at = 0; at < ACTS; at += 1)
      await room.does('question.label', {
        questionId: questionIds[at % questionIds.length],
        labels: [`l${at % 7}`],
      });
  });
  const change = () =>
    room.does('question.label', { questionId: questionIds[0], labels: [crypto.randomUUID().slice(0, 8)] });
  const rounds = 4;
  let joinBytes = 0;
  let resumeBytes = 0;
  const join = await micros(server, SEATS * rounds, async () => {
    for (let at = 0; at < rounds; at += 1) {
      await ask({ act: 'leave' });
      joinBytes = (await ask({ act: 'enter' })).bytes;
    }
  });
  const resume = await micros(server, SEATS * rounds, async () => {
    for (let at = 0; at < rounds; at += 1) {
      await ask({ act: 'leave' });
      await change();
      const back = await ask({ act: 'enter', resume: true });
      if (back.modes !== SEATS)
        throw new Error(`${SEATS - back.modes} got a snapshot instead of what changed`);
      resumeBytes = back.bytes;
    }
  });
  return {
    voteMicros: vote.micros,
    actMicros: act.micros,
    joinMicros: join.micros,
    resumeMicros: resume.micros,
    joinBytes,
    resumeBytes,
  };
}

/** The same thousand seats and votes spread over so many rooms; µs a vote, and what an open room costs at rest. */
export async function growthOfRooms(sizes, seats = 1_000) {
  const rows = [];
  for (const rooms of sizes) {
    const server = await serve(3_967);
    const crowds = [];
    const opened = [];
    for (let at = 0; at < rooms; at += 1) opened.push(await server.openRoom(20));
    const emptyMb = memoryMb(server.pid);
    for (const room of opened) {
      const people = crowds[crowds.length % 2] ?? crowd();
      const tokens = await seatsFor(server, room.code, Math.ceil(seats / rooms));
      await people.ask({
        act: 'enter',
        url: server.url,
        session: room.session,
        tokens,
        questionIds: room.questionIds,
      });
      crowds.push(people);
    }
    const [one, two] = crowds;
    const all = two ? [one, two] : [one];
    const votes = 20_000 / all.length;
    const vote = await micros(server, 20_000, () =>
      Promise.all(all.map((people) => people.ask({ act: 'vote', votes }))),
    );
    const idle = await micros(server, 10, () => new Promise((resolve) => setTimeout(resolve, 10_000)));
    rows.push({
      rooms,
      voteMicros: vote.micros,
      p99: Math.max(...vote.result.map(({ p99 }) => p99)),
      idleShare: idle.micros / 1_000_000,
      emptyMb,
      memory: memoryMb(server.pid),
    });
    for (const people of new Set(crowds)) people.end();
    await server.end();
  }
  return rows;
}

/**
 * How fast a cost grows: the slope between the smallest and the largest size, both on a logarithmic scale. 0 is constant,
 * 1 proportional.
 */
export function slopeOf(rows, size, cost) {
  const [first, last] = [rows[0], rows.at(-1)];
  return Math.log(last[cost] / first[cost]) / Math.log(last[size] / first[size]);
}
