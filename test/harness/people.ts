import type { CommandArgs, CommandType, Corner, Kind, Reply, Role, Seated } from '@openfloor/contract';
import { LiveRoom, loadSocketTransport, newKey, type RoomSnapshot, type Transport } from '@openfloor/client';
import { api, organiserToken } from './api.js';
import type { TestServer } from './server.js';
import { until } from './until.js';

/** What commands give back; which of these are there depends on the command. */
export interface Result {
  questionId: string;
  questionIds: string[];
  no: number;
  status: string;
  hubId: string;
  personId: string;
  noticeId: string;
  stageId: string;
  floorId: string;
  position: number | null;
  clockId: string;
  signalId: string;
  pollId: string;
  takeawayId: string;
  noteId: string;
}

/** Somebody in a room over a real socket, who remembers every byte that was received. */
export class Person {
  private constructor(
    readonly received: readonly string[],
    readonly name: string,
    readonly seat: string | undefined,
    readonly actorId: string,
    readonly live: LiveRoom,
  ) {}

  static async sit(
    server: TestServer,
    session: string,
    name: string,
    seated: Seated | undefined,
    as?: 'public' | 'panel' | 'staff',
  ) {
    const { socketTransport } = await loadSocketTransport();
    const received: string[] = [];
    const transport = remembering(
      socketTransport({ base: server.url, io: { transports: ['websocket'] } }),
      received,
    );
    const live = new LiveRoom({
      transport,
      session,
      ...(seated ? { seat: seated.seat } : {}),
      ...(as ? { as } : {}),
    });
    const person = new Person(received, name, seated?.seat, seated?.actor.id ?? '', live);
    await until(`${name} is in the room`, () => live.getSnapshot().connection === 'live');
    return person;
  }

  /** Gives a command that must be accepted; its result. */
  async does<T extends CommandType>(type: T, args: CommandArgs<T>): Promise<Result> {
    const reply = await this.tries(type, args);
    if (!reply.ok) throw new Error(`${this.name} ${type}: ${reply.code} ${reply.message}`);
    return (reply.result ?? {}) as unknown as Result;
  }

  /** Gives a command, whatever becomes of it. */
  tries<T extends CommandType>(type: T, args: CommandArgs<T>): Promise<Reply> {
    return this.live.does(type, args);
  }

  get now(): RoomSnapshot {
    return this.live.getSnapshot();
  }

  /** Waits until the corner of this person is so. */
  sees(is: (mine: Corner) => unknown): Promise<unknown> {
    return until(`${this.name} sees it in their corner`, () => this.now.mine && is(this.now.mine));
  }

  /** Waits until the room as this person sees it is so. */
  seesRoom(is: (room: LiveRoom) => unknown): Promise<unknown> {
    return until(`${this.name} sees it`, () => is(this.live));
  }

  records<K extends Kind>(kind: K) {
    return this.live.records(kind);
  }

  /** Whether a text ever came over the wire to this person. */
  everReceived(text: string): boolean {
    return this.received.some((bytes) => bytes.includes(text));
  }

  leave(): void {
    this.live.close();
  }
}

export interface OpenedRoom {
  sessionId: string;
  code: string;
  organiser: string;
  moderator: Person;
  ama: Person;
  ben: Person;
  stage: Person;
  /** Another participant. */
  join(name: string): Promise<Person>;
  /** Another invited role. */
  invite(role: Role, more?: Record<string, unknown>): Promise<Person>;
  leave(): void;
}

/** A room in one line: a moderator, Ama and Ben on phones, and a stage. */
export async function openRoom(server: TestServer, preset = 'panel'): Promise<OpenedRoom> {
  const organiser = await organiserToken(server);
  const made = await api<{ sessionId: string; code: string }>(server, 'POST', '/rooms', {
    token: organiser,
    body: { title: 'A room of the tests', preset },
  });
  const { sessionId, code } = made.body;
  if (!sessionId) throw new Error(`no room: ${JSON.stringify(made)}`);
  const people: Person[] = [];
  const seat = async (name: string, seated: Seated, as?: 'staff' | 'panel') => {
    const person = await Person.sit(server, sessionId, name, seated, as);
    people.push(person);
    return person;
  };
  const join = async (name: string) => seat(name, await joinedAs(server, code));
  const invite = async (role: Role, more: Record<string, unknown> = {}) => {
    const as = ['panellist', 'rapporteur', 'technician', 'interpreter', 'captioner'].includes(role)
      ? 'panel'
      : 'staff';
    return seat(
      role,
      await invitedAs(server, sessionId, organiser, { role, ...more }),
      role === 'hub' || role === 'display' ? undefined : as,
    );
  };
  return {
    sessionId,
    code,
    organiser,
    moderator: await invite('moderator', { person: { name: 'A moderator' } }),
    ama: await join('Ama'),
    ben: await join('Ben'),
    stage: await invite('display'),
    join,
    invite,
    leave: () => people.forEach((person) => person.leave()),
  };
}

/** A seat by the join code. */
export async function joinedAs(
  server: { url: string },
  code: string,
  more: Record<string, unknown> = {},
): Promise<Seated> {
  const body = { joinKey: newKey(), attendance: 'online', ...more };
  const joined = await api<Seated & Record<string, unknown>>(server, 'POST', `/sessions/${code}/join`, {
    body,
  });
  if (!joined.body.seat) throw new Error(`not joined: ${JSON.stringify(joined)}`);
  return joined.body;
}

/** A seat by an invitation. */
export async function invitedAs(
  server: TestServer,
  sessionId: string,
  token: string,
  invite: Record<string, unknown>,
): Promise<Seated> {
  const made = await api<{ invitations: { token: string }[] }>(
    server,
    'POST',
    `/sessions/${sessionId}/invitations`,
    { token, body: invite },
  );
  const link = made.body.invitations?.[0]?.token;
  if (!link) throw new Error(`no invitation: ${JSON.stringify(made)}`);
  const accepted = await api<Seated & Record<string, unknown>>(server, 'POST', '/invitations/accept', {
    body: { token: link },
  });
  if (!accepted.body.seat) throw new Error(`not accepted: ${JSON.stringify(accepted)}`);
  return accepted.body;
}

/** Writes down all that a transport brings. */
function remembering(transport: Transport, received: string[]): Transport {
  return {
    open: (listener) =>
      transport.open({
        hello: () => listener.hello(),
        state: (state, code) => listener.state(state, code),
        time: (offset) => listener.time?.(offset),
        frame: (name, frame) => {
          received.push(JSON.stringify([name, frame]));
          listener.frame(name, frame);
        },
      }),
    send: async (command, timeoutMs) => {
      const reply = await transport.send(command, timeoutMs);
      received.push(JSON.stringify(reply));
      return reply;
    },
    resume: (since) => transport.resume(since),
    tells: (said) => transport.tells?.(said),
    line: () => transport.line?.(),
    reconnect: (inMs) => transport.reconnect(inMs),
    wake: () => transport.wake(),
    close: () => transport.close(),
  };
}
