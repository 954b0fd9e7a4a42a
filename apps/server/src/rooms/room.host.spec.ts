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
    const meetingId = randomUUID();
    const place = { city: '', country: null, timeZone: 'UTC', overarchingTheme: '', ownerIds: [] };
    await store.putMeeting({ id: meetingId, name: 'Test', slug: 'test', ...place, createdAt: 0 });
    const meeting = { name: 'Test', city: '', country: null };
    const session = { slug: 'room', code: 'ABCDEF', title: 'Room', timeZone: 'UTC', ownerIds: [] };
    await gives(hosts[0], 'session.create', { sessionId, meetingId, meeting, phase: 'lobby', ...session });
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
});
