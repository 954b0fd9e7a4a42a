import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClockFace, FloorView } from '@openfloor/contract';
import { join } from 'node:path';
import { startClocked, type Clocked } from '../harness/clocked.js';
import { openFloor, ownFloor } from '../harness/floor.js';
import { chairs, floorOf, holderOf } from '../harness/hall.js';
import type { OpenedRoom, Person } from '../harness/people.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const MISCOUNTING = join(import.meta.dirname, '../harness/miscounting-server.mjs');
/** No spoken second may change by more than this over a restart. */
const MAY_DIFFER_MS = 1_000;
/** Long enough before and after a restart that what is lost or counted twice is more than that. */
const SPEAKS_MS = 1_500;

/** What ran by the clock on the wall, from the replies that started it to those that stopped it. */
class Wall {
  ranMs = 0;
  private since = 0;

  runs(): void {
    this.since = Date.now();
  }

  stands(): void {
    this.ranMs += Date.now() - this.since;
  }
}

/** The checker: what became of the time that was spoken. */
function judge(spokenMs: number, wallMs: number): 'kept' | 'lost' | 'counted twice' {
  if (spokenMs < wallMs - MAY_DIFFER_MS) return 'lost';
  return spokenMs > wallMs + MAY_DIFFER_MS ? 'counted twice' : 'kept';
}

describe('spoken time over a restart', () => {
  let clocked: Clocked;
  let server: TestServer;
  let room: OpenedRoom;

  beforeAll(async () => {
    clocked = await startClocked({ LIMIT_LOGINS_PER_QUARTER_HOUR: '0' });
  }, 60_000);
  afterEach(async () => {
    room.leave();
    if (server !== clocked.server) await server.dispose();
  });
  afterAll(() => clocked.dispose());

  /** A room of its own, by default on the server that all tests end and start again; Ama waits first. */
  async function open(on = clocked.server): Promise<string> {
    server = on;
    room = await openFloor(server);
    return (await room.ama.does('floor.request', {})).floorId;
  }

  /** Everybody finds the server again by themselves; waking them is for the impatience of tests. */
  async function back(...people: Person[]): Promise<void> {
    for (const person of people)
      await until(`${person.name} is back`, () => {
        person.live.wake();
        return person.now.connection === 'live';
      });
  }

  async function restart(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await server.restart(signal);
    await back(room.moderator, room.ama, room.ben);
  }

  /** What has run on a clock by the server's time, as this moderator's pages reckon it. */
  const elapsed = ({ running, sinceAt, elapsedMs }: ClockFace) =>
    elapsedMs + (running && sinceAt !== null ? room.moderator.live.serverNow() - sinceAt : 0);
  const seen = (floorId: string): FloorView => floorOf(room.moderator, floorId)!;
  const reaches = (floorId: string, ms: number) =>
    until('it was spoken so long', () => elapsed(seen(floorId).clock) >= ms);

  async function speaks(floorId: string, wall: Wall): Promise<void> {
    await chairs(room, 'floor.call', { expect: null });
    await chairs(room, 'floor.start', { floorId });
    wall.runs();
  }

  async function ends(floorId: string, wall: Wall): Promise<number> {
    await chairs(room, 'floor.end', { expect: floorId });
    wall.stands();
    const { spokenMs, status } = seen(floorId);
    expect(status).toBe('completed');
    await room.ama.sees(() => ownFloor(room.ama, floorId)?.spokenMs === spokenMs);
    await room.ben.seesRoom(() => floorOf(room.ben, floorId)?.spokenMs === spokenMs);
    return spokenMs;
  }

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'goes on by the clock on the wall when the server ends by %s in mid-intervention',
    async (signal) => {
      const floorId = await open();
      const wall = new Wall();
      await speaks(floorId, wall);
      await reaches(floorId, SPEAKS_MS);
      const { clock, startedAt } = seen(floorId);
      await restart(signal);
      for (const person of [room.moderator, room.ama, room.ben])
        expect(floorOf(person, floorId)).toMatchObject({ status: 'speaking', clock, startedAt });
      await reaches(floorId, elapsed(clock) + SPEAKS_MS);
      const spokenMs = await ends(floorId, wall);
      expect([judge(spokenMs, wall.ranMs), wall.ranMs]).toEqual(['kept', wall.ranMs]);
      process.stdout.write(
        `${signal} in mid-intervention: ${spokenMs} ms spoken, ${wall.ranMs} ms by the wall\n`,
      );
    },
    60_000,
  );

  it('is the same over four restarts in one speech', async () => {
    const floorId = await open();
    const wall = new Wall();
    await speaks(floorId, wall);
    for (const signal of ['SIGKILL', 'SIGTERM', 'SIGKILL', 'SIGKILL'] as const) {
      await restart(signal);
      expect(holderOf(room.moderator)).toMatchObject({ id: floorId, status: 'speaking' });
    }
    expect(judge(await ends(floorId, wall), wall.ranMs)).toBe('kept');
  }, 60_000);

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'counts nothing while somebody pauses, over %s before and after',
    async (signal) => {
      const floorId = await open();
      const wall = new Wall();
      await speaks(floorId, wall);
      await reaches(floorId, SPEAKS_MS);
      await chairs(room, 'floor.pause', { floorId });
      wall.stands();
      const paused = seen(floorId);
      const pausedAt = Date.now();
      await restart(signal);
      await until('the pause was long', () => Date.now() - pausedAt > 2 * MAY_DIFFER_MS);
      expect(seen(floorId)).toMatchObject({
        status: 'paused',
        clock: paused.clock,
        spokenMs: paused.spokenMs,
      });
      await chairs(room, 'floor.resume', { floorId });
      wall.runs();
      await restart(signal);
      await reaches(floorId, paused.spokenMs + SPEAKS_MS);
      expect(judge(await ends(floorId, wall), wall.ranMs)).toBe('kept');
    },
    60_000,
  );

  it('stands still for whoever a point of order interrupts, also when the server is killed meanwhile', async () => {
    const floorId = await open();
    const panellist = await room.invite('panellist', { person: { name: 'A panellist' } });
    const wall = new Wall();
    await speaks(floorId, wall);
    await reaches(floorId, SPEAKS_MS);
    const point = await panellist.does('floor.request', { class: 'point_of_order' });
    await chairs(room, 'floor.call', { expect: floorId });
    wall.stands();
    await chairs(room, 'floor.start', { floorId: point.floorId });
    const held = seen(floorId);
    await restart();
    expect(seen(floorId)).toMatchObject({ status: 'paused', heldBy: point.floorId, clock: held.clock });
    expect(seen(point.floorId).status).toBe('speaking');
    await reaches(point.floorId, 2 * MAY_DIFFER_MS);
    await chairs(room, 'floor.end', { expect: point.floorId });
    wall.runs();
    expect(seen(floorId)).toMatchObject({ status: 'speaking', heldBy: null });
    await restart();
    expect(judge(await ends(floorId, wall), wall.ranMs)).toBe('kept');
    expect(seen(point.floorId).spokenMs).toBeGreaterThanOrEqual(2 * MAY_DIFFER_MS);
  }, 60_000);

  it('keeps what was acknowledged in the moment of the crash: a start, and an end', async () => {
    const floorId = await open();
    const wall = new Wall();
    await speaks(floorId, wall);
    await restart();
    expect(seen(floorId).status).toBe('speaking');
    const spokenMs = await ends(floorId, wall);
    await restart();
    expect(seen(floorId)).toMatchObject({ status: 'completed', spokenMs, clock: { running: false } });
    expect(judge(spokenMs, wall.ranMs)).toBe('kept');
  }, 60_000);

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'is over, and counted, where it ran out while the server was away after %s',
    async (signal) => {
      const { passes } = clocked;
      const floorId = await open();
      const wall = new Wall();
      await speaks(floorId, wall);
      passes(100);
      await server.end(signal);
      passes(60);
      await server.start();
      await back(room.moderator, room.ama, room.ben);
      expect(seen(floorId)).toMatchObject({ status: 'speaking', clock: { running: true } });
      const read = await fetch(`${server.url}/api/v1/sessions/${room.sessionId}/now.json`);
      const { speaker } = (await read.json()) as { speaker: { leftSeconds: number; leftText: string } };
      expect(speaker.leftSeconds).toBeLessThanOrEqual(120 - 160);
      expect(speaker.leftText).toMatch(/^\+0:4\d$/);
      passes(30);
      const spokenMs = await ends(floorId, wall);
      expect(judge(spokenMs, wall.ranMs + 190_000)).toBe('kept');
      expect(spokenMs / 1_000).toBeGreaterThan(seen(floorId).allowedSeconds);
    },
    60_000,
  );

  it('is the same for clocks beside the floor: one that runs, one that stands', async () => {
    await open();
    const { moderator } = room;
    const { clockId } = await chairs(room, 'clock.start', { purpose: 'other', seconds: 5 });
    const stopped = await chairs(room, 'clock.start', { purpose: 'other', seconds: 600 });
    const wall = new Wall();
    wall.runs();
    await chairs(room, 'clock.pause', { clockId: stopped.clockId });
    const find = (id: string) => moderator.records('clock').find((record) => record.id === id)!;
    const before = [find(clockId).clock, find(stopped.clockId).clock];
    await restart();
    await until('it ran out', () => elapsed(find(clockId).clock) > 5_000);
    expect([find(clockId).clock, find(stopped.clockId).clock]).toEqual(before);
    await chairs(room, 'clock.pause', { clockId });
    wall.stands();
    expect(judge(find(clockId).clock.elapsedMs, wall.ranMs)).toBe('kept');
  }, 60_000);

  it.each([
    ['begins the clock anew when it reads the room', 'loses', 'lost'],
    ['counts what it read once more', 'doubles', 'counted twice'],
  ])(
    'the checker goes red on a server that %s',
    async (_what, kind, verdict) => {
      const floorId = await open(await TestServer.start({ BROKEN: kind }, MISCOUNTING));
      const wall = new Wall();
      await speaks(floorId, wall);
      await reaches(floorId, SPEAKS_MS);
      await restart();
      expect(judge(await ends(floorId, wall), wall.ranMs)).toBe(verdict);
    },
    60_000,
  );

  it('the checker goes red on a server that says a speech has begun and does not write it', async () => {
    const floorId = await open(await TestServer.start({ BROKEN: 'forgets' }, MISCOUNTING));
    await speaks(floorId, new Wall());
    await restart();
    expect(seen(floorId).status).toBe('called');
    expect(await room.moderator.tries('floor.end', { expect: floorId })).toMatchObject({
      code: 'WRONG_STATE',
    });
  }, 60_000);
});
