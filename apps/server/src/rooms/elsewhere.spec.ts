import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { until } from '../../../../test/harness/until.js';
import { isAhead, meet, reach } from './elsewhere.js';
import { NodeRig, type RigNode } from './testing/node-rig.js';

describe('somebody who comes from a node that is ahead', () => {
  let rig: NodeRig;
  let here: RigNode;
  let there: RigNode;

  const seen = () => ({ epoch: here.open.epoch('public'), rev: here.open.room.clock.channels.public });
  const titleThere = () => there.open.room.session.title;

  beforeEach(async () => {
    rig = await NodeRig.open();
    here = await rig.node();
    there = await rig.node();
    rig.link.isCut = true;
    await here.must('session.describe', { title: 'Seen before' });
  });
  afterEach(() => rig.close());

  it('is not shown an older room: the node reads first', async () => {
    expect(isAhead(there.open, 'public', seen())).toBe(true);
    await reach(there.open, 'public', seen());
    expect(titleThere()).toBe('Seen before');
    expect(isAhead(there.open, 'public', seen())).toBe(false);
    await reach(there.open, 'public', seen());
    expect(there.asked).toEqual(['changedSince']);
  });

  it('and all who come with them cost one reading', async () => {
    await Promise.all(Array.from({ length: 50 }, () => reach(there.open, 'public', seen())));
    expect(there.asked).toEqual(['changedSince']);
  });

  it('who claims more than there is gets what there is', async () => {
    await reach(there.open, 'public', { ...seen(), rev: 9_999_999 });
    expect([titleThere(), there.asked.length]).toEqual(['Seen before', 1]);
  });

  it('who knows another history, or nothing, waits for nothing', async () => {
    await reach(there.open, 'public', { epoch: 'another', rev: 9_999_999 });
    await reach(there.open, 'public', undefined);
    expect([titleThere(), there.asked]).toEqual(['Room', []]);
  });

  it('is let in where they joined a moment ago on the other node', async () => {
    const ama = await here.join();
    const chair = await here.invite('chair');
    expect(() => there.open.standing(ama)).toThrow();
    await meet(there.open, ama);
    expect(there.open.standing(ama).role).toBe('participant');
    expect(there.open.standing(chair).role).toBe('chair');
    const asked = there.asked.length;
    for (const known of [ama, chair, undefined]) await meet(there.open, known);
    expect(there.asked.length).toBe(asked);
  });

  it('is judged as a stranger where nobody ever let them in', async () => {
    const nobody = { type: 'participant' as const, id: randomUUID() };
    await meet(there.open, nobody);
    expect(() => there.open.standing(nobody)).toThrow('no participant');
  });

  it('waits for nobody where the store does not answer', async () => {
    there.store.changedSince = () => Promise.reject(new StoreUnavailable('gone'));
    await reach(there.open, 'public', seen());
    expect([titleThere(), there.faults.length]).toEqual(['Room', 1]);
  });

  it('is told as soon as a turn of the node itself has caught up', async () => {
    const { commit } = there.store;
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    there.store.commit = (turn) => gate.then(() => commit(turn));
    const turn = there.join();
    await until('the turn is at the store', () => there.asked.includes('commit'));
    const reached = reach(there.open, 'public', seen());
    goOn();
    await Promise.all([reached, turn]);
    expect(titleThere()).toBe('Seen before');
  });
});
