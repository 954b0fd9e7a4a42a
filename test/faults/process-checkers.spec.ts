import { describe, expect, it } from '@jest/globals';
import type { Reply } from '@openfloor/contract';
import { findings, NOTHING_WRONG, scoreOf, type AtEnd } from '../harness/nemesis-checkers.js';
import { History } from '../harness/nemesis-history.js';
import type { KeptQuestion, KeptRoom } from '../harness/nemesis-room.js';

const QUESTION: KeptQuestion = {
  ...{ id: 'q', no: 1, text: 'asked', status: 'published', authorId: 'ama', mergedInto: null },
};
const ok = (id: string, rev: number, more: object = {}): Reply => ({ ok: true, id, rev, beat: 0, ...more });
const refused = (id: string): Reply => ({ ok: false, id, code: 'WRONG_STATE', message: '' });

function atEnd(more: Partial<KeptRoom> = {}, votes: [number, number][] = [[1, 0]]): AtEnd {
  const kept: KeptRoom = {
    ...{ rev: 9, beat: 9, questions: [QUESTION], ballots: new Set(), receipts: new Map() },
    ...{ votes: new Map([[1, 0]]), integrity: 'ok', ...more },
  };
  const questions = [{ text: 'asked' }] as AtEnd['shown']['questions'];
  return { shown: { questions, votes: new Map(votes) }, kept, actors: new Map([['ben', 'ben']]) };
}

/** A client that asked once and was answered so. */
async function asked(...replies: Reply[]): Promise<History> {
  const history = new History('ben');
  for (const reply of replies)
    await history.records({ id: 'a', type: 'question.submit', args: { text: 'asked' } }, async () => reply);
  return history;
}

describe('the checkers of the drills', () => {
  it('are content with what happened', async () => {
    const history = await asked(ok('a', 3), ok('a', 3, { duplicate: true }));
    expect(findings([history], atEnd())).toEqual(NOTHING_WRONG);
    expect(scoreOf([history])).toEqual({ commands: 1, tries: 2, acknowledged: 1, refused: 0, duplicates: 1 });
  });

  it('go red on a question that was acknowledged and is not there', async () => {
    const found = findings([await asked(ok('a', 3))], atEnd({ questions: [] }));
    expect(found.lost).toHaveLength(1);
    expect(found.miscounted).toEqual(['1 questions shown, 0 kept']);
  });

  it('go red on a vote that was acknowledged and does not stand, and on one taken back that does', async () => {
    const vote = async (on: boolean) => {
      const history = new History('ben');
      const args = { questionId: 'q', on };
      await history.records({ id: 'v', type: 'question.vote', args }, async () => ok('v', 3));
      return history;
    };
    expect(findings([await vote(true)], atEnd()).lost).toHaveLength(1);
    const stands = { ballots: new Set(['ben q']) };
    expect(findings([await vote(true)], atEnd(stands)).lost).toEqual([]);
    expect(findings([await vote(false)], atEnd(stands)).lost).toHaveLength(1);
  });

  it('go red on a question that is there twice, or although it was refused', async () => {
    const twice = { questions: [QUESTION, { ...QUESTION, id: 'r', no: 2 }] };
    expect(findings([await asked(ok('a', 3))], atEnd(twice)).doubled).toEqual(['2 x asked']);
    expect(findings([await asked(refused('a'))], atEnd()).doubled).toHaveLength(1);
  });

  it('go red on a command that got two different answers', async () => {
    const history = await asked(ok('a', 3), ok('a', 4, { duplicate: true }));
    expect(findings([history], atEnd()).answeredTwice).toHaveLength(1);
  });

  it('go red on a room that went back, in what is heard and in what is answered', async () => {
    const history = await asked(ok('a', 7));
    await new Promise((resolve) => setImmediate(resolve));
    const until = performance.now() + 2;
    while (performance.now() < until);
    await history.records({ id: 'b', type: 'question.vote', args: {} }, async () => ok('b', 5));
    history.hears('welcome', { epoch: 'e', rev: 7 });
    history.hears('open');
    history.hears('welcome', { epoch: 'e', rev: 5 });
    expect(findings([history], atEnd()).backwards).toHaveLength(2);
    history.hears('welcome', { epoch: 'after a restore', rev: 1 });
    expect(findings([history], atEnd()).backwards).toHaveLength(2);
  });

  it('go red on a patch over a hole, and not on one after a new welcome', () => {
    const history = new History('ben');
    history.hears('welcome', { epoch: 'e', rev: 3 });
    history.hears('patch', { prev: 3, rev: 4 });
    history.hears('open');
    history.hears('welcome', { epoch: 'e', rev: 9 });
    history.hears('patch', { prev: 8, rev: 10 });
    expect(findings([history], atEnd()).gaps).toEqual([]);
    history.hears('patch', { prev: 11, rev: 12 });
    expect(findings([history], atEnd()).gaps).toHaveLength(1);
  });

  it('go red on figures that a count of the rows does not give, and on a damaged file', () => {
    expect(findings([], atEnd({}, [[1, 2]])).miscounted).toEqual(['#1: 2 shown, 0 in the rows']);
    expect(findings([], atEnd({ integrity: 'row 3 missing from index' })).miscounted).toHaveLength(1);
  });

  it('tell what nobody ever answered, and leave out what never left', async () => {
    const { NoAnswer } = await import('@openfloor/client');
    const history = new History('ben');
    const fails = (sent: boolean) => () => Promise.reject(new NoAnswer('nothing', sent));
    const command = { id: 'a', type: 'question.vote', args: {} };
    await history.records(command, fails(false)).catch(() => undefined);
    expect(findings([history], atEnd()).unresolved).toEqual([]);
    await history.records(command, fails(true)).catch(() => undefined);
    expect(findings([history], atEnd()).unresolved).toHaveLength(1);
  });
});
