import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { openRoom, type OpenedRoom } from '../harness/people.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';
import { RawWire, wireSeat, type WireSeat } from '../harness/wire-seat.js';

const MOST_PATCHES = 400;
/** The kernel of the machine takes a few megabytes for each connection before anything waits in the server. */
const STUCK = 8;
const MOST_GROWTH_MB = 120;

describe('F14: a seat that stops reading', () => {
  let server: TestServer;
  let room: OpenedRoom;
  const seats: (WireSeat | RawWire)[] = [];

  beforeAll(async () => {
    server = await TestServer.start();
    room = await openRoom(server, 'workshop');
    const long = Array.from({ length: 30 }, (_, at) => `${at} ${'An objective of the session. '.repeat(20)}`);
    await room.moderator.does('session.describe', { objectives: long, focusIssues: long });
  }, 60_000);
  afterEach(() => seats.splice(0).forEach((seat) => seat.close()));
  afterAll(async () => {
    room.leave();
    await server.dispose();
  });

  const sit = async () => {
    const raw = new RawWire(server.url, { session: room.sessionId });
    seats.push(raw);
    await until('a welcome', () => raw.heard.some(({ name }) => name === 'welcome'));
    return raw;
  };
  const describes = (theme: string) => room.moderator.does('session.describe', { theme });
  const memoryMb = () => {
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
  };
  const patches = ({ heard }: Pick<RawWire, 'heard'>) => heard.filter(({ name }) => name === 'patch');
  const closings = () => server.log.split('bytes unread').length - 1;

  it('is closed with a reason at a bounded number of bytes, and the others hear everything', async () => {
    const reader = await wireSeat(server.url, 'websocket', { session: room.sessionId });
    seats.push(reader);
    const stuck = await Promise.all(Array.from({ length: STUCK }, sit));
    for (const seat of stuck) seat.pause();
    const before = memoryMb();
    let sent = 0;
    for (; closings() < STUCK && sent < MOST_PATCHES; sent += 1) await describes(`Patch ${sent}`);
    expect(closings()).toBe(STUCK);
    expect(memoryMb() - before).toBeLessThan(MOST_GROWTH_MB);
    await describes('The last one');
    await until('the reader has all', () => patches(reader).length === sent + 1);
    for (const seat of stuck) seat.resume();
    await until('all are told', () => stuck.every(({ closed }) => closed));
    const told = stuck.filter(({ closed }) => closed?.code === 1013 && closed.reason === 'too much unread');
    const cut = stuck.filter(({ closed }) => closed?.code === 1006);
    expect(told.length + cut.length).toBe(STUCK);
    const unread = [...server.log.matchAll(/closed with (\d+) bytes unread/g)].map(([, bytes]) =>
      Number(bytes),
    );
    for (const bytes of unread) expect(bytes).toBeLessThan(1_300_000);
  });

  it('comes back by what it missed, and is then where everybody is', async () => {
    const first = await sit();
    const { epoch, rev } = (first.heard.find(({ name }) => name === 'welcome')?.frame ?? {}) as {
      epoch: string;
      rev: number;
    };
    first.pause();
    const before = closings();
    for (let sent = 0; closings() === before && sent < MOST_PATCHES; sent += 1)
      await describes(`More ${sent}`);
    expect(closings()).toBe(before + 1);
    const again = new RawWire(server.url, { session: room.sessionId, since: { epoch, rev } });
    seats.push(again);
    await until('a welcome', () => again.heard.some(({ name }) => name === 'welcome'));
    const welcome = again.heard.find(({ name }) => name === 'welcome');
    expect(welcome?.frame).toMatchObject({ mode: 'delta', rev: room.moderator.now.rev });
    await describes('After all');
    await until('the next patch', () => patches(again).length === 1);
  });
});
