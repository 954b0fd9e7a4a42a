import { describe, expect, it } from '@jest/globals';
import { QUESTION_STATUSES } from '@openfloor/contract';
import type { Actor } from '../standing.js';
import { openRoom } from '../testing/open-room.js';
import { invite, join } from '../testing/seats.js';
import { questionAt } from '../testing/states.js';

/** A room in which its hub has counted 64 people and a second one 20; `shown` is what everybody sees of hands. */
function withHeads() {
  const opened = openRoom();
  const { rig, hub, must, does, seen, room } = opened;
  const lima = invite(rig, 'hub', { name: 'Lima' });
  must(hub, 'hub.checkIn', { headcount: 64 });
  must(lima, 'hub.checkIn', { headcount: 20 });
  const count = (questionId: string, hands: number, actor: Actor = hub) =>
    does(actor, 'hub.count', { questionId, hands });
  const shown = (id: string) => seen(id, 'public')?.hands;
  const hubOf = (actor: Actor = hub) => room.entry('hub', actor.id)?.record;
  return { ...opened, lima, count, shown, hubOf };
}

describe('checking in', () => {
  it('makes a hub live with its people counted, and everybody sees how many there are', () => {
    const { hub, must, room, sees, mine, rig } = openRoom();
    const groups = { government: 8, civil_society: 31 };
    must(hub, 'hub.checkIn', { headcount: 64, groups, languages: ['en', 'sw'] });
    const countedAt = rig.now - (rig.now % 60_000);
    expect(room.list('hub')).toMatchObject([{ status: 'live', headcount: 64, groups, countedAt }]);
    expect(sees('public').find(({ kind }) => kind === 'hub')).toMatchObject({
      status: 'live',
      headcount: 64,
      languages: ['en', 'sw'],
    });
    expect(JSON.stringify([sees('public'), sees('panel')])).not.toContain('civil_society":31');
    expect(mine(hub).hubs).toMatchObject([{ headcount: 64, groups, countedAt }]);
  });

  it('is repeated as often as people come and go; groups that are not counted again are not known any more', () => {
    const { hub, must, hubOf, later } = withHeads();
    must(hub, 'hub.checkIn', { headcount: 64, groups: { academia: 9 }, languages: ['sw'] });
    const before = hubOf()?.countedAt ?? 0;
    later(60_000);
    must(hub, 'hub.checkIn', { headcount: 7 });
    expect(hubOf()).toMatchObject({ headcount: 7, groups: {}, languages: ['sw'], status: 'live' });
    expect(hubOf()?.countedAt).toBe(before + 60_000);
  });

  it('refuses more people in the groups than in the room', () => {
    const { hub, does } = openRoom();
    const code = (groups: object) => does(hub, 'hub.checkIn', { headcount: 10, groups }).code;
    expect(code({ academia: 6, government: 5 })).toBe('BAD_COMMAND');
    expect(code({ academia: 5, government: 5 })).toBe('ok');
    expect(code({ martians: 1 })).toBe('BAD_COMMAND');
  });

  it('still works in a closed session and for a hub that is closed, for the report', () => {
    const { hub, organiser, must, hubOf } = withHeads();
    must(hub, 'hub.close', { hubId: hub.id });
    must(organiser, 'session.phase', { phase: 'closed' });
    must(hub, 'hub.checkIn', { headcount: 70 });
    expect(hubOf()).toMatchObject({ status: 'closed', headcount: 70 });
  });
});

describe('tests of a hub', () => {
  it('are kept one by one, and the delay of its stream with them', () => {
    const { hub, must, room } = openRoom();
    must(hub, 'hub.test', { checks: { microphone: false, camera: true }, streamDelaySeconds: 12 });
    must(hub, 'hub.test', { checks: { microphone: true } });
    expect(room.list('hub')).toMatchObject([
      { checks: { microphone: true, camera: true }, streamDelaySeconds: 12 },
    ]);
    must(hub, 'hub.test', { checks: {}, streamDelaySeconds: null });
    expect(room.list('hub')[0]?.streamDelaySeconds).toBeNull();
  });
});

describe('a show of hands', () => {
  it('stands beside the votes with the people there, and is never added to them', () => {
    const { ama, ben, hub, lima, published, must, count, shown, tally, mine } = withHeads();
    const questionId = published(ama);
    must(ben, 'question.vote', { questionId, on: true });
    expect(count(questionId, 41)).toMatchObject({ code: 'ok', result: { questionId, no: 1, hands: 41 } });
    expect(shown(questionId)).toEqual({ hubs: 1, hands: 41, headcount: 64 });
    count(questionId, 0, lima);
    expect(shown(questionId)).toEqual({ hubs: 2, hands: 41, headcount: 84 });
    expect(tally.of(questionId)).toBe(1);
    expect([mine(hub).hands, mine(lima).hands, mine(ben).hands]).toEqual([[[1, 41]], [[1, 0]], undefined]);
  });

  it('counted again by the same hub replaces what it counted before, up or down', () => {
    const { ama, published, count, shown, question } = withHeads();
    const questionId = published(ama);
    for (const hands of [41, 64, 3]) {
      count(questionId, hands);
      expect([shown(questionId)?.hands, question(questionId).hands.length]).toEqual([hands, 1]);
    }
  });

  it('is of at most as many as are in the room, and of nobody before they were counted', () => {
    const { rig, ama, published, count, shown } = withHeads();
    const questionId = published(ama);
    expect(count(questionId, 65)).toMatchObject({ code: 'QUOTA_REACHED', details: { quota: 64 } });
    expect(count(questionId, 1, invite(rig, 'hub', { name: 'Quito' })).code).toBe('WRONG_STATE');
    expect([-1, 1.5, '3', null].map((hands) => count(questionId, hands as number).code)).toEqual(
      Array(4).fill('BAD_COMMAND'),
    );
    expect(shown(questionId)).toBeNull();
    expect(count(questionId, 64).code).toBe('ok');
  });

  it('stays as it was counted where people leave later, and the next one is of those still there', () => {
    const { ama, hub, published, must, count, shown } = withHeads();
    const [before, after] = [published(ama), published(ama)];
    count(before, 60);
    must(hub, 'hub.checkIn', { headcount: 30 });
    expect(shown(before)).toEqual({ hubs: 1, hands: 60, headcount: 64 });
    expect([count(after, 31).code, count(after, 30).code]).toEqual(['QUOTA_REACHED', 'ok']);
    expect(count(before, 31).code).toBe('QUOTA_REACHED');
    count(before, 25);
    expect(shown(before)).toEqual({ hubs: 1, hands: 25, headcount: 30 });
  });

  it.each(QUESTION_STATUSES)('is taken for a question that can be voted on, and no other: %s', (status) => {
    const opened = withHeads();
    const questionId = questionAt(opened, status);
    const votedOn = ['published', 'shortlisted', 'on_air', 'merged'];
    const unseen = ['pending', 'declined', 'withdrawn'];
    const code = votedOn.includes(status) ? 'ok' : unseen.includes(status) ? 'NOT_FOUND' : 'WRONG_STATE';
    expect(opened.count(questionId, 3).code).toBe(code);
    const own = opened.asks(opened.hub);
    expect(opened.count(own, 3).code).toBe('WRONG_STATE');
  });

  it('goes to the one on top where a question was merged', () => {
    const { ama, ben, moderator, published, must, count, shown } = withHeads();
    const [below, top] = [published(ama), published(ben)];
    must(moderator, 'question.merge', { questionId: below, into: top });
    expect(count(below, 9).result).toEqual({ questionId: top, no: 2, hands: 9 });
    expect([shown(top)?.hands, shown(below)]).toEqual([9, null]);
  });

  it('is no vote for oneself: a hub counts for what its own people asked', () => {
    const { hub, published, does, count } = withHeads();
    const questionId = published(hub);
    expect(does(hub, 'question.vote', { questionId, on: true }).code).toBe('OWN_QUESTION');
    expect(count(questionId, 12).code).toBe('ok');
  });

  it('is taken while votes are', () => {
    const { ama, moderator, organiser, published, must, count } = withHeads();
    const questionId = published(ama);
    must(moderator, 'session.switch', { votes: false });
    expect(count(questionId, 3).code).toBe('SWITCHED_OFF');
    must(moderator, 'session.switch', { votes: true });
    expect(count(questionId, 3).code).toBe('ok');
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(count(questionId, 4).code).toBe('SESSION_CLOSED');
  });

  it('is counted by a hub for itself: no seat but its own link, and no word of another hub', () => {
    const { rig, ama, hub, lima, moderator, organiser, published, does, question } = withHeads();
    const questionId = published(ama);
    const person = join(rig, { hubCode: '1' });
    const forged: Actor = { ...lima, id: hub.id } as Actor;
    for (const actor of [ama, person, moderator, organiser, { type: 'participant', id: hub.id } as const])
      expect(does(actor, 'hub.count', { questionId, hands: 3 }).code).toBe('NOT_ALLOWED');
    expect(does(lima, 'hub.count', { questionId, hands: 3, hubId: hub.id }).code).toBe('BAD_COMMAND');
    does(forged, 'hub.count', { questionId, hands: 3 });
    expect(question(questionId).hands.map(({ hubId }) => hubId)).toEqual([lima.id]);
  });

  it('moves the rev and not the beat, and says nothing new to the author', () => {
    const { ama, published, count, room, question, mine, later } = withHeads();
    const questionId = published(ama);
    const { changedAt } = question(questionId);
    const { rev, beat, channels } = room.clock;
    later(120_000);
    count(questionId, 3);
    expect([room.clock.rev, room.clock.beat]).toEqual([rev + 1, beat]);
    expect(room.clock.channels.public).toBeGreaterThan(channels.public);
    expect([question(questionId).changedAt, mine(ama).questions[0]?.changedAt]).toEqual([
      changedAt,
      changedAt,
    ]);
    expect((question(questionId).hands[0]?.at ?? 1) % 60_000).toBe(0);
    count(questionId, 3);
    expect(room.clock.rev).toBe(rev + 1);
  });

  it('does not get in the way of who writes meanwhile, and what was said meanwhile still does', () => {
    const { ama, moderator, online, published, must, does, count, seen, question } = withHeads();
    const questionId = published(ama);
    const rev = seen(questionId)?.rev;
    const edits = (text: string, at = rev) =>
      does(moderator, 'question.edit', { questionId, text, seen: at }).code;
    count(questionId, 3);
    count(questionId, 4);
    expect(seen(questionId)?.rev).toBeGreaterThan(rev ?? 0);
    expect(edits('Who audits them?')).toBe('ok');
    expect(edits('Who audits whom?')).toBe('CONFLICT');
    const again = seen(questionId)?.rev;
    must(online, 'question.label', { questionId, labels: ['law'] });
    count(questionId, 5);
    expect(edits('Who audits whom?', again)).toBe('CONFLICT');
    expect(edits('Who audits whom?', (seen(questionId)?.rev ?? 0) + 1)).toBe('CONFLICT');
    expect(edits('Who audits whom?', seen(questionId)?.rev)).toBe('ok');
    expect(question(questionId).text).toBe('Who audits whom?');
  });
});
