import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { receiptMark, StoreConflict, StoreMisuse, type Store, type StoredReceipt } from '@openfloor/store';
import { ballot, many, newRoom, receipt, record, turn } from './rooms.js';

const keys = (receipts: StoredReceipt[]) =>
  receipts.map(({ actorId, commandId }) => ({ actorId, commandId }));
const texts = (list: object[]) => list.map((item) => JSON.stringify(item)).sort();

/** The stored answers to commands. */
export function receiptsOf(store: () => Store): void {
  it.each([0, 1, 8, 9, 64, 65, 512, 513, 1_300])('finds its receipts among %d keys', async (size) => {
    const id = await newRoom(store());
    const receipts = many(Math.ceil(size / 2), () => receipt());
    await store().commit(turn(id, [1, 0], [1, 0], { receipts }));
    const asked = [...keys(receipts), ...keys(many(size - receipts.length, () => receipt()))];
    expect(texts(await store().receipts(id, asked))).toEqual(texts(receipts));
  });

  it('gives a receipt to its own actor in its own room only', async () => {
    const [id, other] = [await newRoom(store()), await newRoom(store())];
    const answer = receipt();
    await store().commit(turn(id, [1, 0], [1, 0], { receipts: [answer] }));
    expect(await store().receipts(id, [{ actorId: randomUUID(), commandId: answer.commandId }])).toEqual([]);
    expect(await store().receipts(other, keys([answer]))).toEqual([]);
    expect(await store().receipts(id, keys([answer, answer]))).toEqual([answer]);
  });

  it.each([0, 1, 4_999, 5_000, 5_001])(
    'tells the marks of all %d receipts of a room, in parts',
    async (size) => {
      const [id, other] = [await newRoom(store()), await newRoom(store())];
      const receipts = many(size, () => receipt());
      await store().commit(turn(id, [1, 0], [1, 0], { receipts }));
      await store().commit(turn(other, [1, 0], [1, 0], { receipts: [receipt()] }));
      const told: string[] = [];
      for await (const marks of store().receiptMarks(id))
        for (let at = 0; at < marks.length; at += 2) told.push(marks.slice(at, at + 2).join());
      const meant = receipts.map(({ actorId, commandId }) => receiptMark(actorId, commandId).join());
      expect(told.sort()).toEqual(meant.sort());
    },
  );

  it('keeps a final refusal as it was given', async () => {
    const id = await newRoom(store());
    const commandId = randomUUID();
    const reply: StoredReceipt['reply'] = {
      ok: false,
      id: commandId,
      code: 'NOT_FOUND',
      message: 'no such question',
    };
    const refused = receipt({ commandId, reply });
    await store().commit(turn(id, [1, 0], [1, 0], { receipts: [refused] }));
    expect(await store().receipts(id, keys([refused]))).toEqual([refused]);
  });

  it('takes a command that another turn has answered for a conflict, and leaves nothing of the turn', async () => {
    const id = await newRoom(store());
    const answer = receipt();
    await store().commit(turn(id, [1, 0], [1, 0], { receipts: [answer] }));
    const late = turn(id, [1, 0], [2, 1], {
      records: [record(2)],
      ballots: [ballot()],
      receipts: [...many(150, () => receipt()), { ...answer, fingerprint: 'another' }],
    });
    await expect(store().commit(late)).rejects.toThrow(StoreConflict);
    expect(await store().load(id)).toMatchObject({ clock: { rev: 1, beat: 0 }, records: [], ballots: [] });
    expect(await store().receipts(id, keys(late.receipts))).toEqual([answer]);
  });

  it('refuses a turn that answers one command twice', async () => {
    const id = await newRoom(store());
    const answer = receipt();
    await expect(store().commit(turn(id, [1, 0], [1, 0], { receipts: [answer, answer] }))).rejects.toThrow(
      StoreMisuse,
    );
  });

  it('drops the receipts of rooms closed before an instant, however many, and no others', async () => {
    const closedAt = 1_000;
    const [closed, later, open] = [
      await newRoom(store(), { phase: 'closed', closedAt }),
      await newRoom(store(), { phase: 'closed', closedAt: closedAt + 1 }),
      await newRoom(store()),
    ];
    const [old, young, current] = [many(4_500, () => receipt()), [receipt()], [receipt()]];
    await store().commit(turn(closed, [1, 0], [1, 0], { receipts: old }));
    await store().commit(turn(later, [1, 0], [1, 0], { receipts: young }));
    await store().commit(turn(open, [1, 0], [1, 0], { receipts: current }));
    expect(await store().dropReceipts(closedAt + 1)).toBe(4_500);
    expect(await store().receipts(closed, keys(old))).toEqual([]);
    expect(await store().receipts(later, keys(young))).toEqual(young);
    expect(await store().receipts(open, keys(current))).toEqual(current);
    expect(await store().dropReceipts(closedAt + 1)).toBe(0);
  });
}
