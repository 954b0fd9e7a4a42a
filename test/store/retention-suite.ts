import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Commit, Store, StoredRecord } from '@openfloor/store';
import { act, ballot, clock, many, newRoom, receipt, record, turn } from './rooms.js';

const HOUR = 3_600_000;
/** More than anything else closes in these stores. */
const MOST = 10_000;

const participant = (id: string, erased: boolean, rev = 2): StoredRecord =>
  record(rev, { kind: 'participant', id, body: { kind: 'participant', id, erased } });

/** What ends by age, and what must stay gone. */
export function retentionOf(store: () => Store): void {
  const closed = (closedAt: number | null) =>
    newRoom(store(), { closedAt, phase: closedAt === null ? 'open' : 'closed' });

  it('is due for sessions that closed long ago, those first that closed first, until it was done after that close', async () => {
    const step = `step ${randomUUID()}`;
    await closed(null);
    const [late, early] = [await closed(5 * HOUR), await closed(2 * HOUR)];
    const over = await closed(9 * HOUR);
    const mine = new Set([late, early, over]);
    const due = async (which = step) =>
      (await store().retentionDue(which, 6 * HOUR, MOST)).filter((id) => mine.has(id));
    expect(await due()).toEqual([early, late]);
    expect(await store().retentionDue(step, 6 * HOUR, 1)).toHaveLength(1);
    await store().retentionDone(step, early);
    expect([await due(), await due('another step')]).toEqual([[late], [early, late]]);
    const { sessionId: _id, ...listing } = (await store().session(early))!;
    await store().commit(turn(early, [1, 0], [2, 0], { listing: { ...listing, closedAt: 3 * HOUR } }));
    expect(await due()).toEqual([early, late]);
  });

  it('adds up votes without ballots, and the room loads with them', async () => {
    const id = await newRoom(store());
    const count = { questionId: 'one', group: 'academia', votes: 2 };
    await store().commit(turn(id, [1, 0], [2, 0], { counts: [count, { ...count, group: '', votes: 1 }] }));
    await store().commit(turn(id, [2, 0], [3, 0], { counts: [count] }));
    expect((await store().load(id))?.counts).toEqual([
      { ...count, group: '', votes: 1 },
      { ...count, votes: 4 },
    ]);
  });

  it('drops any number of ballots of one room', async () => {
    const [id, other] = [await newRoom(store()), await newRoom(store())];
    const ballots = many(4_321, () => ballot());
    for (const each of [id, other]) await store().commit(turn(each, [1, 0], [2, 1], { ballots }));
    expect(await store().dropBallots(id)).toBe(4_321);
    expect((await store().load(id))?.ballots).toEqual([]);
    expect((await store().load(other))?.ballots).toHaveLength(4_321);
  });

  describe('an erasure', () => {
    async function written(who: string): Promise<string> {
      const id = await newRoom(store());
      const refused = { ok: false as const, id: 'x', code: 'RATE_LIMITED' as const, message: 'too fast' };
      const receipts = [receipt({ actorId: who }), receipt({ actorId: who, reply: refused }), receipt()];
      const ballots = [ballot({ voterId: who }), ballot({ voterId: 'ben' })];
      const ledger = [act({ hidden: { actorId: who, before: 'secret words' } }), act()];
      const records = [participant(who, false)];
      await store().commit(turn(id, [1, 0], [2, 1], { receipts, ballots, ledger, records }));
      return id;
    }
    const erasing = (id: string, who: string): Commit =>
      turn(id, [2, 1], [3, 1], {
        erases: [{ kind: 'participant', id: who, words: true }],
        records: [participant(who, true, 3)],
      });

    it('tells what somebody was answered, and which acts name them', async () => {
      const who = randomUUID();
      const id = await written(who);
      expect(await store().receiptsOf(id, who)).toEqual({ ok: 1, RATE_LIMITED: 1 });
      expect(await store().ledgerNaming(id, who)).toEqual([1]);
    });

    it('takes private parts, receipts and ballots of the person with it, and the chain holds', async () => {
      const who = randomUUID();
      const id = await written(who);
      await store().commit(erasing(id, who));
      expect(await store().ledgerNaming(id, who)).toEqual([]);
      expect(await store().receiptsOf(id, who)).toEqual({});
      expect((await store().load(id))?.ballots.map(({ voterId }) => voterId)).toEqual(['ben']);
      expect(await store().verifyLedger(id)).toMatchObject({ ok: true, entries: 2 });
      expect(await store().settleLog()).toBe(true);
    });

    it('is redone only where it does not stand, and of questions only after a restore', async () => {
      const who = randomUUID();
      const id = await written(who);
      const mine = async () => (await store().erasuresToRedo()).filter(({ sessionId }) => sessionId === id);
      await store().commit(erasing(id, who));
      expect(await mine()).toEqual([]);
      await store().commit(turn(id, [3, 1], [4, 1], { records: [participant(who, false, 4)] }));
      expect(await mine()).toEqual([{ kind: 'participant', sessionId: id, id: who, words: true }]);
      const redaction = { kind: 'question' as const, id: randomUUID(), words: true };
      const question = record(5, { id: redaction.id });
      await store().commit(turn(id, [4, 1], [5, 1], { records: [question], erases: [redaction] }));
      expect(await mine()).toHaveLength(1);
      await store().putFact('erasures-due', '1');
      expect(await mine()).toContainEqual({ ...redaction, sessionId: id });
      await store().erasuresRedone();
      expect(await mine()).toHaveLength(1);
    });

    it('takes every private part of a ledger with it', async () => {
      const id = await written(randomUUID());
      await store().commit(turn(id, [2, 1], [3, 1], { erasesLedger: true }));
      expect(await store().verifyLedger(id)).toMatchObject({ ok: true, entries: 2 });
    });
  });

  it('says where rooms stand, and nothing of those there are not', async () => {
    const id = await newRoom(store());
    const { history } = (await store().load(id))!;
    expect(await store().clocksOf([randomUUID(), id])).toEqual([{ sessionId: id, rev: 1, beat: 0, history }]);
    expect(await store().clocksOf([])).toEqual([]);
    const all = await Promise.all(many(3, () => newRoom(store())));
    const asked = [...many(1_200, () => randomUUID()), ...all];
    expect(new Set((await store().clocksOf(asked)).map(({ sessionId }) => sessionId))).toEqual(new Set(all));
  });

  it('holds a room until its next turn, or until it is released', async () => {
    const id = await newRoom(store());
    await store().hold(id);
    await store().commit({ ...turn(id, [1, 0], [2, 0]), next: clock(2) });
    await store().release(id);
    await store().hold(id);
    await store().release(id);
    await store().commit(turn(id, [2, 0], [3, 0]));
    expect((await store().load(id))?.clock.rev).toBe(3);
  });
}
