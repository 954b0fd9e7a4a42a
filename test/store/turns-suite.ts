import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { SlugTaken, StoreConflict, StoreMisuse, type Store, type StoredRecord } from '@openfloor/store';
import { ballot, clock, listing, many, newMeeting, newRoom, receipt, record, turn } from './rooms.js';

const CHUNK_EDGES = [0, 1, 9, 10, 11, 99, 100, 101, 110, 111, 1_000];

const byId = (records: StoredRecord[]) => [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
const texts = (list: object[]) => list.map((item) => JSON.stringify(item)).sort();

/** Turns: all or nothing, from where the room was expected to be. */
export function turnsOf(store: () => Store): void {
  whole(store);
  conflicts(store);
  sizes(store);
  changes(store);
  mistakes(store);
}

function whole(store: () => Store): void {
  it('has no room where none was opened', async () => {
    expect(await store().load(randomUUID())).toBeUndefined();
  });

  it('loads a room as its turns left it, with what each channel saw', async () => {
    const id = await newRoom(store());
    const marks = {
      public: { changedAt: null, goneAt: null },
      panel: { changedAt: 2, goneAt: 1 },
      staff: { changedAt: 2, goneAt: null },
    };
    const question = record(2, {
      marks,
      body: { text: `"Ça" va; DROP TABLE session -- 🗳️`, deep: { list: [1, null] } },
    });
    const vote = ballot({ questionId: question.id });
    const next = { rev: 2, beat: 1, channels: { public: 0, panel: 1, staff: 2 } };
    await store().commit(turn(id, [1, 0], [2, 1], { next, records: [question], ballots: [vote] }));
    const room = await store().load(id);
    expect(room).toEqual({
      sessionId: id,
      clock: next,
      history: expect.stringMatching(/^[0-9a-f-]{36}$/),
      records: [question],
      ballots: [vote],
      counts: [],
    });
  });

  it('gives every room a history of its own that stays', async () => {
    const [one, other] = [await newRoom(store()), await newRoom(store())];
    const before = (await store().load(one))?.history;
    await store().commit(turn(one, [1, 0], [2, 0]));
    expect((await store().load(one))?.history).toBe(before);
    expect((await store().load(other))?.history).not.toBe(before);
  });
}

function conflicts(store: () => Store): void {
  it.each([
    ['rev', [0, 0]],
    ['rev', [2, 0]],
    ['beat', [1, 1]],
  ] as const)('refuses a turn from another %s and writes nothing of it', async (_, [rev, beat]) => {
    const id = await newRoom(store());
    const before = await store().load(id);
    const late = turn(id, [rev, beat], [9, 9], {
      records: [record(9)],
      ballots: [ballot()],
      receipts: [receipt()],
    });
    await expect(store().commit(late)).rejects.toThrow(StoreConflict);
    expect(await store().load(id)).toEqual(before);
  });

  it('opens a room once only', async () => {
    const id = await newRoom(store());
    const meetingId = (await newMeeting(store())).id;
    const again = { ...turn(id, [0, 0], [1, 0], { listing: listing(meetingId) }), expected: null };
    await expect(store().commit(again)).rejects.toThrow(StoreConflict);
  });

  it('lets exactly one of two turns from the same point through', async () => {
    const id = await newRoom(store());
    const turns = many(2, () => store().commit(turn(id, [1, 0], [2, 0], { records: [record(2)] })));
    const results = await Promise.allSettled(turns);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await store().load(id))?.records).toHaveLength(1);
  });

  it('gives a slug to one session only, when it opens and when it is renamed', async () => {
    const meetingId = (await newMeeting(store())).id;
    const slug = `taken-${randomUUID()}`;
    await newRoom(store(), { meetingId, slug });
    await expect(newRoom(store(), { meetingId, slug })).rejects.toThrow(SlugTaken);
    const id = await newRoom(store(), { meetingId });
    const rename = turn(id, [1, 0], [2, 0], { listing: listing(meetingId, { slug }), records: [record(2)] });
    await expect(store().commit(rename)).rejects.toThrow(SlugTaken);
    expect((await store().load(id))?.records).toEqual([]);
  });

  it('lists a session anew only when its turn says so', async () => {
    const meetingId = (await newMeeting(store())).id;
    const id = await newRoom(store(), { meetingId, title: 'Security' });
    await store().commit(turn(id, [1, 0], [2, 0]));
    expect(await store().session(id)).toMatchObject({ title: 'Security', phase: 'open' });
    const closed = listing(meetingId, {
      title: 'Security and trust',
      phase: 'closed',
      closedAt: 1_162_290_000_000,
    });
    await store().commit(turn(id, [2, 0], [3, 0], { listing: closed }));
    expect(await store().session(id)).toEqual({ sessionId: id, ...closed });
  });
}

function sizes(store: () => Store): void {
  it.each(CHUNK_EDGES)('writes %d records, ballots and receipts in one turn, and once more', async (size) => {
    const id = await newRoom(store());
    const records = many(size, () => record(2));
    const ballots = many(size, () => ballot());
    const receipts = many(size, () => receipt());
    await store().commit(turn(id, [1, 0], [2, 1], { records, ballots, receipts }));
    expect(byId((await store().load(id))?.records ?? [])).toEqual(byId(records));
    const again = records.map((there) => ({ ...there, rev: 3, body: { text: 'again' } }));
    const back = ballots.map((there) => ({ ...there, on: false }));
    await store().commit(turn(id, [2, 1], [3, 2], { records: again, ballots: back }));
    const room = await store().load(id);
    expect(byId(room?.records ?? [])).toEqual(byId(again));
    expect(texts(room?.ballots ?? [])).toEqual(texts(back));
    expect(texts(await store().receipts(id, receipts))).toEqual(texts(receipts));
  });
}

function changes(store: () => Store): void {
  it('keeps one ballot for a question and a voter, as it was cast last', async () => {
    const id = await newRoom(store());
    const vote = ballot();
    await store().commit(turn(id, [1, 0], [1, 1], { ballots: [vote] }));
    await store().commit(turn(id, [1, 1], [1, 2], { ballots: [vote, { ...vote, on: false }] }));
    expect((await store().load(id))?.ballots).toEqual([{ ...vote, on: false }]);
  });

  it('keeps the same ids apart in two rooms', async () => {
    const [one, other] = [await newRoom(store()), await newRoom(store())];
    const [question, vote, answer] = [record(2), ballot(), receipt()];
    const both = { records: [question], ballots: [vote], receipts: [answer] };
    await store().commit(turn(one, [1, 0], [2, 1], both));
    await store().commit(turn(other, [1, 0], [2, 1], { ...both, ballots: [{ ...vote, on: false }] }));
    expect((await store().load(one))?.ballots).toEqual([vote]);
    expect((await store().load(other))?.ballots).toEqual([{ ...vote, on: false }]);
  });

  it('tells what a room has beyond a rev and a beat, and where that leads', async () => {
    const id = await newRoom(store());
    const [old, changed, fresh] = [record(2), record(2), record(3)];
    const [oldVote, newVote] = [ballot(), ballot()];
    await store().commit(turn(id, [1, 0], [2, 1], { records: [old, changed], ballots: [oldVote] }));
    const records = [{ ...changed, rev: 3, body: { text: 'other' } }, fresh];
    await store().commit(turn(id, [2, 1], [3, 2], { records, ballots: [newVote] }));
    const news = await store().changedSince(id, { rev: 2, beat: 1 });
    expect({ ...news, records: byId(news.records) }).toEqual({
      sessionId: id,
      clock: clock(3, 2),
      records: byId(records),
      ballots: [newVote],
    });
    const nothing = await store().changedSince(id, { rev: 3, beat: 2 });
    expect(nothing).toEqual({ sessionId: id, clock: clock(3, 2), records: [], ballots: [] });
    await expect(store().changedSince(randomUUID(), { rev: 0, beat: 0 })).rejects.toThrow(StoreMisuse);
  });
}

function mistakes(store: () => Store): void {
  it.each([
    ['a record of another rev', { records: [record(7)] }],
    ['ballots without a higher beat', { next: clock(2, 0), ballots: [ballot()] }],
    ['records without a higher rev', { next: clock(1, 1), records: [record(1)] }],
    ['a rev that goes back', { next: clock(0, 0) }],
    ['a clock that is no number', { next: clock(Number.NaN, 1) }],
    ['a body that has no JSON', { records: [record(2, { body: { big: 1n } })] }],
    ['a listing under a meeting that is not there', { listing: listing(randomUUID()) }],
  ])('refuses %s and writes nothing', async (_, wrong) => {
    const id = await newRoom(store());
    const before = await store().load(id);
    await expect(store().commit(turn(id, [1, 0], [2, 1], wrong))).rejects.toThrow(StoreMisuse);
    expect(await store().load(id)).toEqual(before);
  });

  it('refuses a new room without its listing', async () => {
    await expect(store().commit({ ...turn(randomUUID(), [0, 0], [1, 0]), expected: null })).rejects.toThrow(
      StoreMisuse,
    );
  });
}
