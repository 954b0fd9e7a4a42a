import { describe, expect, it } from '@jest/globals';
import type { HandCount } from '../records.js';
import type { Actor } from '../standing.js';
import { openRoom } from '../testing/open-room.js';
import { invite } from '../testing/seats.js';
import { countsOver, handsOver } from './hands.js';

/** Two hubs of 60 people, and questions of `ama` that everybody sees. */
function withHands() {
  const opened = openRoom();
  const { rig, ama, hub, moderator, published, must, does, question, seen, mine } = opened;
  const lima = invite(rig, 'hub', { name: 'Lima' });
  for (const actor of [hub, lima]) must(actor, 'hub.checkIn', { headcount: 60 });
  const count = (questionId: string, hands: number, actor: Actor = hub) =>
    must(actor, 'hub.count', { questionId, hands });
  const asked = (...counts: [nairobi?: number, lima?: number][]) =>
    counts.map(([one, other]) => {
      const questionId = published(ama);
      if (one !== undefined) count(questionId, one);
      if (other !== undefined) count(questionId, other, lima);
      return questionId;
    }) as [string, string, string];
  const merge = (questionId: string, into: string) => does(moderator, 'question.merge', { questionId, into });
  const unmerge = (questionId: string) => must(moderator, 'question.unmerge', { questionId });
  const shown = (id: string) => seen(id, 'public')?.hands?.hands ?? null;
  const kept = (id: string) => question(id).hands.map(({ hands }) => hands);
  const own = (actor: Actor = hub) => mine(actor).hands;
  return { ...opened, lima, count, asked, merge, unmerge, shown, kept, own };
}

describe('hands of merged questions', () => {
  it('are for each hub the higher of its two counts, as whoever raised a hand for both is one person', () => {
    const { asked, merge, seen, own, lima } = withHands();
    const [one, two] = asked([40, 5], [10, 12]);
    merge(one, two);
    expect(seen(two, 'public')?.hands).toEqual({ hubs: 2, hands: 52, headcount: 120 });
    expect([own(), own(lima)]).toEqual([
      [
        [1, 40],
        [2, 40],
      ],
      [
        [1, 5],
        [2, 12],
      ],
    ]);
  });

  it('are those of a hub that counted for one of them alone, and nothing where none counted', () => {
    const { asked, merge, shown } = withHands();
    const [one, two, three] = asked([40], [], []);
    merge(three, two);
    expect(shown(two)).toBeNull();
    merge(one, two);
    expect(shown(two)).toBe(40);
  });

  it('come back to each as it was counted when the merge is taken back, by whatever road', () => {
    const { ama, moderator, asked, merge, unmerge, must, shown, kept, seen } = withHands();
    const [one, two] = asked([40], [10]);
    const { id } = merge(one, two);
    must(moderator, 'undo', { commandId: id });
    expect([shown(one), shown(two)]).toEqual([40, 10]);
    merge(one, two);
    unmerge(one);
    expect([shown(one), shown(two)]).toEqual([40, 10]);
    merge(one, two);
    must(moderator, 'question.decline', { questionId: two, reason: 'off_topic' });
    expect([shown(one), kept(two)]).toEqual([40, [10]]);
    must(moderator, 'question.publish', { questionId: two });
    expect(shown(two)).toBe(10);
    merge(one, two);
    must(ama, 'question.withdraw', { questionId: two });
    expect([shown(one), seen(two)?.hands?.hands]).toEqual([40, 10]);
  });

  it('move along where what they were merged into is merged further, and back again', () => {
    const { asked, merge, unmerge, shown } = withHands();
    const [one, two, three] = asked([40], [10], [20]);
    merge(one, two);
    merge(two, three);
    expect([shown(three), shown(two), shown(one)]).toEqual([40, 10, 40]);
    unmerge(two);
    expect([shown(three), shown(two)]).toEqual([20, 40]);
  });

  it('counted again for the merged question replace all that the hub counted below, for good', () => {
    const { lima, asked, merge, unmerge, count, shown, kept } = withHands();
    const [one, two] = asked([40, 30], [10, 5]);
    merge(one, two);
    count(two, 25);
    expect([shown(two), kept(one)]).toEqual([25 + 30, [30]]);
    count(one, 7, lima);
    expect([shown(two), kept(one)]).toEqual([25 + 7, []]);
    unmerge(one);
    expect([shown(one), shown(two)]).toEqual([null, 32]);
  });

  it('counted meanwhile do not stop the moderator who takes the merge back', () => {
    const { moderator, lima, asked, merge, count, does, must, shown } = withHands();
    const [one, two] = asked([40], [10]);
    const { id } = merge(one, two);
    count(two, 12, lima);
    expect(does(moderator, 'undo', { commandId: id }).code).toBe('ok');
    expect([shown(one), shown(two)]).toEqual([40, 22]);
    merge(one, two);
    const apart = does(moderator, 'question.unmerge', { questionId: one });
    count(one, 55);
    must(moderator, 'undo', { commandId: apart.id });
    expect(shown(two)).toBe(55 + 12);
  });

  it('of a question that was published, aired or shortlisted since stay when that is undone', () => {
    const { moderator, asked, count, does, must, shown } = withHands();
    const [one] = asked([40]);
    const { id } = does(moderator, 'question.shortlist', { questionId: one });
    count(one, 50);
    must(moderator, 'undo', { commandId: id });
    expect(shown(one)).toBe(50);
  });
});

describe('counts over several questions', () => {
  const count = (hubId: string, hands: number, headcount = 60): HandCount => ({
    hubId,
    hands,
    headcount,
    at: 0,
  });
  const of = (...hands: HandCount[]) => ({ hands });

  it('are the same in whatever order the questions come', () => {
    const sets = [of(count('a', 3), count('b', 9)), of(count('a', 7, 20), count('b', 9, 80)), of()];
    const expected = { hubs: 2, hands: 16, headcount: 100 };
    expect(handsOver(sets)).toEqual(expected);
    expect(handsOver(sets.toReversed())).toEqual(expected);
    expect(countsOver(sets).length).toBe(2);
  });

  it('are nothing where no hub counted, and nought where hubs counted nobody', () => {
    expect(handsOver([of(), of()])).toBeNull();
    expect(handsOver([of(count('a', 0))])).toEqual({ hubs: 1, hands: 0, headcount: 60 });
  });
});
