import { describe, expect, it } from '@jest/globals';
import { openRoom } from '../testing/open-room.js';
import { invite, join } from '../testing/seats.js';

/** A room with questions A (ama), B (ben), C (cyn) and D (dan) that everybody sees, and five more who only vote. */
function withFour() {
  const opened = openRoom({ rules: { questionsPerPerson: 0 } });
  const { rig, ama, ben, cyn, published, does, moderator, tally, question, turn } = opened;
  const dan = join(rig);
  const voters = Array.from({ length: 5 }, () => join(rig));
  const [a, b, c, d] = [ama, ben, cyn, dan].map((author) => published(author)) as [
    string,
    string,
    string,
    string,
  ];
  const merge = (questionId: string, into: string) => does(moderator, 'question.merge', { questionId, into });
  const unmerge = (questionId: string) => does(moderator, 'question.unmerge', { questionId });
  const vote = (questionId: string, ...who: number[]) =>
    turn(...who.map((at) => [voters[at] ?? dan, 'question.vote', { questionId, on: true }] as const));
  const votes = (...ids: string[]) => ids.map((id) => tally.of(id));
  const credits = (...ids: string[]) => ids.map((id) => question(id).credits);
  const tops = (...ids: string[]) => ids.map((id) => question(id).mergedInto);
  return { ...opened, dan, voters, a, b, c, d, merge, unmerge, vote, votes, credits, tops };
}

describe('merging', () => {
  it('counts each voter once over the whole set and leaves the ballots where they were cast', () => {
    const { a, b, merge, vote, votes, room, voters } = withFour();
    vote(a, 0, 1, 2);
    vote(b, 2, 3);
    merge(a, b);
    expect(votes(b)).toEqual([4]);
    expect([room.ballot(a, voters[0]?.id ?? ''), room.ballot(b, voters[0]?.id ?? '')]).toEqual([
      true,
      undefined,
    ]);
  });

  it('does not count the authors of the set, who may have voted for each other before', () => {
    const { a, b, ama, ben, merge, unmerge, vote, votes, turn } = withFour();
    turn(
      [ama, 'question.vote', { questionId: b, on: true }],
      [ben, 'question.vote', { questionId: a, on: true }],
    );
    vote(a, 0);
    expect(votes(a, b)).toEqual([2, 1]);
    merge(a, b);
    expect(votes(b)).toEqual([1]);
    unmerge(a);
    expect(votes(a, b)).toEqual([2, 1]);
  });

  it('does not count who was removed, and counts them again once they may come back', () => {
    const { a, b, merge, vote, votes, must, moderator, voters } = withFour();
    vote(a, 0, 1);
    merge(a, b);
    const participantId = voters[0]?.id;
    must(moderator, 'participant.remove', { participantId, reason: 'conduct' });
    expect(votes(b)).toEqual([1]);
    must(moderator, 'participant.restore', { participantId });
    expect(votes(b)).toEqual([2]);
  });

  it('credits every author once', () => {
    const { a, b, c, ama, published, merge, credits } = withFour();
    const second = published(ama);
    merge(a, b);
    merge(second, b);
    merge(c, b);
    expect(credits(b)).toEqual([3]);
  });

  it('does not tell by its credits that a nameless question is by somebody who also gave a name', () => {
    const { ama, asks, must, moderator, merge, credits } = withFour();
    const [named, nameless] = ['public', 'anonymous'].map((identity) => asks(ama, 'Who?', { identity }));
    must(moderator, 'question.publish', { questionId: named });
    merge(nameless ?? '', named ?? '');
    expect(credits(named ?? '')).toEqual([2]);
  });

  it('tells apart the people behind a hub', () => {
    const { rig, asks, must, moderator, merge, credits } = withFour();
    const hub = invite(rig, 'hub', { name: 'Accra' });
    const [one, two, again] = ['p1', 'p2', 'p1'].map((localAuthor) => asks(hub, 'Why?', { localAuthor }));
    must(moderator, 'question.publish', { questionId: one });
    merge(two ?? '', one ?? '');
    merge(again ?? '', one ?? '');
    expect(credits(one ?? '')).toEqual([2]);
  });

  it('flattens chains, and each link comes back with what it had', () => {
    const { a, b, c, d, merge, unmerge, tops, credits } = withFour();
    merge(a, b);
    merge(b, c);
    merge(c, d);
    expect(tops(a, b, c, d)).toEqual([d, d, d, null]);
    expect(credits(d)).toEqual([4]);
    unmerge(c);
    expect(tops(a, b, c, d)).toEqual([c, c, null, null]);
    expect(credits(c, d)).toEqual([3, 1]);
    unmerge(b);
    expect(tops(a, b, c)).toEqual([b, null, null]);
    unmerge(a);
    expect(tops(a, b)).toEqual([null, null]);
    expect(credits(a, b, c, d)).toEqual([1, 1, 1, 1]);
  });

  it('frees one out of the middle of a chain with what hung below it, and leaves the rest', () => {
    const { a, b, c, d, merge, unmerge, tops, credits, vote, votes } = withFour();
    vote(a, 0);
    vote(b, 1);
    vote(c, 2, 3);
    merge(a, b);
    merge(b, c);
    merge(c, d);
    expect(votes(d)).toEqual([4]);
    unmerge(b);
    expect(tops(a, b, c, d)).toEqual([b, null, d, null]);
    expect(credits(b, d)).toEqual([2, 2]);
    expect(votes(b, d)).toEqual([2, 2]);
  });

  it.each([
    ['itself', 'a', 'WRONG_STATE'],
    ['what is merged into it', 'b', 'WRONG_STATE'],
    ['what waits for review', 'waiting', 'WRONG_STATE'],
    ['what is merged elsewhere', 'elsewhere', 'WRONG_STATE'],
    ['nothing that is known', 'unknown', 'NOT_FOUND'],
  ])('never goes into %s', (_what, into, code) => {
    const { a, b, c, d, ben, asks, merge, newId, tops } = withFour();
    merge(b, a);
    merge(c, d);
    const targets: Record<string, string> = { a, b, waiting: asks(ben), elsewhere: c, unknown: newId() };
    expect(merge(a, targets[into] ?? '').code).toBe(code);
    expect(tops(a)).toEqual([null]);
  });

  it.each(['pending', 'published', 'shortlisted'])('gives a %s question its state back', (status) => {
    const { a, ben, asks, must, moderator, merge, unmerge, question, seen } = withFour();
    const source = asks(ben);
    if (status !== 'pending') must(moderator, 'question.publish', { questionId: source });
    if (status === 'shortlisted') must(moderator, 'question.shortlist', { questionId: source });
    const { position } = question(source);
    merge(source, a);
    expect(seen(source, 'public')?.status).toBe(status === 'pending' ? undefined : 'merged');
    unmerge(source);
    expect(question(source)).toMatchObject({
      status,
      position,
      mergedInto: null,
      mergedFrom: null,
      mergedVia: [],
    });
  });

  it('tells the author of a merged question where it went', () => {
    const { a, ben, mine, asks, merge } = withFour();
    const source = asks(ben);
    merge(source, a);
    expect(mine(ben).questions.at(-1)).toMatchObject({ status: 'merged', mergedInto: { id: a, no: 1 } });
  });
});

describe('votes on a merged set', () => {
  it('count for the one on top, whichever of the set they are given to', () => {
    const { a, b, voters, merge, does, votes, mine } = withFour();
    merge(a, b);
    const [first] = voters;
    if (!first) throw new Error('no voter');
    expect(does(first, 'question.vote', { questionId: a, on: true }).code).toBe('ok');
    expect(votes(b)).toEqual([1]);
    expect(mine(first).votes).toEqual([1, 2]);
  });

  it('are taken back from the whole set at once', () => {
    const { a, b, c, voters, merge, vote, votes, does, mine } = withFour();
    for (const id of [a, b, c]) vote(id, 0, 1);
    merge(a, c);
    merge(b, c);
    const [first] = voters;
    if (!first) throw new Error('no voter');
    does(first, 'question.vote', { questionId: b, on: false });
    expect(votes(c)).toEqual([1]);
    expect(mine(first).votes).toEqual([]);
  });

  it('cannot be given by an author of any question in it', () => {
    const { a, b, ama, ben, merge, does } = withFour();
    merge(a, b);
    for (const [voter, questionId] of [
      [ama, b],
      [ben, a],
      [ama, a],
    ] as const)
      expect(does(voter, 'question.vote', { questionId, on: true }).code).toBe('OWN_QUESTION');
  });

  it('cannot be given to a merged question that nobody but staff saw', () => {
    const { b, ama, asks, merge, does, voters } = withFour();
    const unseen = asks(ama);
    merge(unseen, b);
    expect(does(voters[0] ?? ama, 'question.vote', { questionId: unseen, on: true }).code).toBe('NOT_FOUND');
  });
});

describe('the end of the one on top', () => {
  it.each(['decline', 'withdraw'])('by %s frees what was merged into it, with its own votes', (how) => {
    const { a, b, c, d, dan, merge, vote, votes, tops, question, does, moderator } = withFour();
    vote(a, 0, 1);
    vote(c, 2);
    vote(d, 3);
    merge(a, b);
    merge(b, d);
    merge(c, d);
    expect(votes(d)).toEqual([4]);
    if (how === 'decline') does(moderator, 'question.decline', { questionId: d, reason: 'unclear' });
    else does(dan, 'question.withdraw', { questionId: d });
    expect(tops(a, b, c)).toEqual([b, null, null]);
    expect([b, c].map((id) => question(id).status)).toEqual(['published', 'published']);
    expect(votes(b, c)).toEqual([2, 1]);
    expect(question(d).credits).toBe(1);
  });

  it('by removing its author also ends what the same author had merged into it or elsewhere', () => {
    const { a, b, c, d, ama, published, merge, must, moderator, question, tops, credits } = withFour();
    const [below, elsewhere] = [published(ama), published(ama)];
    merge(below, a);
    merge(c, a);
    merge(elsewhere, b);
    expect(credits(b)).toEqual([2]);
    must(moderator, 'participant.remove', { participantId: ama.id, reason: 'conduct', questions: 'decline' });
    expect([a, below, elsewhere].map((id) => question(id).status)).toEqual([
      'declined',
      'declined',
      'declined',
    ]);
    expect(tops(c, d)).toEqual([null, null]);
    expect(question(c).status).toBe('published');
    expect(credits(b)).toEqual([1]);
  });

  it('leaves what was answered, and what stands in an answered set, when its author is removed', () => {
    const { a, b, ama, published, merge, must, moderator, question } = withFour();
    const below = published(ama);
    merge(below, b);
    for (const questionId of [a, b]) must(moderator, 'question.answered', { questionId });
    must(moderator, 'participant.remove', { participantId: ama.id, reason: 'conduct', questions: 'decline' });
    expect([a, below].map((id) => question(id).status)).toEqual(['answered', 'merged']);
  });
});
