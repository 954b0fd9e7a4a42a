import { afterEach, describe, expect, it } from '@jest/globals';
import type { QuestionView, Welcome } from '@openfloor/contract';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { api } from '../harness/api.js';
import { Crowd, type Act } from '../harness/relay-crowd.js';
import { openRelayHall, type RelayHall } from '../harness/relay-hall.js';
import { judgeDrill, type RoomAtEnd } from '../harness/relay-judge.js';
import { until } from '../harness/until.js';

const BROKEN = join(import.meta.dirname, '../harness/relay-broken.mjs');
const QUESTIONS = 40;
const HEADCOUNT = 60;
const CLEAN = { lost: [], doubled: [], disordered: [], miscounted: [], votes: 0, unanswered: [] };

describe('a hub behind a relay whose uplink is cut', () => {
  let hall: RelayHall;
  afterEach(() => hall.close());

  it('loses nothing of 200 phones, 5,000 shows of hands and 300 questions while the relay is killed twice', async () => {
    hall = await openRelayHall({ headcount: HEADCOUNT, rules: { questionsPerPerson: 0 } });
    const { line, relay, room } = hall;
    const questionIds = await askAll(hall);
    const crowd = new Crowd(relay.url, room.code);
    await crowd.join(200);
    line.cut();
    await relay.says('that the room is out of reach', ({ upstream }) => upstream === 'offline');
    const playing = crowd.play(questionIds, 25, (phone) => (phone % 2 === 0 ? 2 : 1));
    await until('half of it was answered', () => answered(crowd.acts) > 2_600, 120_000);
    await relay.restart('SIGKILL');
    await playing;
    const cutAt = performance.now();
    line.heal();
    await relay.says('that it replays', ({ waiting }) => waiting < 250, 60_000);
    await relay.restart('SIGKILL');
    await relay.says('that all is sent', (status) => status.waiting + status.handsHeld === 0, 120_000);
    const sentMs = performance.now() - cutAt;
    await crowd.hear(stayed);
    const verdict = judgeDrill(crowd.acts, await atEnd(hall), stayed);
    process.stdout.write(
      `relay killed twice: ${verdict.applied} of ${verdict.asked} questions applied once, ${verdict.disordered.length} out of order, ` +
        `${verdict.hands} shows of hands counted, ${verdict.votes} votes, all sent ${Math.round(sentMs / 1_000)} s after the link was back\n`,
    );
    expect(verdict).toEqual({ ...CLEAN, asked: 300, applied: 300, hands: 5_000 });
  }, 420_000);

  it('the checker goes red on a relay that answers before it stores', async () => {
    hall = await openRelayHall({ headcount: HEADCOUNT, main: BROKEN });
    const { line, relay, room } = hall;
    const questionIds = await askAll(hall, 3);
    const crowd = new Crowd(relay.url, room.code);
    await crowd.join(20);
    await until('the seat and the room are written', () => isWritten(relay.dataDir));
    relay.tell('SIGUSR2');
    line.cut();
    await relay.says('that the room is out of reach', ({ upstream }) => upstream === 'offline');
    const playing = crowd.play(questionIds, 10, () => 5);
    await until('a few were answered', () => answered(crowd.acts) > 60, 30_000);
    await relay.end('SIGKILL');
    crowd.stop();
    await playing;
    await relay.start([]);
    line.heal();
    await relay.says('that all is sent', (status) => status.waiting + status.handsHeld === 0, 60_000);
    expect(judgeDrill(crowd.acts, await atEnd(hall), () => false).lost.length).toBeGreaterThan(0);
  }, 120_000);
});

describe('the checker of the drill', () => {
  const act = (phone: number, args: Act['args'], [sentAt, answeredAt]: [number, number]): Act => ({
    ...{ phone, args, sentAt, answeredAt, id: crypto.randomUUID() },
    type: 'text' in args ? 'question.submit' : 'question.vote',
    reply: { ok: true, id: '', rev: 1, beat: 1 },
  });
  const acts = [
    act(1, { text: 'first' }, [0, 10]),
    act(2, { text: 'second' }, [20, 30]),
    act(1, { questionId: 'q', on: true }, [40, 50]),
    act(2, { questionId: 'q', on: true }, [40, 50]),
    act(2, { questionId: 'q', on: false }, [60, 70]),
  ];
  const hands = (number: number) => ({ hubs: 1, hands: number, headcount: 60 });
  const room = (first: number, second: number, counted: number): RoomAtEnd => ({
    ...{ votes: 0, headcount: 60 },
    questions: [
      { id: 'a', no: first, text: 'first', hands: null },
      { id: 'b', no: second, text: 'second', hands: null },
      { id: 'q', no: 9, text: 'other', hands: hands(counted) },
    ],
  });
  const judge = (at: RoomAtEnd, done: readonly Act[] = acts) => judgeDrill(done, at, () => true);

  it('is content with what happened', () => {
    expect(judge(room(1, 2, 1))).toEqual({ ...CLEAN, asked: 2, applied: 2, hands: 3 });
  });

  it('goes red on a question that was promised and is not there, and on one that is there twice', () => {
    const at = room(1, 2, 1);
    expect(judge({ ...at, questions: at.questions.slice(1) }).lost).toEqual(['first']);
    const twice = { id: 'c', no: 3, text: 'first', hands: null };
    expect(judge({ ...at, questions: [...at.questions, twice] })).toMatchObject({
      doubled: ['first'],
      applied: 1,
    });
  });

  it('goes red on questions in another order than they were taken, and not where they overlapped', () => {
    expect(judge(room(2, 1, 1)).disordered).toEqual(['second is 1, after 2']);
    const overlapping = acts.map((one, at) => (at === 1 ? { ...one, sentAt: 5 } : one));
    expect(judge(room(2, 1, 1), overlapping).disordered).toEqual([]);
  });

  it('goes red on a hand too many or too few, on a vote, and on a phone without an answer', () => {
    expect(judge(room(1, 2, 2)).miscounted).toEqual(['9: 2 instead of 1']);
    expect(judge(room(1, 2, 0)).miscounted).toEqual(['9: 0 instead of 1']);
    expect(judge({ ...room(1, 2, 1), votes: 1 }).votes).toBe(1);
    const silent = acts.map((one, at) => (at === 0 ? { ...one, reply: undefined } : one));
    expect(judge(room(1, 2, 1), silent).unanswered).toEqual(['phone 1 question.submit: nothing']);
  });
});

/** Phones that ask again until they have the room's word; the others have gone home once they were told `queued`. */
function stayed(phone: number): boolean {
  return phone % 5 !== 0;
}

function answered(acts: readonly Act[]): number {
  return acts.filter(({ answeredAt }) => answeredAt > 0).length;
}

function isWritten(dataDir: string): boolean {
  const database = new Database(join(dataDir, 'relay.db'), { readonly: true });
  const kept = database.prepare("SELECT name FROM facts WHERE name IN ('seat', 'mirror')").all();
  database.close();
  return kept.length === 2;
}

/** Questions of people elsewhere, for the phones to show hands on; their ids, as the relay has them. */
async function askAll({ room, relay }: RelayHall, number = QUESTIONS): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < number; at += 1)
    ids.push((await room.ama.does('question.submit', { text: `From elsewhere ${at}` })).questionId);
  await until('the relay has them all', async () => {
    const answer = await fetch(`${relay.url}/api/v1/sessions/${room.code}/state?first=200`);
    const { put } = (await answer.json()) as Welcome;
    return put.filter(({ kind }) => kind === 'question').length >= number;
  });
  return ids;
}

async function atEnd({ server, room }: RelayHall): Promise<RoomAtEnd> {
  const { sessionId, organiser } = room;
  const read = (page: number) =>
    api<Welcome & Record<string, unknown>>(
      server,
      'GET',
      `/sessions/${sessionId}/state?first=200&page=${page}`,
      { token: organiser },
    );
  const { body } = await read(0);
  const put = [...body.put];
  for (let page = 1, { left } = body; left > 0; page += 1) {
    const more = await read(page);
    put.push(...more.body.put);
    left = more.body.left;
  }
  const flat = body.tallies.votes;
  return {
    questions: put.filter((view): view is QuestionView => view.kind === 'question'),
    votes: flat.reduce((sum, number, at) => (at % 2 === 1 ? sum + number : sum), 0),
    headcount: HEADCOUNT,
  };
}
