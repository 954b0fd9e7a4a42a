import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { CODE_LENGTH, CODE_LETTERS } from '@openfloor/contract';
import type { Store } from '@openfloor/store';
import { act, ballot, newMeeting, newRoom, receipt, record, turn } from './rooms.js';

const DAY_MS = 24 * 3_600_000;
const NOW = 1_800_000_000_000;

function code(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () => Math.floor(Math.random() * CODE_LETTERS.length));
  return letters.map((at) => CODE_LETTERS[at]).join('');
}

/** Meetings with their sessions, join codes and the facts of the installation. */
export function meetingsOf(store: () => Store): void {
  meetings(store);
  codes(store);
  facts(store);
}

function meetings(store: () => Store): void {
  it('finds a meeting by its id and by its slug', async () => {
    const meeting = await newMeeting(store(), { country: null });
    expect(await store().meeting(meeting.id)).toEqual(meeting);
    expect(await store().meeting(meeting.slug)).toEqual(meeting);
    expect(await store().meetings()).toContainEqual(meeting);
    expect(await store().meeting('no-such-meeting')).toBeUndefined();
  });

  it('changes a meeting and gives a slug to one only', async () => {
    const [meeting, other] = [await newMeeting(store()), await newMeeting(store())];
    const changed = { ...meeting, name: 'IGF 2006', ownerIds: [] };
    expect(await store().putMeeting(changed)).toBe(true);
    expect(await store().putMeeting({ ...other, slug: meeting.slug })).toBe(false);
    expect(await store().meeting(meeting.id)).toEqual(changed);
    expect(await store().meeting(other.id)).toEqual(other);
  });

  it('lists the sessions of a meeting in order of time, those without a time last', async () => {
    const meetingId = (await newMeeting(store())).id;
    await newRoom(store());
    const late = await newRoom(store(), { meetingId, startsAt: 2_000 });
    const unplanned = await newRoom(store(), { meetingId, startsAt: null });
    const early = await newRoom(store(), { meetingId, startsAt: 1_000 });
    const listed = await store().sessionsOf(meetingId);
    expect(listed.map(({ sessionId }) => sessionId)).toEqual([early, late, unplanned]);
  });

  it('finds a session by its id and by its slug', async () => {
    const slug = `security-${randomUUID()}`;
    const sessionId = await newRoom(store(), { slug });
    expect(await store().session(slug)).toMatchObject({ sessionId, slug, title: 'Security', closedAt: null });
    expect(await store().session(sessionId)).toEqual(await store().session(slug));
    expect(await store().session(randomUUID())).toBeUndefined();
  });

  it('drops a meeting with everything in its sessions, and nothing else', async () => {
    const [meetingId, otherId] = [(await newMeeting(store())).id, (await newMeeting(store())).id];
    const [id, other] = [
      await newRoom(store(), { meetingId }),
      await newRoom(store(), { meetingId: otherId }),
    ];
    const answer = receipt();
    const full = { records: [record(2)], ballots: [ballot()], receipts: [answer], ledger: [act()] };
    await store().commit(turn(id, [1, 0], [2, 1], full));
    await store().commit(turn(other, [1, 0], [2, 1], full));
    await store().dropMeeting(meetingId);
    expect(await store().meeting(meetingId)).toBeUndefined();
    expect(await store().load(id)).toBeUndefined();
    expect(await store().ledger(id, 0, 10)).toEqual([]);
    expect(await store().receipts(id, [answer])).toEqual([]);
    expect(await store().receipts(other, [answer])).toEqual([answer]);
    expect((await store().load(other))?.records).toEqual(full.records);
  });
}

function codes(store: () => Store): void {
  it('leads from a code to its session, and says so when the code was changed', async () => {
    const [sessionId, first, second] = [await newRoom(store()), code(), code()];
    expect(await store().codeFate(first)).toEqual({ state: 'unknown' });
    expect(await store().claimCode(sessionId, first, NOW)).toBe(true);
    expect(await store().claimCode(sessionId, first, NOW)).toBe(true);
    expect(await store().codeFate(first)).toEqual({ state: 'current', sessionId });
    expect(await store().claimCode(sessionId, second, NOW)).toBe(true);
    expect(await store().codeFate(first)).toEqual({ state: 'changed', sessionId });
    expect(await store().codeFate(second)).toEqual({ state: 'current', sessionId });
  });

  it('gives nobody a code that is in use or was within the last year', async () => {
    const [one, other, first, second] = [await newRoom(store()), await newRoom(store()), code(), code()];
    await store().claimCode(one, first, NOW);
    expect(await store().claimCode(other, first, NOW)).toBe(false);
    await store().claimCode(one, second, NOW);
    expect(await store().claimCode(other, first, NOW + 365 * DAY_MS)).toBe(false);
    expect(await store().claimCode(one, first, NOW + 365 * DAY_MS)).toBe(false);
    expect(await store().claimCode(other, first, NOW + 367 * DAY_MS)).toBe(true);
    expect(await store().codeFate(first)).toEqual({ state: 'current', sessionId: other });
    expect(await store().codeFate(second)).toEqual({ state: 'current', sessionId: one });
  });

  it('leaves a session its code when it asks for a taken one', async () => {
    const [one, other, taken, own] = [await newRoom(store()), await newRoom(store()), code(), code()];
    await store().claimCode(one, taken, NOW);
    await store().claimCode(other, own, NOW);
    await store().claimCode(other, taken, NOW);
    expect(await store().codeFate(own)).toEqual({ state: 'current', sessionId: other });
  });

  it('takes a code that was claimed before its session opened for nobody’s until then', async () => {
    const meeting = await newMeeting(store());
    const [sessionId, early] = [randomUUID(), code()];
    await store().claimCode(sessionId, early, NOW);
    expect(await store().codeFate(early)).toEqual({ state: 'unknown' });
    const listing = {
      meetingId: meeting.id,
      slug: `s-${sessionId}`,
      code: early,
      title: 'T',
      phase: 'scheduled',
    } as const;
    const opening = turn(sessionId, [0, 0], [1, 0], {
      listing: { ...listing, startsAt: null, closedAt: null },
    });
    await store().commit({ ...opening, expected: null });
    expect(await store().codeFate(early)).toEqual({ state: 'current', sessionId });
  });

  it('keeps the code of a dropped session out of use', async () => {
    const meetingId = (await newMeeting(store())).id;
    const [one, other, used] = [await newRoom(store(), { meetingId }), await newRoom(store()), code()];
    await store().claimCode(one, used, Date.now());
    await store().dropMeeting(meetingId);
    expect(await store().codeFate(used)).toEqual({ state: 'unknown' });
    expect(await store().claimCode(other, used, Date.now())).toBe(false);
  });
}

function facts(store: () => Store): void {
  it('keeps a fact as it was put last', async () => {
    const name = `first-start-${randomUUID()}`;
    expect(await store().fact(name)).toBeUndefined();
    await store().putFact(name, 'begun');
    await store().putFact(name, 'done');
    expect(await store().fact(name)).toBe('done');
  });

  it('lets one of all who claim a fact have it, and another only instead of what it says', async () => {
    const name = `claim-${randomUUID()}`;
    const claims = await Promise.all(['a', 'b', 'c'].map((value) => store().claimFact(name, value)));
    expect(claims.filter(Boolean)).toEqual([true]);
    const held = ['a', 'b', 'c'][claims.indexOf(true)] ?? '';
    expect(await store().fact(name)).toBe(held);
    expect(await store().claimFact(name, 'd', 'somebody else')).toBe(false);
    const taken = await Promise.all([1, 2].map((no) => store().claimFact(name, `taken by ${no}`, held)));
    expect(taken.filter(Boolean)).toEqual([true]);
    expect(await store().fact(name)).toBe(`taken by ${taken.indexOf(true) + 1}`);
  });

  it('answers a ping', async () => {
    await expect(store().ping()).resolves.toBeUndefined();
  });
}
