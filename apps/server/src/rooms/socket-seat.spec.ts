import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { ServerEvents } from '@openfloor/contract';
import type { ServerOptions } from 'socket.io';
import type { Socket as Client } from 'socket.io-client';
import { Encoded } from './encoded.js';
import { Seats } from './outlet.js';
import { MOST_UNSENT, type SocketLine } from './socket-line.js';
import { SlowSeats } from './slow-seats.js';
import { ManualTime } from './testing/rig.js';
import { encodingOutlet, head, SocketRigs, until, type SocketRig } from './testing/socket-rig.js';

const KILO = 1_024;

describe('a seat on a socket', () => {
  let rigs: SocketRigs | undefined;
  const serve = async (options?: Partial<ServerOptions>) => {
    rigs = await SocketRigs.serve(options);
  };
  const connect = (transport?: 'websocket' | 'polling') => rigs!.connect(transport);
  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(['warn']));
  afterEach(() => rigs?.close());

  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  const encoded = (rev: number) => Encoded.event('/rooms', 'head', head(rev));
  const mixed = async ({ seat, heard }: SocketRig) => {
    for (let rev = 0; rev < 40; rev += 4) {
      seat.emit('head', head(rev));
      seat.deliver(encoded(rev + 1));
      seat.deliver(encoded(rev + 2));
      if (rev % 8 === 0) await turn();
      seat.emit('head', head(rev + 3));
    }
    await until(() => heard.length === 40);
    return heard.map(([, rev]) => rev);
  };
  const inOrder = Array.from({ length: 40 }, (_, rev) => rev);

  it('is written to past engine.io where nothing is in between', async () => {
    await serve();
    const rig = await connect();
    await turn();
    rig.seat.deliver(encoded(1));
    rig.seat.deliver(encoded(2));
    expect(rig.frames).toEqual([]);
    await until(() => rig.heard.length === 2);
    expect(rig.heard).toEqual([
      ['head', 1],
      ['head', 2],
    ]);
  });

  it('gets what is sent to it alone and to all in the order in which it was sent', async () => {
    await serve();
    expect(await mixed(await connect('websocket'))).toEqual(inOrder);
    expect(await mixed(await connect('polling'))).toEqual(inOrder);
  });

  it('gets the same where messages are compressed, through ws itself', async () => {
    await serve({ perMessageDeflate: { threshold: 0 } });
    const rig = await connect();
    expect(await mixed(rig)).toEqual(inOrder);
    expect(rig.frames).toHaveLength(40);
    expect(rig.seat.line.isStrange).toBe(false);
    const quiet = await connect();
    await turn();
    quiet.seat.deliver(encoded(1));
    expect(quiet.frames).toHaveLength(1);
  });

  it('gets the same where engine.io or ws are made in another way, and the house is told', async () => {
    await serve();
    const rig = await connect();
    const { transport } = rig.socket.conn;
    const ws: object = Reflect.get(transport, 'socket');
    const other = new Proxy(ws, {
      get: (of, name) => {
        if (name === '_sender') return undefined;
        const value: unknown = Reflect.get(of, name);
        return typeof value === 'function' ? value.bind(of) : value;
      },
    });
    Reflect.set(transport, 'socket', other);
    const told: string[] = [];
    const outlet = encodingOutlet(() => told.push('strange'));
    outlet.join(rig.seat, 'public');
    expect(told).toEqual(['strange']);
    expect(await mixed(rig)).toEqual(inOrder);
    expect(rig.frames).toHaveLength(40);
  });

  it('is closed before a megabyte waits for it, while the others get every frame, and is told why', async () => {
    await serve();
    const [reader, stuck] = [await connect(), await connect()];
    const outlet = encodingOutlet();
    for (const { seat } of [reader, stuck]) outlet.join(seat, 'public');
    let isGone = false;
    stuck.socket.once('disconnect', () => {
      isGone = true;
      outlet.leave(stuck.seat);
    });
    const pipe = pipeOf(stuck.client);
    pipe.pause();
    let most = 0;
    let sent = 0;
    for (; !isGone && sent < 300; sent += 1) {
      outlet.broadcast('public', 'patch', patch(sent, 64 * KILO));
      most = Math.max(most, stuck.seat.line.unsent);
      await until(() => reader.heard.length === sent + 1);
    }
    expect(isGone).toBe(true);
    expect(most).toBeGreaterThan(MOST_UNSENT / 2);
    expect(most).toBeLessThan(MOST_UNSENT + 130 * KILO);
    outlet.broadcast('public', 'patch', patch(sent, 1));
    await until(() => reader.heard.length === sent + 1);
    expect(reader.heard.map(([, rev]) => rev)).toEqual(Array.from({ length: sent + 1 }, (_, rev) => rev));
    const reason = new Promise<unknown>((resolve) =>
      stuck.client.once('disconnect', (_, details) => resolve(Reflect.get(details ?? {}, 'context'))),
    );
    pipe.resume();
    expect(await reason).toMatchObject({ code: 1013, reason: 'too much unread' });
    await until(() => stuck.seat.line.unsent === 0);
  });

  it('that has bytes waiting gets no figures, and the whole of them when these are gone', async () => {
    await serve();
    const time = new ManualTime();
    const stuck = await connect();
    const seats = new Seats();
    const outlet = encodingOutlet();
    const tables: unknown[] = [];
    stuck.client.on('tallies', (table: unknown) => tables.push(table));
    let votes = 0;
    const table = () => ({ beat: votes, votes: [1, votes] });
    const slow = new SlowSeats(seats, outlet, time, () => table() as never);
    seats.add(stuck.seat, 'public');
    outlet.join(stuck.seat, 'public');
    slow.enter(stuck.seat, 'public');
    const vote = () => {
      votes += 1;
      outlet.broadcast('public', 'tallies', table());
      slow.spared('tallies', 'public');
    };
    const pipe = pipeOf(stuck.client);
    pipe.pause();
    let rev = 0;
    while (stuck.seat.line.unsent < 64 * KILO) stuck.seat.emit('patch', patch(rev++, 64 * KILO) as never);
    const before = stuck.seat.line.unsent;
    for (let at = 0; at < 400; at += 1) vote();
    expect(slow.has(stuck.seat)).toBe(true);
    expect(stuck.seat.line.unsent).toBe(before);
    pipe.resume();
    await until(() => stuck.heard.filter(([event]) => event === 'patch').length === rev);
    await until(() => stuck.seat.line.unsent === 0);
    expect(tables).toEqual([]);
    time.pass(2_000);
    await until(() => tables.length > 0);
    expect(tables).toEqual([table()]);
  });

  it('may be greeted at length, once it has read what came before, but not again and again', async () => {
    await serve();
    const { seat, client, socket } = await connect();
    const line: SocketLine = seat.line;
    const pipe = pipeOf(client);
    pipe.pause();
    const greeting = patch(0, 3 * MOST_UNSENT) as unknown as Parameters<ServerEvents['welcome']>[0];
    const filler = patch(0, 256 * KILO) as unknown as Parameters<ServerEvents['more']>[0];
    seat.emit('welcome', greeting);
    for (let page = 0; page < 8; page += 1) seat.emit('more', filler);
    expect(line.unsent).toBeGreaterThan(MOST_UNSENT);
    expect(socket.conn.readyState).toBe('open');
    for (let again = 0; again < 8 && socket.conn.readyState === 'open'; again += 1)
      seat.emit('welcome', greeting);
    expect(socket.conn.readyState).not.toBe('open');
    pipe.resume();
  });
});

/** A patch of about so many bytes. */
function patch(rev: number, bytes: number): Parameters<ServerEvents['patch']>[0] {
  return { rev, prev: rev - 1, at: 0, put: [{ text: 'x'.repeat(bytes) }], gone: [] } as never;
}

/** The TCP socket under a client, which can stop reading. */
function pipeOf(client: Client): { pause(): void; resume(): void } {
  const transport: unknown = Reflect.get(client.io.engine, 'transport');
  const ws: unknown = Reflect.get(Object(transport), 'ws');
  return Reflect.get(Object(ws), '_socket') as { pause(): void; resume(): void };
}
