import type { TestServer } from './server.js';
import { openRoom, Person, type OpenedRoom } from './people.js';

/** A room of the tests whose floor is open: Ama and Ben are known by name and may ask, and nobody has. */
export async function openFloor(server: TestServer): Promise<OpenedRoom> {
  const room = await openRoom(server);
  const { moderator, ama, ben } = room;
  await moderator.does('session.switch', { floor: true });
  await moderator.does('session.phase', { phase: 'open' });
  await ama.does('participant.identify', { name: 'Ama Mensah', affiliation: 'A school' });
  await ben.does('participant.identify', { name: 'Ben Okafor', affiliation: 'A firm' });
  await ben.seesRoom((live) => live.getSnapshot().session?.phase === 'open');
  return room;
}

/** Somebody more who is known by name. */
export async function joinNamed({ join }: OpenedRoom, name: string): Promise<Person> {
  const person = await join(name);
  await person.does('participant.identify', { name, affiliation: `${name} and partners` });
  return person;
}

/** Another device of the same person: the same seat on another socket. */
export async function secondDevice(
  server: TestServer,
  { sessionId }: OpenedRoom,
  person: Person,
): Promise<Person> {
  const seated = {
    sessionId,
    seat: person.seat ?? '',
    actor: { id: person.actorId, role: 'participant' as const, channel: 'public' as const },
  };
  return Person.sit(server, sessionId, `${person.name} again`, seated);
}

/** The request as a person's own corner tells it. */
export function ownFloor(person: Person, floorId: string) {
  return person.now.mine?.floor.find(({ id }) => id === floorId);
}
