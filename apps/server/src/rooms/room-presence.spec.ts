import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../../test/harness/until.js';
import { ROUND_MS } from './other-nodes.js';
import { PART_MS } from './presence-parts.js';
import { framesOf, NodeRig, type RigNode } from './testing/node-rig.js';

describe('who is in a room on two nodes', () => {
  let rig: NodeRig;
  let here: RigNode;
  let there: RigNode;

  const staffSeen = (node: RigNode) => node.open.publisher.presenceFor('staff');
  /** Lets the nodes tell each other what is new. */
  const told = async (what: string, isSo: () => unknown) => {
    rig.time.pass(1_000);
    await until(what, () => {
      rig.time.pass(1);
      return isSo();
    });
  };
  const bothAt = () =>
    until('both stand at one point', () => here.open.room.clock.rev === there.open.room.clock.rev);

  beforeEach(async () => {
    rig = await NodeRig.open();
    here = await rig.node();
    there = await rig.node();
  });
  afterEach(() => rig.close());

  it('is counted on both, and told to the seats of both', async () => {
    const people = [await here.join(), await here.join(), await here.join()];
    await bothAt();
    const [first] = people.slice(0, 2).map((one) => here.sit(one));
    const seat = there.sit(people[2]!);
    const counted = { participants: 3, onsite: 0, online: 3 };
    await told('both have counted', () =>
      [here, there].every((node) => node.open.publisher.presenceFor('public').participants === 3),
    );
    rig.time.pass(1_000);
    for (const one of [first!, seat]) expect(framesOf(one, 'presence').at(-1)).toMatchObject(counted);
    expect(there.open.welcome(seat.standing, 'public').welcome.presence).toMatchObject(counted);
    here.open.publisher.leave(first!);
    await told('one has left', () => staffSeen(there).participants === 2);
  });

  it('is told to a node that comes later', async () => {
    here.sit(await here.join());
    rig.time.pass(3_000);
    const late = await rig.node();
    await told('it knows', () => staffSeen(late).participants === 1);
  });

  it('is told again in time while there is somebody, and never more often than once a second', async () => {
    here.sit(await here.join());
    await told('it is known', () => staffSeen(there).participants === 1);
    const parts = () => rig.link.told.filter(({ what }) => what === 'here').length;
    for (let past = 0; past < 2 * PART_MS; past += ROUND_MS) {
      rig.time.pass(ROUND_MS);
      await Promise.resolve().then(() => undefined);
      expect(staffSeen(there).participants).toBe(1);
    }
    const before = parts();
    const seats = Array.from({ length: 20 }, () => here.sit(here.open.seats.all[0]!.actor!));
    for (const seat of seats) {
      rig.time.pass(100);
      here.open.publisher.presence.edits(seat, null);
      here.open.publisher.presence.ask();
    }
    expect(parts() - before).toBeLessThanOrEqual(3);
  });

  it('is forgotten after half a minute of silence, and at once where a node says that it goes', async () => {
    here.sit(await here.join());
    await told('it is known', () => staffSeen(there).participants === 1);
    rig.link.isCut = true;
    rig.time.pass(PART_MS - 1_000);
    expect(staffSeen(there).participants).toBe(1);
    rig.time.pass(1_000 + ROUND_MS);
    expect(staffSeen(there).participants).toBe(0);
    rig.link.isCut = false;
    await told('it is known again', () => {
      rig.time.pass(ROUND_MS);
      return staffSeen(there).participants === 1;
    });
    void here.drain.begin();
    here.node.tell({ what: 'going' });
    await until('it is gone', () => staffSeen(there).participants === 0);
    rig.time.pass(2 * ROUND_MS);
    await here.open.settled();
    expect(staffSeen(there).participants).toBe(0);
  });

  it('numbers the desks of both alike, each number once', async () => {
    const staff = [];
    for (const name of ['Mona', 'Olu', 'Cy', 'Dee'])
      staff.push(await here.invite('moderator', { person: { name } }));
    await bothAt();
    rig.link.isCut = true;
    here.sit(staff[0]!);
    rig.time.pass(1);
    there.sit(staff[1]!);
    rig.time.pass(10_000);
    rig.link.isCut = false;
    here.sit(staff[2]!);
    rig.time.pass(1);
    const desks = (node: RigNode) => staffSeen(node).desks?.map(({ no, id }) => [no, id]);
    await told('both know all', () => {
      rig.time.pass(ROUND_MS);
      return [here, there].every((node) => staffSeen(node).desks?.length === 3);
    });
    const numbered = [staff[0], staff[2], staff[1]].map((one, at) => [at + 1, one!.id]);
    await told('both number alike', () => String(desks(there)) === String(numbered));
    expect(desks(here)).toEqual(numbered);
    there.sit(staff[3]!);
    expect(desks(there)).toEqual([...numbered, [4, staff[3]!.id]]);
    expect([staffSeen(here).staff, staffSeen(there).staff]).toEqual([3, 4]);
  });

  it('holds somebody who asked for the floor away only where they are on no node', async () => {
    await here.must('session.switch', { floor: true });
    const [ama, ben] = [await here.join(), await here.join()];
    await bothAt();
    const seat = here.sit(ama);
    for (const one of [ama, ben])
      await here.must('floor.request', { name: 'Ama', affiliation: 'A coalition' }, one);
    await bothAt();
    await told('one of them is away', () => String(staffSeen(there).away) === '2');
    expect(staffSeen(here).away).toEqual([2]);
    here.open.publisher.leave(seat);
    await told('both are away', () => String(staffSeen(there).away) === '1,2');
  });

  it('hears a hub wherever it is connected', async () => {
    const hub = await here.invite('hub');
    await bothAt();
    expect(staffSeen(there).hubs).toEqual([[1, 'expected']]);
    const seat = here.sit(hub);
    await told('it is live on both', () => staffSeen(there).hubs[0]?.[1] === 'live');
    here.open.publisher.hubs.reported(seat, { waiting: 30, phones: 12 });
    await told('it is degraded on both', () => staffSeen(there).links?.[0]?.waiting === 30);
    expect(staffSeen(there).links).toMatchObject([{ status: 'degraded', phones: 12 }]);
    there.sit(hub);
    expect(staffSeen(there).links).toMatchObject([{ status: 'live', waiting: null }]);
    here.open.publisher.leave(seat);
    await told('the better link counts', () => staffSeen(here).hubs[0]?.[1] === 'live');
  });
});
