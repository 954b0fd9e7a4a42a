import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Reply } from '@openfloor/contract';
import { CommandsStore } from '../kept/commands.store.js';
import { HandsStore } from '../kept/hands.store.js';
import { Mirror } from '../mirror/mirror.js';
import { KeptData } from '../testing/kept-data.js';
import { hubCorner, idOf, questionRecord, roomSnapshot, sessionRecord } from '../testing/records.js';
import type { Errand } from '../upstream/forwarder.js';
import { HandCounts } from './hand-counts.js';
import { CommandLedger } from './ledger.js';

const Q = idOf(1);
const session = sessionRecord();

describe('counting the hands of the phones for their hub', () => {
  let data: KeptData;
  let mirror: Mirror;
  let ledger: CommandLedger;
  let counts: HandCounts;
  let isLive: boolean;
  let rev: number;

  const room = (headcount: number | null, ...questions: ReturnType<typeof questionRecord>[]): void => {
    rev += 1;
    const records = questions.map((question) => ({ ...question, rev }));
    mirror.take(roomSnapshot(rev, [session, ...records], { mine: hubCorner(headcount) }), 0);
    counts.reviewAll();
  };
  const open = (): void => {
    ledger = new CommandLedger(data.journal, new CommandsStore(data.database));
    counts = new HandCounts({
      ...{ mirror, ledger, journal: data.journal, store: new HandsStore(data.database) },
      ...{ isLive: () => isLive, moved: () => undefined, settled: () => undefined },
    });
  };
  let made = 0;
  const shows = async (author: string, on = true, questionId = Q): Promise<string> => {
    const id = idOf((made += 1) + 5_000);
    const args = { questionId, on };
    const taken = { id, author, type: 'question.vote', print: '', args, up: null, madeAt: null };
    counts.add(await ledger.take(taken));
    return id;
  };
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((next) => setImmediate(next));
  };
  const sends = async (afterMs = 200): Promise<Errand | undefined> => {
    await jest.advanceTimersByTimeAsync(afterMs);
    await settled();
    return counts.next();
  };
  const accepted = async (errand: Errand | undefined): Promise<void> => {
    errand?.answered({ ok: true, id: errand.command.id, rev: 40, beat: 2 });
    await settled();
  };
  const answers = (id: string): Reply | null | undefined => ledger.find(id)?.reply;

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    data = new KeptData();
    const none = { records: () => [], corner: () => [] };
    mirror = new Mirror('relay', none, { read: () => undefined });
    isLive = true;
    rev = 0;
    open();
    room(60, questionRecord(1), questionRecord(2));
  });
  afterEach(() => {
    counts.stop();
    data.dispose();
    jest.useRealTimers();
  });

  it('sends one number for many hands, and answers each when that number was taken', async () => {
    const ids = [await shows('a'), await shows('b'), await shows('c'), await shows('c', false)];
    const errand = await sends();
    expect(errand?.command).toMatchObject({ type: 'hub.count', args: { questionId: Q, hands: 2 } });
    expect(ids.map(answers)).toEqual([null, null, null, null]);
    await accepted(errand);
    expect(answers(ids[0]!)).toEqual({
      ...{ ok: true, id: ids[0], rev: 40, beat: 2 },
      result: { questionId: Q, on: true },
    });
    expect(answers(ids[3]!)).toMatchObject({ ok: true, result: { on: false } });
    expect([counts.hands.countedBy('a'), counts.hands.countedBy('c')]).toEqual([[Q], []]);
    expect(await sends(60_000)).toBeUndefined();
  });

  it('sends never more hands than people, and no number twice', async () => {
    room(2, questionRecord(1));
    for (const author of ['a', 'b', 'c']) await shows(author);
    const errand = await sends();
    expect(errand?.command.args).toMatchObject({ hands: 2 });
    await accepted(errand);
    const more = await shows('d');
    expect(await sends(10_000)).toBeUndefined();
    expect(answers(more)).toMatchObject({ ok: true, rev: 40 });
    room(10, questionRecord(1));
    expect((await sends(10_000))?.command.args).toMatchObject({ hands: 4 });
  });

  it('counts a question at most every three seconds', async () => {
    await shows('a');
    await accepted(await sends());
    await shows('b');
    expect(await sends(2_500)).toBeUndefined();
    expect((await sends(500))?.command.args).toMatchObject({ hands: 2 });
  });

  it('waits until the hub has counted its people, and until the room is in reach', async () => {
    room(null, questionRecord(1));
    const id = await shows('a');
    expect(await sends(60_000)).toBeUndefined();
    isLive = false;
    room(5, questionRecord(1));
    expect(await sends(60_000)).toBeUndefined();
    expect(answers(id)).toBeNull();
    isLive = true;
    counts.reviewAll();
    expect((await sends())?.command.args).toMatchObject({ hands: 1 });
  });

  it('puts hands back where the room refuses them, and says so', async () => {
    const id = await shows('a');
    const errand = await sends();
    errand?.answered({ ok: false, id: errand.command.id, code: 'SWITCHED_OFF', message: 'off' });
    await settled();
    expect(answers(id)).toMatchObject({ ok: false, id, code: 'SWITCHED_OFF' });
    expect(counts.hands.number([Q])).toBe(0);
    expect(await sends(60_000)).toBeUndefined();
  });

  it('takes the room’s word for how many there are', async () => {
    for (const author of ['a', 'b', 'c']) await shows(author);
    const errand = await sends();
    errand?.answered({ ok: false, id: '', code: 'QUOTA_REACHED', message: '', details: { quota: 2 } });
    await settled();
    const again = await sends(3_000);
    expect(again?.command.args).toMatchObject({ hands: 2 });
    expect(again?.command.id).not.toBe(errand?.command.id);
  });

  it('sends the same count under the same id after a crash, and answers with it whoever it includes', async () => {
    const first = await shows('a');
    const errand = await sends();
    const late = await shows('b');
    counts.stop();
    data.reopen();
    open();
    const again = await sends();
    expect(again?.command).toEqual(errand?.command);
    await accepted(again);
    expect(answers(first)).toMatchObject({ ok: true });
    expect(answers(late)).toBeNull();
    expect((await sends(3_000))?.command.args).toMatchObject({ hands: 2 });
  });

  it('remembers after a crash what was counted, and what the room was told', async () => {
    await shows('a');
    await accepted(await sends());
    counts.stop();
    data.reopen();
    open();
    expect(counts.hands.countedBy('a')).toEqual([Q]);
    expect(await sends(60_000)).toBeUndefined();
  });

  it('counts for the question on top where two became one, and each phone once', async () => {
    await shows('a', true, idOf(1));
    await shows('a', true, idOf(2));
    await shows('b', true, idOf(2));
    room(60, questionRecord(1), questionRecord(2, { status: 'merged', mergedInto: Q }));
    const errand = await sends(3_000);
    expect(errand?.command.args).toEqual({ questionId: Q, hands: 2 });
    await accepted(errand);
    expect(counts.next()).toBeUndefined();
  });

  it('counts anew where the room put a count at another question than it was meant for', async () => {
    await shows('a', true, idOf(2));
    const errand = await sends();
    await shows('b', true, idOf(1));
    room(60, questionRecord(1), questionRecord(2, { status: 'merged', mergedInto: Q }));
    const id = errand?.command.id ?? '';
    errand?.answered({ ok: true, id, rev: 40, beat: 2, result: { questionId: Q, no: 1, hands: 1 } });
    await settled();
    expect((await sends(3_000))?.command.args).toEqual({ questionId: Q, hands: 2 });
  });

  it('says of a question that nobody sees any more that it is not there', async () => {
    const id = await shows('a');
    room(60, questionRecord(2));
    await sends();
    expect(answers(id)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  });
});
