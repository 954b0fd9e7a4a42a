import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Support, Welcome } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { openRoom, type OpenedRoom } from '../harness/people.js';
import { command } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';
import { Asked } from './attacker-asked.js';
import { chance, crowdOf, CROWD, inRuns, vote, type Voter } from './attacker-crowd.js';
import { solvedBallots, supportIn, takenBack, totalAfter, type Heard, type Slack } from './attacker.js';

const SEED = Number(process.env['SEED'] ?? 20_061_102);
/** Votes that stay out of every figure by groups, and the fewest for which one moves, under the default rules. */
const HELD = 5;
/** Votes of a question between two looks at the figures. */
const ROUND = 6;
/** People who name their group only after they have voted. */
const LATE = 2;

let server: TestServer;
let room: OpenedRoom;
let crowd: Voter[];
const asked: Asked[] = [];
const random = chance(SEED);

const told = ({ no }: Asked) => supportIn(room.moderator.received, no);
const latest = (question: Asked): Support | undefined => told(question).at(-1);
const stateOf = async (token?: string): Promise<Welcome> => {
  const road = `/sessions/${room.sessionId}/state`;
  return (await api<Record<string, unknown>>(server, 'GET', road, token ? { token } : {})).body as never;
};

async function castOne(question: Asked, voter: Voter, on: boolean): Promise<void> {
  await vote(server, room, voter, question.id, on);
  question.voted(voter, on);
}

/** Some votes, now and then one that is taken back, then the figures that follow from these totals, if any do. */
async function playRound(question: Asked): Promise<void> {
  if (random() < 0.4 && question.standing.length > 6) {
    const [voter] = question.standing.splice(Math.floor(random() * question.standing.length), 1);
    if (voter) await castOne(question, voter, false);
  }
  for (const voter of question.waiting.splice(0, ROUND)) {
    await castOne(question, voter, true);
    question.standing.push(voter);
  }
  await follow(question);
}

async function follow(question: Asked): Promise<void> {
  await until(`figures of #${question.no} at ${question.votes}`, () => isFollowed(question));
}

/** A few rounds of these questions side by side. */
async function playRounds(rounds: number, questions: readonly Asked[]): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await Promise.all(questions.map(playRound));
}

/** The publisher says itself when it is behind: its rule looks at totals alone. */
function isFollowed(question: Asked): boolean {
  const of = latest(question)?.[1] ?? 0;
  return Math.abs(question.votes - of) < HELD + Math.max(5, Math.floor(of / 16));
}

/**
 * What the attacker makes of what was heard: each figure at the one moment that its sum can be of. Between the votes that a
 * merge brings there is no moment.
 */
function heardOf(question: Asked): Heard[] {
  const seen = new Set<string>();
  return told(question).flatMap(([_no, of, cells]): Heard[] => {
    const text = JSON.stringify([of, cells]);
    if (seen.has(text)) return [];
    seen.add(text);
    const moments = [...question.moments].filter((at) => totalAfter(question.steps, at) === of + HELD);
    return moments.length === 1 ? [{ upTo: moments[0] as number, cells, of }] : [];
  });
}

/** A publisher that is none of ours: exact figures, whenever it likes. */
function exactFigures(question: Asked, every: number): Heard[] {
  const moments = question.cast.flatMap((_one, at) => ((at + 1) % every === 0 ? [at + 1] : []));
  return moments.map((upTo) => {
    const cells = CROWD.map((_count, cell) =>
      question.cast.slice(0, upTo).reduce((sum, one) => sum + (one.cell === cell ? one.step : 0), 0),
    );
    return { upTo, cells, of: totalAfter(question.steps, upTo) };
  });
}

const people = CROWD.map((count) => count + LATE);
const exactly = (): Slack => ({ more: 0, fewer: 0 });

beforeAll(async () => {
  server = await TestServer.start({ PROGRAMME: 'none' });
  room = await openRoom(server);
  crowd = await crowdOf(server, room);
  for (const [text, most] of [
    ['Who pays?', Infinity],
    ['Who decides?', Infinity],
    ['Who is left out?', Infinity],
    ['Who has the last word?', 36],
  ] as const) {
    const { questionId, no } = await room.ama.does('question.submit', { text });
    await room.moderator.does('question.publish', { questionId });
    asked.push(new Asked(questionId, no, inRuns(crowd, random).slice(0, most)));
  }
  const [, into, , source] = asked as [Asked, Asked, Asked, Asked];
  for (const voter of source.waiting.slice(0, 4)) into.waiting.splice(into.waiting.indexOf(voter), 1);
}, 60_000);
afterAll(async () => {
  room?.leave();
  await server?.dispose();
});

describe(`somebody who keeps all figures by groups (seed ${SEED})`, () => {
  it('hears some as the votes come, and none with a small cell', async () => {
    await playRounds(6, asked);
    const late = crowd.filter(({ cell }) => cell === 7).slice(0, LATE);
    for (const { seat } of late) {
      const body = command('participant.identify', { stakeholderGroup: 'government' });
      await api(server, 'POST', `/sessions/${room.sessionId}/commands`, { token: seat, body });
    }
    await playRounds(2, asked);
    for (const question of asked) {
      const figures = told(question);
      const given = question.cast.filter(({ step }) => step === 1).length;
      expect((latest(question)?.[1] ?? 0) + HELD).toBeLessThanOrEqual(given);
      expect(new Set(figures.map(String)).size).toBeGreaterThan(3);
      expect(figures.flatMap(([, , cells]) => cells).some((count) => count !== null && count > 0)).toBe(true);
      for (const [, of, cells] of figures) {
        cells.forEach((count, cell) => {
          if (count === 0) expect(CROWD[cell]).toBe(0);
          else if (count !== null) expect(count).toBeGreaterThanOrEqual(5);
        });
        const shown = cells.reduce<number>((sum, count) => sum + (count ?? 0), 0);
        expect(cells.filter((count) => count === null).length).not.toBe(1);
        if (cells.includes(null)) expect(of - shown).toBeGreaterThanOrEqual(5);
      }
    }
  });

  it('hears the same again after the server was killed, over the socket and over HTTP, and nothing finer', async () => {
    const before = (await stateOf(room.moderator.seat)).tallies.support;
    const heardBefore = room.moderator.received.length;
    await server.restart('SIGKILL');
    const after = (await stateOf(room.moderator.seat)).tallies.support;
    expect(after).toEqual(before);
    await until('the moderator is back', () =>
      room.moderator.received.slice(heardBefore).some((said) => said.startsWith('["welcome"')),
    );
    for (const question of asked)
      for (const figure of supportIn(room.moderator.received.slice(heardBefore), question.no))
        expect(before).toContainEqual(figure);
    await playRounds(1, asked);
  });

  it('hears the figures follow where a question is merged into another, and where that is undone', async () => {
    const [first, into, third, source] = asked as [Asked, Asked, Asked, Asked];
    const before = into.votes;
    await room.moderator.does('question.merge', { questionId: source.id, into: into.id });
    into.merged(source);
    expect(into.votes).toBeGreaterThan(before);
    await follow(into);
    await playRounds(1, [first, into, third]);
    await room.moderator.does('question.unmerge', { questionId: source.id });
    into.unmerged(source);
    expect(into.steps.filter((step) => step === -1).length).toBeGreaterThan(0);
    await Promise.all([into, source].map(follow));
    await playRounds(1, asked);
  });

  it('solves no single ballot with everything that was heard', () => {
    for (const question of asked) {
      const heard = heardOf(question);
      expect(heard.length).toBeGreaterThan(3);
      const slack = ({ of, upTo }: Heard, votes: number): Slack => {
        const back = takenBack(question.steps, upTo) + LATE;
        return { more: votes - of + back, fewer: back };
      };
      expect([...solvedBallots(question.steps, heard, slack, people)]).toEqual([]);
    }
  });

  it('would solve many, and rightly, had the figures been exact, even if only every five votes', () => {
    for (const every of [1, 5]) {
      const solved = asked.map((question) =>
        solvedBallots(question.steps, exactFigures(question, every), exactly, people),
      );
      expect(solved.reduce((sum, found) => sum + found.size, 0)).toBeGreaterThan(0);
      solved.forEach((found, at) => {
        for (const [ballot, cell] of found) expect(asked[at]?.cast[ballot]?.cell).toBe(cell);
      });
    }
  });

  it('has to be of the staff: no other seat and no visitor is told anything by groups', async () => {
    const panellist = await room.invite('panellist', { person: { name: 'A panellist' } });
    await until('the panellist sees figures', () => panellist.now.votes.size > 0);
    for (const seat of [room.ama, room.ben, room.stage, panellist])
      expect(seat.everReceived('"support"')).toBe(false);
    for (const token of [undefined, room.ama.seat, panellist.seat])
      expect((await stateOf(token)).tallies).not.toHaveProperty('support');
    expect(room.moderator.everReceived('"support"')).toBe(true);
  });
});
