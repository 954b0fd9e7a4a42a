import { expect, it } from '@jest/globals';
import { StoreMisuse, type Store } from '@openfloor/store';
import { act, ballot, newMeeting, newRoom, receipt, record, turn } from './rooms.js';

/** What an id may turn out to be when nobody checked it. Typed as text, as a careless caller would. */
const NO_IDS = [null, undefined, '', 0, 7, true, {}, { $gt: '' }, ['a'], []].map((value) => ({
  shown: JSON.stringify(value) ?? 'undefined',
  value: value as string,
}));

/** No search and no turn takes for an id what is none; TypeORM would answer with the first row there is. */
export function refusalsOf(store: () => Store): void {
  it.each(NO_IDS)('searches nothing by $shown', async ({ value }) => {
    const id = await newRoom(store());
    const searches = [
      () => store().load(value),
      () => store().changedSince(value, { rev: 0, beat: 0 }),
      () => store().receipts(value, [receipt()]),
      () => store().receipts(id, [{ actorId: value, commandId: 'a' }]),
      () => store().receipts(id, [{ actorId: 'a', commandId: value }]),
      () => store().ledger(value, 0, 10),
      () => store().verifyLedger(value),
      () => store().accountById(value),
      () => store().accountByEmail(value),
      () => store().loginBySecret(value),
      () => store().meeting(value),
      () => store().session(value),
      () => store().sessionsOf(value),
      () => store().codeFate(value),
      () => store().fact(value),
    ];
    for (const search of searches) await expect(search()).rejects.toThrow(StoreMisuse);
  });

  it.each(NO_IDS)('changes nothing by $shown', async ({ value }) => {
    const meeting = await newMeeting(store());
    const id = await newRoom(store(), { meetingId: meeting.id });
    const changes = [
      () => store().commit(turn(value, [1, 0], [2, 0])),
      () => store().commit(turn(id, [1, 0], [2, 0], { records: [record(2, { id: value })] })),
      () => store().commit(turn(id, [1, 0], [2, 0], { records: [record(2, { kind: value })] })),
      () => store().commit(turn(id, [1, 0], [2, 1], { ballots: [ballot({ questionId: value })] })),
      () => store().commit(turn(id, [1, 0], [2, 1], { ballots: [ballot({ voterId: value })] })),
      () => store().commit(turn(id, [1, 0], [2, 0], { receipts: [receipt({ actorId: value })] })),
      () => store().commit(turn(id, [1, 0], [2, 0], { receipts: [receipt({ commandId: value })] })),
      () => store().ledgerNaming(value, 'a'),
      () => store().ledgerNaming(id, value),
      () => store().putMeeting({ ...meeting, id: value }),
      () => store().putMeeting({ ...meeting, slug: value }),
      () => store().dropMeeting(value),
      () => store().claimCode(value, 'AB23CD', 0),
      () => store().claimCode(id, value, 0),
      () => store().changePassword(value, 'hash'),
      () => store().touchLogin(value, 0),
      () => store().endLogin(value),
      () => store().endLogins(value),
      () => store().putFact(value, 'a'),
      () => store().backup(value),
    ];
    for (const change of changes) await expect(change()).rejects.toThrow(StoreMisuse);
    expect(await store().load(id)).toMatchObject({ clock: { rev: 1, beat: 0 }, records: [], ballots: [] });
    expect(await store().meeting(meeting.id)).toEqual(meeting);
  });

  it('ends no other login for an exception that is no id', async () => {
    await expect(store().endLogins('ama', null as unknown as string)).rejects.toThrow(StoreMisuse);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, '1', null])(
    'counts nothing by %p',
    async (value) => {
      const id = await newRoom(store());
      const number = value as number;
      await expect(store().ledger(id, number, 10)).rejects.toThrow(StoreMisuse);
      await expect(store().ledger(id, 0, number)).rejects.toThrow(StoreMisuse);
      await expect(store().changedSince(id, { rev: number, beat: 0 })).rejects.toThrow(StoreMisuse);
      await expect(store().dropReceipts(number)).rejects.toThrow(StoreMisuse);
    },
  );

  it('takes no value into a statement that is not plain', async () => {
    const id = await newRoom(store());
    const wrong = { act: { $gt: '' } as unknown as string };
    await expect(store().commit(turn(id, [1, 0], [2, 0], { ledger: [act(wrong)] }))).rejects.toThrow(
      StoreMisuse,
    );
    const noFlag = ballot({ on: ['x', 'y'] as unknown as boolean });
    await expect(store().commit(turn(id, [1, 0], [2, 1], { ballots: [noFlag] }))).rejects.toThrow(
      StoreMisuse,
    );
  });
}
