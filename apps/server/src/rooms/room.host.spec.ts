import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStoreHere, type Store } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { until } from '../../../../test/harness/until.js';
import { Config } from '../config/config.js';
import { LinkedNodes } from '../nodes/testing/linked-nodes.js';
import { DoorWatch } from '../operations/door-watch.js';
import { Drain } from '../operations/drain.js';
import { Metrics } from '../operations/metrics.js';
import { OtherNodes } from './other-nodes.js';
import { RoomHost } from './room.host.js';
import { SocketOutlets } from './socket.outlet.js';
import { firstSession } from './testing/first-session.js';
import { SYSTEM } from './testing/node-rig.js';

describe('the hosts of two processes', () => {
  let store: Store;
  let link: LinkedNodes;
  let hosts: [RoomHost, RoomHost];
  const sessionId = randomUUID();

  const host = () => {
    const metrics = new Metrics();
    const others = new OtherNodes(link.join(), store, new Config(), new Drain());
    return new RoomHost(store, new SocketOutlets(metrics), metrics, new DoorWatch(), others);
  };
  const gives = async (on: RoomHost, type: string, args: unknown) => {
    const reply = await on.does(sessionId, { id: randomUUID(), type, args }, SYSTEM);
    expect(reply).toMatchObject({ ok: true });
  };

  beforeEach(async () => {
    store = await openStoreHere({ dataDir: ':memory:' });
    link = new LinkedNodes();
    hosts = [host(), host()];
    await gives(hosts[0], 'session.create', await firstSession(store, sessionId));
  });
  afterEach(async () => {
    for (const one of hosts) await one.onModuleDestroy();
    await store.close();
  });

  it('keep one room, whichever of them is given a command', async () => {
    const [here, there] = hosts;
    const rooms = [await here.open(sessionId), await there.open(sessionId)];
    await gives(here, 'session.describe', { title: 'From here' });
    await gives(there, 'session.describe', { theme: 'From there' });
    await until('both have both', () =>
      rooms.every(({ room }) => room.session.title === 'From here' && room.session.theme === 'From there'),
    );
    expect(here.openIds()).toEqual([sessionId]);
  });

  it('end what the other one has begun', async () => {
    const [here, there] = hosts;
    const open = await there.open(sessionId);
    await gives(here, 'notice.post', { level: 'info', text: 'Back soon', until: Date.now() + 700 });
    await until('it is heard of', () => open.room.count('notice') === 1);
    await here.drain();
    await until('it has ended', () => open.room.list('notice')[0]?.cleared);
  });

  it('know whoever the other one has let in, whatever they come for and though no hint came', async () => {
    const [here, there] = hosts;
    await gives(here, 'session.phase', { phase: 'open' });
    await there.open(sessionId);
    await until('both stand at one point', async () => {
      const rooms = await Promise.all([here.open(sessionId), there.open(sessionId)]);
      return rooms[0].room.clock.rev === rooms[1].room.clock.rev;
    });
    link.isCut = true;
    const ids = [randomUUID(), randomUUID()];
    const joined = ids.map((id) => ({ type: 'participant' as const, id }));
    for (const [at, id] of ids.entries()) {
      const args = { joinKey: id.replaceAll('-', '') };
      const visitor = { type: 'visitor' as const, id };
      expect(
        await here.does(sessionId, { id: randomUUID(), type: 'seat.join', args }, visitor),
      ).toMatchObject({
        ok: true,
      });
      const open = await there.open(sessionId, joined[at]);
      expect(open.standing(joined[at]).role).toBe('participant');
    }
    const late = randomUUID();
    const request = { id: randomUUID(), type: 'seat.join', args: { joinKey: late.replaceAll('-', '') } };
    await here.does(sessionId, request, { type: 'visitor', id: late });
    const asks = { id: randomUUID(), type: 'question.submit', args: { text: 'Am I known here?' } };
    expect(await there.does(sessionId, asks, { type: 'participant', id: late })).toMatchObject({ ok: true });
  });
});
