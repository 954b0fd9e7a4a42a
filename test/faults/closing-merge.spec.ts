import { afterEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { Chance } from '../harness/nemesis-chance.js';
import { miscounted } from '../harness/nemesis-checkers.js';
import { drilledRoom, type DrilledRoom } from '../harness/nemesis-crowd.js';
import { figure, isLong } from '../harness/nemesis-figures.js';
import { readKept, readShown } from '../harness/nemesis-room.js';
import { joinedAs } from '../harness/people.js';
import { command, rawSeat, type RawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const VOTERS = 12;
const QUESTIONS = 8;
const ACTS = isLong ? 400 : 40;
const DEFINED = ['WRONG_STATE', 'NOT_FOUND', 'OWN_QUESTION'];
const WAYS = ['question.merge', 'question.merge', 'question.unmerge', 'question.decline', 'question.publish'];

describe('questions that are merged and declined while votes are in flight', () => {
  let server: TestServer;
  let room: DrilledRoom;
  const raws: RawSeat[] = [];
  const chance = new Chance();
  afterEach(async () => {
    for (const raw of raws) raw.close();
    await server.dispose();
  });

  async function seat(): Promise<{ raw: RawSeat; actorId: string }> {
    const { seat: token, actor } = await joinedAs(server, room.code);
    const raw = await rawSeat(server, { session: room.sessionId, seat: token });
    raws.push(raw);
    return { raw, actorId: actor.id };
  }

  it('F27: keeps every accepted vote, counts each person once over a set, and answers the rest with a code that says why', async () => {
    server = await TestServer.start({ PROGRAMME: 'none' });
    room = await drilledRoom(server);
    const authors = await Promise.all(Array.from({ length: 3 }, () => seat()));
    const questionIds: string[] = [];
    for (let no = 0; no < QUESTIONS; no += 1) {
      const reply = await authors[no % 3]!.raw.says(command('question.submit', { text: `Question ${no}` }));
      if (reply.ok) questionIds.push(reply.result?.['questionId'] as string);
    }
    const voters = [...authors, ...(await Promise.all(Array.from({ length: VOTERS }, () => seat())))];
    const votes: { ballot: string; reply: Reply | undefined }[] = [];
    const timers = voters.map(({ raw, actorId }, no) => {
      const own = chance.part(no);
      return setInterval(() => {
        const questionId = own.of(questionIds) ?? '';
        const vote: (typeof votes)[number] = { ballot: `${actorId} ${questionId}`, reply: undefined };
        votes.push(vote);
        const body = command('question.vote', { questionId, on: true });
        raw.socket.emit('command', body, (reply: Reply) => (vote.reply = reply));
      }, 8);
    });
    let done = 0;
    for (let act = 0; act < ACTS; act += 1) {
      const type = chance.of(WAYS) ?? '';
      const questionId = chance.of(questionIds);
      const more = type === 'question.merge' ? { into: chance.of(questionIds) } : {};
      const reason = type === 'question.decline' ? { reason: 'duplicate' } : {};
      const body = command(type, { questionId, ...more, ...reason });
      const path = `/sessions/${room.sessionId}/commands`;
      const { body: reply } = await api<{ ok: boolean }>(server, 'POST', path, { token: room.token, body });
      done += Number(reply.ok);
    }
    timers.forEach((timer) => clearInterval(timer));
    await until('every vote is answered', () => votes.every(({ reply }) => reply));
    const kept = readKept(server.dataDir, room.sessionId);
    const shown = await readShown(server, room.sessionId, room.token);
    const ok = new Set(votes.flatMap(({ ballot, reply }) => (reply?.ok ? [ballot] : [])));
    const refused = votes.flatMap(({ reply }) => (reply?.ok === false ? [reply.code] : []));
    const merged = kept.questions.filter(({ mergedInto }) => mergedInto).length;
    figure({
      fault: 'F27',
      done: `${done} merges, unmerges, declines and publications while ${voters.length} people give ${votes.length} votes`,
      goal: 'each accepted vote is a ballot, once a person over a set, totals conserved, refusals say why',
      measured: `${ok.size} ballots, ${refused.length} refused (${[...new Set(refused)].join(', ')}), ${merged} questions merged in the end, 0 differences`,
      seed: chance.seed,
      red: 'figures that a count of the rows does not give (the checkers’ own spec)',
    });
    expect(kept.ballots).toEqual(ok);
    expect(miscounted({ shown, kept })).toEqual([]);
    for (const code of refused) expect(DEFINED).toContain(code);
    expect(refused).toContain('OWN_QUESTION');
    expect(done).toBeGreaterThan(ACTS / 8);
    const top = new Map([...shown.votes].filter(([, count]) => count > 0));
    expect(Math.max(...top.values())).toBeLessThanOrEqual(voters.length);
  }, 120_000);
});
