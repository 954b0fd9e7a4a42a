import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreConflict, StoreUnavailable } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { until } from '../../../../test/harness/until.js';
import { ROUND_MS } from './other-nodes.js';
import { framesOf, NodeRig, SYSTEM, type RigNode, type RigSeat } from './testing/node-rig.js';

describe('a room on two nodes', () => {
  let rig: NodeRig;
  let here: RigNode;
  let there: RigNode;

  const titles = () => [here, there].map(({ open }) => open.room.session.title);
  const atOnePoint = () =>
    until('both stand at one point', () => {
      const [one, other] = [here.open.room.clock, there.open.room.clock];
      return one.rev === other.rev && one.beat === other.beat;
    });

  beforeEach(async () => {
    rig = await NodeRig.open();
    here = await rig.node();
    there = await rig.node();
  });
  afterEach(() => rig.close());

  it('reads what the other one says it has committed, once', async () => {
    await here.must('session.describe', { title: 'New' });
    await until('the other node has read it', () => there.open.room.session.title === 'New');
    await here.open.settled();
    expect(there.asked).toEqual(['changedSince']);
    expect(here.asked).toEqual(['commit']);
    const { rev, beat } = here.open.room.clock;
    there.open.follow({ rev, beat });
    await there.open.settled();
    expect(there.asked).toEqual(['changedSince']);
  });

  it('F21: learns from the store within five seconds what no hint told it', async () => {
    rig.link.isCut = true;
    await here.must('session.describe', { title: 'Unheard' });
    expect(titles()).toEqual(['Unheard', 'Room']);
    rig.time.pass(ROUND_MS);
    await until('the look has found it', () => titles()[1] === 'Unheard');
  });

  it('tries again at the next look where it could not read', async () => {
    rig.link.isCut = true;
    await here.must('session.describe', { title: 'Late' });
    const { changedSince } = there.store;
    there.store.changedSince = () => Promise.reject(new StoreUnavailable('gone'));
    rig.time.pass(ROUND_MS);
    await until('a reading failed', () => there.faults.length === 1);
    there.store.changedSince = changedSince;
    await there.open.settled();
    expect(titles()).toEqual(['Late', 'Room']);
    rig.time.pass(ROUND_MS);
    await until('the next look has found it', () => titles()[1] === 'Late');
    expect(there.faults).toHaveLength(1);
  });

  it('reads again where it hears of more while it reads', async () => {
    const { changedSince } = there.store;
    let goOn = (): void => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    there.store.changedSince = async (...asked) => {
      const read = await changedSince(...asked);
      await gate;
      return read;
    };
    await here.must('session.describe', { title: 'One' });
    await until('it reads', () => there.asked.includes('changedSince'));
    await here.must('session.describe', { title: 'Two' });
    await here.open.settled();
    goOn();
    await until('it has read both', () => titles()[1] === 'Two');
    expect(there.asked).toEqual(['changedSince', 'changedSince']);
  });

  it('goes on looking after a look that failed', async () => {
    rig.link.isCut = true;
    const { clocksOf } = there.store;
    there.store.clocksOf = () => Promise.reject(new StoreUnavailable('gone'));
    await here.must('session.describe', { title: 'Late' });
    rig.time.pass(ROUND_MS);
    await until('a look failed', () => there.asked.includes('clocksOf'));
    there.store.clocksOf = clocksOf;
    await until('a later look has found it', () => {
      rig.time.pass(ROUND_MS);
      return titles()[1] === 'Late';
    });
  });

  it('F22: lets both commit at once, in one order for both', async () => {
    rig.link.isCut = true;
    const replies = await Promise.all(
      [here, there].flatMap((node, no) =>
        Array.from({ length: 20 }, async (_, at) => {
          const ama = await node.join();
          return node.does('question.submit', { text: `Question ${at} of node ${no}?` }, ama);
        }),
      ),
    );
    expect(replies.filter(({ ok }) => !ok)).toEqual([]);
    rig.time.pass(ROUND_MS);
    await atOnePoint();
    const numbers = [here, there].map(({ open }) =>
      open.room
        .list('question')
        .map(({ no, text }) => `${no} ${text}`)
        .sort(),
    );
    expect(numbers[0]).toHaveLength(40);
    expect(numbers[0]).toEqual(numbers[1]);
    expect([...here.faults, ...there.faults]).toEqual([]);
  });

  it('holds the room from a conflict on until its turn has run again', async () => {
    rig.link.isCut = true;
    await there.must('session.describe', { theme: 'First' });
    expect(await here.does('session.describe', { title: 'Second' })).toMatchObject({ ok: true });
    expect(here.asked).toEqual(['commit', 'hold', 'changedSince', 'commit', 'release']);
    expect(here.open.room.session).toMatchObject({ title: 'Second', theme: 'First' });
  });

  it('releases it also where the turn fails, where it cannot catch up, and where it could not hold', async () => {
    const conflicts = (): Promise<never> => Promise.reject(new StoreConflict('another was first'));
    const fails = (): Promise<never> => Promise.reject(new StoreUnavailable('gone'));
    const { commit, changedSince, hold } = here.store;
    const trial = async (broken: Partial<typeof here.store>) => {
      Object.assign(here.store, { commit, changedSince, hold }, broken);
      here.asked.length = 0;
      expect(await here.does('session.describe', { title: 'Never' })).toMatchObject({
        ok: false,
        code: 'STORAGE_UNAVAILABLE',
      });
      return here.asked.filter((name) => name === 'hold' || name === 'release');
    };
    const once = ['hold', 'release'];
    const twice = () => (here.asked.filter((name) => name === 'commit').length > 1 ? fails() : conflicts());
    expect(await trial({ commit: twice })).toEqual(once);
    expect(await trial({ commit: conflicts, changedSince: fails })).toEqual(once);
    expect(await trial({ commit: conflicts, hold: fails })).toEqual(once);
    expect(await trial({ commit: conflicts })).toEqual([once, once, once, once, once].flat());
    expect(titles()).toEqual(['Room', 'Room']);
  });

  it('answers a command that the other node has answered before from its receipt', async () => {
    const id = randomUUID();
    const args = { text: 'Who audits the auditors?' };
    const ama = await here.join();
    expect(await here.does('question.submit', args, ama, id)).toMatchObject({ ok: true });
    const again = await there.does('question.submit', args, ama, id);
    expect(again).toMatchObject({ ok: true, duplicate: true });
    await atOnePoint();
    expect(there.open.room.count('question')).toBe(1);
  });

  it('sends the seats of both a stream without a gap', async () => {
    const seats: RigSeat[] = [];
    for (const node of [here, there])
      for (const role of ['moderator', 'panellist'] as const)
        seats.push(node.sit(await node.invite(role, { person: { name: role } })));
    for (const node of [here, there]) seats.push(node.sit(await node.join()));
    const ama = await here.join();
    await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        (at % 3 ? here : there).does(
          at % 2 ? 'question.submit' : 'session.describe',
          at % 2 ? { text: `Question ${at}?` } : { title: `Title ${at}` },
          at % 2 ? ama : SYSTEM,
        ),
      ),
    );
    await atOnePoint();
    for (const seat of seats) {
      let rev = framesOf(seat, 'welcome')[0]?.rev;
      for (const patch of framesOf(seat, 'patch')) {
        expect(patch.prev).toBe(rev);
        rev = patch.rev;
      }
      expect(rev).toBe(here.open.room.clock.channels[seat.channel]);
    }
  });

  it('tells votes that were cast on the other node', async () => {
    const [ama, ben] = [await here.join(), await there.join()];
    const { questionId } = await here.must('question.submit', { text: 'Who pays?' }, ama);
    await here.must('question.publish', { questionId });
    await atOnePoint();
    await there.must('question.vote', { questionId, on: true }, ben);
    await atOnePoint();
    expect(here.open.room.supporters(String(questionId))).toBe(1);
    expect(here.open.tallies('staff').votes).toEqual([1, 1]);
  });

  it('reads the room anew and lets everybody come back where the store holds another past of it', async () => {
    const seat = there.sit(await here.join().then(async (ama) => (await atOnePoint(), ama)));
    const before = there.open.room;
    const [stand] = await rig.store.clocksOf([rig.sessionId]);
    there.store.clocksOf = async () => [{ ...stand!, history: 'restored' }];
    const { load } = there.store;
    there.store.load = async (id) => ({ ...(await load(id))!, history: 'restored' });
    rig.time.pass(ROUND_MS);
    await until('everybody has to come back', () => seat.isClosed);
    expect(there.open.room).not.toBe(before);
    expect(there.open.room.history).toBe('restored');
  });

  describe('with somebody whose rights the other one takes', () => {
    it('closes the seats of a participant who was removed, and nobody else’s', async () => {
      const [ama, ben] = [await here.join(), await here.join()];
      await atOnePoint();
      const seats = [there.sit(ama), there.sit(ama), there.sit(ben)];
      await here.must('question.submit', { text: 'Is this allowed?' }, ama);
      await here.must('participant.mute', { participantId: ama.id, reason: 'conduct' });
      await atOnePoint();
      expect(seats.map(({ isClosed }) => isClosed)).toEqual([false, false, false]);
      await here.must('participant.remove', { participantId: ama.id, reason: 'conduct' });
      await until('the seat is closed', () => seats[0]?.isClosed);
      expect(seats.map(({ isClosed }) => isClosed)).toEqual([true, true, false]);
    });

    it('closes those of a link that was revoked, of another role, and of who has left', async () => {
      const linked = (name: string) => here.invite('panellist', { person: { name } });
      const [rita, pat, lee, kim] = [
        await linked('Rita'),
        await linked('Pat'),
        await linked('Lee'),
        await linked('Kim'),
      ];
      await atOnePoint();
      const seats = [rita, pat, lee, kim].map((person) => there.sit(person));
      await here.must('invitation.revoke', { invitationId: rita.invitationId });
      await here.must('person.put', { personId: pat.id, name: 'Pat', role: 'technician' });
      await here.must('person.leave', { personId: lee.id });
      await atOnePoint();
      expect(seats.map(({ isClosed }) => isClosed)).toEqual([true, true, true, false]);
    });

    it('closes those of who leads now and of who led before', async () => {
      const [rita, pat] = [
        await here.invite('panellist', { person: { name: 'Rita' } }),
        await here.invite('panellist', { person: { name: 'Pat' } }),
      ];
      await here.must('session.lead', { personId: rita.id });
      await atOnePoint();
      const seats = [rita, pat, await here.join().then(async (ama) => (await atOnePoint(), ama))].map((who) =>
        there.sit(who),
      );
      await here.must('session.lead', { personId: pat.id });
      await atOnePoint();
      expect(seats.map(({ isClosed }) => isClosed)).toEqual([true, true, false]);
    });

    it('forgets the votes of somebody who was erased', async () => {
      const [ama, ben] = [await here.join(), await here.join()];
      const { questionId } = await here.must('question.submit', { text: 'Who pays?' }, ama);
      await here.must('question.publish', { questionId });
      await here.must('question.vote', { questionId, on: true }, ben);
      await atOnePoint();
      expect(there.open.room.supporters(String(questionId))).toBe(1);
      await here.must('participant.erase', { participantId: ben.id });
      await atOnePoint();
      expect(there.open.room.supporters(String(questionId))).toBe(0);
    });
  });

  describe('whose other node dies', () => {
    it('ends its notices', async () => {
      const end = rig.time.now() + 60_000;
      await here.must('notice.post', { level: 'info', text: 'Back soon', until: end });
      await atOnePoint();
      await here.leave();
      rig.time.pass(60_000);
      await until('the notice has ended', () => there.open.room.list('notice')[0]?.cleared);
    });

    it('seals what it closed', async () => {
      await here.must('session.phase', { phase: 'closed' });
      await atOnePoint();
      await here.leave();
      const acts = async () => (await rig.store.ledger(rig.sessionId, 0, 100)).map(({ act }) => act);
      expect(await acts()).not.toContain('session.seal');
      rig.time.pass(10_000);
      await until('the session is sealed', async () => (await acts()).includes('session.seal'));
    });
  });
});
