import { afterEach, describe, expect, it } from '@jest/globals';
import type { Presence } from '@openfloor/contract';
import { join } from 'node:path';
import { api } from '../harness/api.js';
import { NOTHING_WRONG } from '../harness/nemesis-checkers.js';
import { drilledRoom, DrillCrowd, type DrilledRoom } from '../harness/nemesis-crowd.js';
import { injectedDisk, mountedDisk, type SmallDisk } from '../harness/nemesis-disk.js';
import { figure } from '../harness/nemesis-figures.js';
import { readKept } from '../harness/nemesis-room.js';
import { Nemesis } from '../harness/nemesis.js';
import { invitedAs, joinedAs } from '../harness/people.js';
import { command, rawSeat, type RawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const MAIN = join(import.meta.dirname, '../harness/nemesis-server.mjs');
const ways: [string, () => SmallDisk][] = [['an error injected at the store’s door', injectedDisk]];
const tried = mountedDisk();
tried?.remove();
if (tried) ways.unshift([tried.way, () => mountedDisk() ?? tried]);

describe('a disk that is full', () => {
  let disk: SmallDisk;
  let server: TestServer;
  let nemesis: Nemesis;
  let room: DrilledRoom;
  let crowd: DrillCrowd;
  let raw: RawSeat;
  let staffSeat: string;
  /** What each seat was told of the disk, by its channel. */
  let watched: { channel: string; said: (string | undefined)[]; seat: RawSeat }[];
  afterEach(async () => {
    crowd.leave();
    raw.close();
    for (const { seat } of watched) seat.close();
    await server.dispose();
    disk.remove();
  });

  async function begin(broken = ''): Promise<void> {
    server = await TestServer.start({ PROGRAMME: 'none', ...disk.env, BROKEN: broken }, MAIN);
    nemesis = new Nemesis(server);
    room = await drilledRoom(server);
    crowd = new DrillCrowd(server, room, nemesis.chance.part(1));
    await crowd.join(6);
    crowd.play({ perSecond: 8, asks: 0.3 });
    const { seat } = await joinedAs(server, room.code);
    raw = await rawSeat(server, { session: room.sessionId, seat });
    ({ seat: staffSeat } = await invitedAs(server, room.sessionId, room.token, { role: 'moderator' }));
    watched = await Promise.all(['staff', 'panel', 'public'].map((channel) => watch(channel)));
    await until('it runs', () => crowd.acknowledged > 20);
  }

  /** A seat of the staff that looks at a channel and keeps what presence says there of the disk. */
  async function watch(channel: string) {
    const seat = await rawSeat(server, { session: room.sessionId, seat: staffSeat, as: channel });
    expect(seat.welcome.you.channel).toBe(channel);
    const said: (string | undefined)[] = [seat.welcome.presence.storage];
    seat.socket.on('presence', ({ storage }: Presence) => said.push(storage));
    return { channel, said, seat };
  }
  const told = () => watched[0]?.said.at(-1);

  const dataDir = () => disk.dataDir ?? server.dataDir;
  const asks = (text: string) => raw.says(command('question.submit', { text }));
  const rows = () => readKept(dataDir(), room.sessionId).questions.map(({ text }) => text);

  it.each(ways)(
    'F18: with %s, it refuses and says why, goes on reading, and takes everything again once there is room',
    async (_way, make) => {
      disk = make();
      await begin();
      const { pid } = server;
      disk.fills();
      nemesis.did(`full: ${disk.way}`);
      const refused: string[] = [];
      await until('it refuses', async () => {
        const text = `nobody keeps this ${refused.length}`;
        const reply = await asks(text);
        if (!reply.ok) refused.push(text);
        return reply.ok
          ? false
          : (expect(reply).toMatchObject({ code: 'STORAGE_UNAVAILABLE', retryAfterMs: 2_000 }) ?? true);
      });
      const path = `/sessions/${room.sessionId}/state`;
      expect((await api(server, 'GET', path, { token: room.token })).status).toBe(200);
      expect((await fetch(`${server.url}/s/${room.code}`)).status).toBe(200);
      const body = command('notice.post', { level: 'info', text: 'too late' });
      const byStaff = await api(server, 'POST', `/sessions/${room.sessionId}/commands`, {
        token: room.token,
        body,
      });
      expect(byStaff).toMatchObject({ status: 503, body: { code: 'STORAGE_UNAVAILABLE' } });
      expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(
        /code="STORAGE_UNAVAILABLE"\} [1-9]/,
      );
      await until('the phones are refused too', () =>
        crowd.histories.every(({ passing }) => passing.size > 0),
      );
      await until('staff are told', () => told() === 'refusing');
      const late = await watch('staff');
      watched.push(late);
      expect(late.said[0]).toBe('refusing');
      disk.frees();
      nemesis.did('room again');
      const fromMs = performance.now();
      await until('it takes again', async () => (await asks(`kept after ${refused.length}`)).ok);
      const backMs = Math.round(performance.now() - fromMs);
      await until('staff are told that it takes again', () => told() === undefined);
      for (const { channel, said } of watched)
        expect([channel, said.includes('refusing')]).toEqual([channel, channel === 'staff']);
      await crowd.rest(60_000);
      await crowd.inStep();
      expect(server.pid).toBe(pid);
      const { found, score } = await crowd.judged('F18', nemesis, dataDir());
      expect(found).toEqual(NOTHING_WRONG);
      expect(rows()).not.toEqual(expect.arrayContaining([refused[0]]));
      const passing = crowd.histories.reduce(
        (sum, { passing: by }) => sum + (by.get('STORAGE_UNAVAILABLE') ?? 0),
        0,
      );
      figure({
        fault: 'F18',
        done: `disk filled under load (${disk.way}), and freed again`,
        goal: 'refused with STORAGE_UNAVAILABLE, never acked, reads go on, recovers without a restart',
        measured: `${passing} refusals; taken again after ${backMs} ms; ${score.acknowledged} acknowledged, lost ${found.lost.length}, unresolved ${found.unresolved.length}; the same process`,
        seed: nemesis.chance.seed,
        red: 'a server that answers before it writes',
      });
    },
    120_000,
  );

  it('F18: finds out by itself that there is room again, where nobody does anything', async () => {
    disk = ways[0]?.[1]() ?? injectedDisk();
    await begin();
    crowd.leave();
    disk.fills();
    await until('it refuses', async () => !(await asks('nobody keeps this')).ok);
    await until('staff are told', () => told() === 'refusing');
    disk.frees();
    await until('staff are told that it takes again', () => told() === undefined);
    expect((await asks('kept afterwards')).ok).toBe(true);
  }, 60_000);

  it('the checker of F18 goes red on a server that answers before it writes', async () => {
    disk = injectedDisk();
    await begin('early');
    disk.fills();
    await expect(asks('kept by nobody')).resolves.toMatchObject({ ok: true });
    expect(rows()).not.toContain('kept by nobody');
  }, 60_000);
});
