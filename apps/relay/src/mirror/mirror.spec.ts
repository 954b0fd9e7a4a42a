import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Welcome, type Mine, type You } from '@openfloor/contract';
import { FactsStore } from '../kept/facts.store.js';
import { MirrorStore } from '../kept/mirror.store.js';
import { NOBODYS } from '../phones/mine.rules.js';
import { KeptData } from '../testing/kept-data.js';
import {
  HUB_ID,
  hubCorner,
  ownObjection,
  ownQuestion,
  questionRecord,
  roomSnapshot,
  sessionRecord,
  idOf,
} from '../testing/records.js';
import { Mirror } from './mirror.js';
import { Saving } from './saving.js';
import { resumption, welcomeFrom } from './welcome.js';

const session = sessionRecord();
const you: You = {
  ...{ id: null, role: 'participant', channel: 'public', hubId: null, personId: null, attendance: 'hub' },
  can: [],
};
const mine: Mine = { rev: 0, beat: 0, put: NOBODYS };

describe('the copy of the room', () => {
  let data: KeptData;
  let mirror: Mirror;
  let saving: Saving;
  let now = 1_000_000;
  const open = (): void => {
    mirror = new Mirror('relay', new MirrorStore(data.database), new FactsStore(data.database));
    saving = new Saving(mirror, data.journal, new MirrorStore(data.database), data.facts, () => now);
  };
  const welcome = (since?: { epoch: string; rev: number }) =>
    welcomeFrom(mirror, { you, mine, since }).welcome;
  const numbers = (of = welcome()) =>
    of.put.flatMap((record) => (record.kind === 'question' ? record.no : []));
  beforeEach(() => {
    data = new KeptData();
    open();
  });
  afterEach(() => {
    saving.stop();
    data.dispose();
  });

  it('is not shown before all of a large room is there', () => {
    expect(mirror.take(roomSnapshot(5, [session, questionRecord(1)], { left: 3 }), now)).toBeUndefined();
    expect(() => welcome()).toThrow('not been reached');
    mirror.take(roomSnapshot(5, [session, questionRecord(1)]), now);
    expect(Welcome.parse(welcome()).mode).toBe('snapshot');
  });

  it('tells what came and went as the room did, with the room’s own revs', () => {
    mirror.take(roomSnapshot(5, [session, questionRecord(1), questionRecord(2)]), now);
    const moves = mirror.take(roomSnapshot(9, [session, questionRecord(1, { rev: 9 })]), now);
    expect(moves).toMatchObject({ isWhole: false, patch: { prev: 5, rev: 9 } });
    expect(moves?.patch?.put.map(({ id }) => id)).toEqual([idOf(1)]);
    expect(moves?.patch?.gone).toEqual([{ kind: 'question', id: idOf(2) }]);
  });

  it('gives whoever was here what they missed, and everybody else the whole', () => {
    mirror.take(roomSnapshot(5, [session, questionRecord(1), questionRecord(2)]), now);
    const { epoch } = mirror;
    mirror.take(roomSnapshot(9, [session, questionRecord(1, { rev: 9 })]), now);
    const delta = welcome({ epoch, rev: 5 });
    expect(delta).toMatchObject({ mode: 'delta', rev: 9, gone: [{ kind: 'question', id: idOf(2) }] });
    expect(numbers(delta)).toEqual([1]);
    expect(welcome({ epoch, rev: 9 })).toMatchObject({ mode: 'delta', put: [], gone: [] });
    expect(welcome({ epoch, rev: 10 }).mode).toBe('snapshot');
    expect(welcome({ epoch: 'another', rev: 5 }).mode).toBe('snapshot');
    expect(welcome().gone).toEqual([]);
  });

  it('has another epoch for another history, and another for another relay', () => {
    mirror.take(roomSnapshot(5, [session, questionRecord(1)]), now);
    const { epoch } = mirror;
    const moves = mirror.take(roomSnapshot(2, [session, questionRecord(3)], { epoch: 'restored' }), now);
    expect(moves?.isWhole).toBe(true);
    expect(mirror.epoch).not.toBe(epoch);
    expect(numbers()).toEqual([3]);
    const other = new Mirror('other', { records: () => [], corner: () => [] }, { read: () => undefined });
    other.take(roomSnapshot(5, [session]), now);
    expect(other.epoch).not.toBe(epoch);
    expect(mirror.epoch).not.toContain('restored');
  });

  it('is the same after a restart, what is gone and the hub’s corner included', async () => {
    const objections = [ownObjection(1, 'b')];
    const corner = hubCorner(42, { questions: [ownQuestion(1, 'a')], objections });
    mirror.take(roomSnapshot(5, [session, questionRecord(1), questionRecord(2)]), now);
    mirror.take(
      roomSnapshot(9, [session, questionRecord(1)], { mine: corner, votes: new Map([[1, 7]]), beat: 3 }),
      now,
    );
    await saving.save();
    const { epoch } = mirror;
    data.reopen();
    open();
    expect(mirror.epoch).toBe(epoch);
    expect(numbers()).toEqual([1]);
    expect(welcome({ epoch, rev: 5 }).gone).toEqual([{ kind: 'question', id: idOf(2) }]);
    expect(welcome().tallies).toMatchObject({ beat: 3, votes: [1, 7] });
    expect(mirror.corner.hub).toEqual({ id: HUB_ID, no: 1, status: 'live', headcount: 42 });
    expect(mirror.corner.authorOf(idOf(1))).toBe('a');
    expect([...mirror.corner.objections.values()]).toEqual(objections);
  });

  it('never keeps whom to call at the hub', async () => {
    mirror.take(roomSnapshot(5, [session]), now);
    await saving.save();
    const kept = data.database.prepare('SELECT group_concat(value) AS all_of FROM facts').get();
    expect(JSON.stringify(kept)).not.toContain('secret');
  });

  it('is resumed a little before where it was, so that nothing of the last frames is missed', async () => {
    const save = async (rev: number, at: number): Promise<void> => {
      now = at;
      mirror.take(roomSnapshot(rev, [session]), now);
      await saving.save();
    };
    await save(5, 2_000_000);
    await save(9, 2_006_000);
    await save(12, 2_006_500);
    const { calmRev } = data.facts.read<{ calmRev: number }>('mirror') ?? {};
    expect(calmRev).toBe(5);
    expect(resumption(mirror, HUB_ID, calmRev ?? 0)).toMatchObject({
      epoch: 'upstream',
      rev: 5,
      you: { id: HUB_ID },
      mine: { rev: 0, beat: 0 },
    });
    await save(14, 2_020_000);
    expect(data.facts.read<{ calmRev: number }>('mirror')?.calmRev).toBe(9);
  });

  it('tells figures only where they moved, and nothing that the public is not told', () => {
    mirror.take(roomSnapshot(5, [session], { votes: new Map([[1, 2]]), beat: 1 }), now);
    const moved = mirror.take(
      roomSnapshot(5, [session], {
        ...{
          votes: new Map([
            [1, 2],
            [2, 1],
          ]),
          beat: 2,
          order: [2, 1],
        },
        presence: { participants: 3, onsite: 1, online: 2, hubs: [[1, 'live']], staff: 4, away: [1] },
      }),
      now,
    );
    expect(moved?.tallies).toEqual({ beat: 2, votes: [2, 1], order: [2, 1] });
    expect(moved?.presence).toEqual({ participants: 3, onsite: 1, online: 2, hubs: [[1, 'live']] });
  });

  it('says whose corner changed', () => {
    mirror.take(roomSnapshot(5, [session]), now);
    const first = [ownQuestion(1, 'a'), ownQuestion(2, 'b')];
    const moves = mirror.take(roomSnapshot(5, [session], { mine: hubCorner(60, { questions: first }) }), now);
    expect(moves).toMatchObject({ authors: ['a', 'b'], everybody: false, counting: false });
    const second = [first[0]!, ownQuestion(2, 'b', { status: 'answered' })];
    const more = mirror.take(roomSnapshot(5, [session], { mine: hubCorner(61, { questions: second }) }), now);
    expect(more).toMatchObject({ authors: ['b'], everybody: true, counting: true });
  });
});
