import type { CommandArgs } from '@openfloor/contract';
import { acceptInvitation } from '@openfloor/client';
import { api } from './api.js';
import { openRoom, Person, type OpenedRoom } from './people.js';
import { Line } from './line.js';
import { RelayPhone } from './relay-phone.js';
import { TestRelay, type RelayOptions } from './relay.js';
import { TestServer } from './server.js';

/** What nobody behind a relay may ever read. */
export const SECRET_CONTACT = 'secret-contact-of-the-hub';
const HUB: CommandArgs<'hub.put'> = {
  name: 'Accra hub',
  city: 'Accra',
  country: 'GH',
  coordinator: 'Coordinator Kofi',
  contact: SECRET_CONTACT,
};

/** A room in the world, and a hub with its console, its line to the server and its relay. */
export interface RelayHall {
  server: TestServer;
  room: OpenedRoom;
  hubId: string;
  /** The coordinator on the hub's own console, by another device of the same hub. */
  console: Person;
  /** Between the relay and the server. */
  line: Line;
  relay: TestRelay;
  /** A new link for the hub. */
  link(): Promise<string>;
  phone(name: string, told?: object): Promise<RelayPhone>;
  close(): Promise<void>;
}

/** Opens a room that shows questions at once, with a hub of 60 people unless `headcount` says otherwise. */
export async function openRelayHall({
  headcount = 60,
  more,
  main,
  env,
  rules = {},
}: {
  headcount?: number | null;
  rules?: CommandArgs<'session.rules'>;
} & Partial<RelayOptions> = {}): Promise<RelayHall> {
  const server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
  const room = await openRoom(server, 'panel');
  const { moderator, sessionId, organiser } = room;
  await moderator.does('session.rules', { review: 'after', ...rules });
  await moderator.does('session.switch', { questions: true, votes: true, floor: true, joins: true });
  await moderator.does('session.phase', { phase: 'open' });
  const { hubId } = await moderator.does('hub.put', HUB);
  const link = async (): Promise<string> => {
    const made = await api<{ invitations: { url: string; token: string }[] }>(
      server,
      'POST',
      `/sessions/${sessionId}/invitations`,
      { token: organiser, body: { role: 'hub', hubId } },
    );
    return made.body.invitations[0]?.token ?? '';
  };
  const seated = await acceptInvitation({ token: await link() }, { base: server.url });
  const console = await Person.sit(server, sessionId, 'the console', seated);
  if (headcount !== null) await console.does('hub.checkIn', { headcount });
  const line = await Line.to(() => server.port);
  const relay = await TestRelay.start({
    upstream: line.url,
    token: await link(),
    ...(more ? { more } : {}),
    ...(main ? { main } : {}),
    ...(env ? { env } : {}),
  });
  await relay.says('that the room is in reach', ({ upstream }) => upstream === 'live');
  const phones: RelayPhone[] = [];
  return {
    server,
    room,
    hubId,
    console,
    line,
    relay,
    link,
    async phone(name, told) {
      const phone = await RelayPhone.join(relay.port, room.code, name, told);
      phones.push(phone);
      return phone;
    },
    async close() {
      for (const phone of phones) phone.leave();
      console.leave();
      room.leave();
      await relay.dispose();
      line.close();
      await server.dispose();
    },
  };
}
