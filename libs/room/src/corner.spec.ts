import { describe, expect, it } from '@jest/globals';
import { Corner } from '@openfloor/contract';
import { openRoom } from './testing/open-room.js';

describe('the corner of a person', () => {
  it('is what the contract says, for everybody who may have one', () => {
    const { ama, hub, panellist, moderator, organiser, asks, published, must, mine } = openRoom();
    const [first] = [asks(ama), asks(hub, 'Why?', { localAuthor: 'p1' }), asks(panellist)];
    must(moderator, 'question.merge', { questionId: first, into: published(panellist) });
    for (const actor of [ama, hub, panellist, moderator, organiser])
      expect(Corner.safeParse(mine(actor)).error?.issues ?? []).toEqual([]);
  });

  it('has all one’s own questions whatever became of them, and nobody else’s', () => {
    const { ama, ben, moderator, asks, must, mine } = openRoom();
    const own = [asks(ama), asks(ama), asks(ama)];
    asks(ben);
    must(moderator, 'question.decline', { questionId: own[0], reason: 'time' });
    must(ama, 'question.withdraw', { questionId: own[1] });
    expect(mine(ama).questions.map(({ id, status }) => [id, status])).toEqual([
      [own[0], 'declined'],
      [own[1], 'withdrawn'],
      [own[2], 'pending'],
    ]);
  });

  it('says what one told about oneself, to participants alone', () => {
    const { ama, hub, moderator, mine } = openRoom();
    expect(mine(ama).profile).toMatchObject({ name: 'Ama', accessNeeds: null, muted: false });
    expect([mine(hub).profile, mine(moderator).profile]).toEqual([null, null]);
  });

  it('has the numbers one supports, with the one on top where they were merged, and none taken back', () => {
    const { ama, ben, cyn, moderator, published, must, mine } = openRoom();
    const [one, two, three] = [published(ama), published(ama), published(ama)];
    for (const questionId of [one, three]) must(ben, 'question.vote', { questionId, on: true });
    must(moderator, 'question.merge', { questionId: one, into: two });
    expect(mine(ben).votes).toEqual([1, 2, 3]);
    must(ben, 'question.vote', { questionId: two, on: false });
    expect(mine(ben).votes).toEqual([3]);
    expect(mine(cyn).votes).toEqual([]);
  });

  it('names a rev by which the author can edit, and which others’ acts on a shown question do not move', () => {
    const { ama, moderator, asks, must, mine, seen } = openRoom();
    const questionId = asks(ama);
    const rev = () => mine(ama).questions[0]?.rev;
    expect(rev()).toBe(seen(questionId)?.rev);
    must(moderator, 'question.publish', { questionId });
    const shown = rev();
    expect(shown).toBe(seen(questionId, 'public')?.rev);
    must(moderator, 'question.note', { questionId, note: 'Ask Pia', seen: seen(questionId)?.rev });
    expect(rev()).toBe(shown);
  });

  it('says of a hub how many questions it may still ask itself; those of the people behind its relay are theirs', () => {
    const { hub, moderator, asks, must, does, mine } = openRoom({
      rules: { questionsPerHub: 2, questionsPerPerson: 1 },
    });
    expect(mine(hub).left).toBe(2);
    for (const localAuthor of ['p1', 'p2', 'p3']) asks(hub, 'Why?', { localAuthor });
    expect(mine(hub).left).toBe(2);
    asks(hub);
    const last = asks(hub, 'And why?');
    expect(mine(hub).left).toBe(0);
    const submit = (localAuthor?: string) =>
      does(hub, 'question.submit', { text: 'More?', localAuthor }).code;
    expect([submit(), submit('p1'), submit('p4')]).toEqual(['QUOTA_REACHED', 'QUOTA_REACHED', 'ok']);
    must(hub, 'question.withdraw', { questionId: last });
    expect(mine(hub).left).toBe(1);
    must(moderator, 'session.rules', { questionsPerHub: 0 });
    expect(mine(hub).left).toBeNull();
  });

  it('of a hub has itself, the code of the session and what it counted, and of whoever applied for hubs these', () => {
    const { ama, hub, moderator, published, must, mine, room } = openRoom();
    const told = { city: 'Suva', coordinator: 'Lusi', contact: 'a number' };
    for (const name of ['Suva', 'Nadi']) {
      const { hubId } = must(ama, 'hub.apply', { name, ...told });
      must(moderator, 'hub.approve', { hubId });
    }
    must(hub, 'hub.checkIn', { headcount: 64, groups: { academia: 9 } });
    must(hub, 'hub.test', { checks: { quiet: true }, streamDelaySeconds: 12 });
    const [first, second] = [published(ama), published(ama)];
    must(hub, 'hub.count', { questionId: second, hands: 7 });
    must(hub, 'hub.count', { questionId: first, hands: 41 });
    const { code, hands, hubs } = mine(hub);
    expect({ code, hands }).toEqual({
      code: room.session.code,
      hands: [
        [1, 41],
        [2, 7],
      ],
    });
    expect(hubs).toMatchObject([{ id: hub.id, groups: { academia: 9 }, checks: { quiet: true } }]);
    expect(mine(ama)).toMatchObject({ hubs: [{ name: 'Suva' }, { name: 'Nadi' }] });
    expect(mine(ama)).not.toHaveProperty('code');
    expect(mine(moderator)).not.toHaveProperty('hubs');
  });
});
