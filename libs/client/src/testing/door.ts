import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply } from '@openfloor/contract';
import { Server, type Socket } from 'socket.io';
import { LiveRoom } from '../room.js';
import { socketTransport, type SocketTransportOptions } from '../socket.js';
import type { Transport } from '../transport.js';
import { manualClock, type ManualClock } from './clock.js';
import { question, welcome } from './frames.js';
import { accepted } from './road.js';
import { until } from './until.js';

/** A server for one room whose answers the test decides. */
export interface Door {
  base: string;
  /** Every connection that was let in, oldest first. */
  sockets: Socket[];
  hellos: unknown[];
  commands: { id: string }[];
  /** What a newcomer gets; by default a welcome. */
  greet: (socket: Socket) => void;
  /** Refuses newcomers with this. */
  refusal: { code: string; retryAfterMs?: number } | undefined;
  /** Answers commands; by default with ok. */
  answer: (id: string, reply: (said: Reply) => void, socket: Socket) => void;
  resumed: unknown[];
  /** What was said to be open for writing. */
  editing: unknown[];
  /** What was said of the other end of the line. */
  links: unknown[];
  /** Answers a ping; nothing by default. */
  time: (answer: (now: number) => void) => void;
}

/** What a test has opened and `closeAll` closes. */
export const closing: (() => void)[] = [];

export function closeAll(): void {
  for (const close of closing.splice(0).reverse()) close();
}

/** The engine pings so often. */
const PING_MS = 40;

export async function listen(): Promise<Door> {
  const http = createServer();
  const server = new Server(http, { pingInterval: PING_MS });
  const door: Door = {
    base: '',
    sockets: [],
    hellos: [],
    commands: [],
    resumed: [],
    editing: [],
    links: [],
    time: () => undefined,
    refusal: undefined,
    greet: (socket) => socket.emit('welcome', welcome(5, { put: [question(1, 5)] })),
    answer: (id, reply) => reply(accepted(id, 5, 1)),
  };
  server
    .of('/rooms')
    .use((socket, next) => {
      door.hellos.push(socket.handshake.auth);
      if (door.refusal) next(Object.assign(new Error(door.refusal.code), { data: door.refusal }));
      else next();
    })
    .on('connection', (socket) => {
      door.sockets.push(socket);
      socket.on('command', (command: { id: string }, reply: (said: Reply) => void) => {
        door.commands.push(command);
        door.answer(command.id, reply, socket);
      });
      socket.on('editing', (said) => door.editing.push(said));
      socket.on('link', (said) => door.links.push(said));
      socket.on('time', (answer: (now: number) => void) => door.time(answer));
      socket.on('resume', (since) => door.resumed.push(since));
      door.greet(socket);
    });
  await new Promise<void>((go) => http.listen(0, '127.0.0.1', go));
  door.base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  closing.push(() => void server.close());
  return door;
}

export interface OpenedDoor {
  door: Door;
  clock: ManualClock;
  room: LiveRoom;
  transport: Transport;
  is(connection: string): Promise<void>;
}

/** A room that comes through a door. */
export async function enter(
  prepare: (door: Door) => void = () => undefined,
  more: SocketTransportOptions = {},
): Promise<OpenedDoor> {
  const door = await listen();
  prepare(door);
  const clock = manualClock(6);
  const transport = socketTransport({ base: door.base, clock, ...more });
  const room = new LiveRoom({ transport, session: 's1', seat: 'seat', as: 'staff', clock });
  closing.push(() => room.close());
  const is = (connection: string): Promise<void> =>
    until(() => room.getSnapshot().connection === connection, connection);
  return { door, clock, room, transport, is };
}

/** The same, welcomed. */
export async function seated(): Promise<OpenedDoor> {
  const opened = await enter();
  await opened.is('live');
  return opened;
}

/** A transport alone at a door, and what it says: its states and the names of its frames. */
export function road(door: Door, clock: ManualClock): { transport: Transport; said: string[] } {
  const transport = socketTransport({ base: door.base, clock });
  const said: string[] = [];
  closing.push(() => transport.close());
  transport.open({
    hello: () => ({ session: 's1', proto: 1 }),
    frame: (name) => void said.push(name),
    state: (state) => void said.push(state),
  });
  return { transport, said };
}
