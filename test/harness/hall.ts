import type { CommandArgs, CommandType, FloorView, MeetingWhole, Rules } from '@openfloor/contract';
import { api, organiserToken } from './api.js';
import { CAST, HUBS, type Speaker } from './cast.js';
import type { Clocked } from './clocked.js';
import { invitedAs, joinedAs, Person, type Result } from './people.js';
import { until } from './until.js';

const ATHENS = 'igf-2006-main-security';
const MEETING = 'igf-2006';

/** The Athens panel of the bundled programme with its people, three hubs and the cast, all on sockets. */
export interface Hall {
  sessionId: string;
  moderator: Person;
  panel: Person[];
  hubs: Person[];
  /** Those of the cast who have a device. */
  phones: Map<Speaker, Person>;
  /** Somebody who only watches, without a seat. */
  watcher: Person;
  stage: Person;
  passes(seconds: number): void;
  leave(): void;
}

/** Opens the session with these rules: the floor is open, everybody is there, nobody has asked. */
export async function openAthens({ server, passes }: Clocked, rules: Partial<Rules>): Promise<Hall> {
  const organiser = await organiserToken(server);
  const { body } = await api<MeetingWhole & Record<string, unknown>>(server, 'GET', `/meetings/${MEETING}`, {
    token: organiser,
  });
  const session = body.sessions.find(({ slug }) => slug === ATHENS);
  if (!session) throw new Error(`no Athens panel: ${JSON.stringify(body)}`);
  const { id, code } = session;
  const invite = (told: Record<string, unknown>) => invitedAs(server, id, organiser, told);
  const watcher = await Person.sit(server, id, 'a watcher', undefined);
  const people = watcher.records('person');
  const named = (role: string) => people.filter((person) => person.role === role);
  const chair = named('moderator')[0];
  const moderator = await Person.sit(
    server,
    id,
    chair?.name ?? '',
    await invite({ role: 'moderator', personId: chair?.id }),
    'staff',
  );
  const panel = await Promise.all(
    named('panellist').map(async ({ id: personId, name }) =>
      Person.sit(server, id, name, await invite({ role: 'panellist', personId }), 'panel'),
    ),
  );
  const hubs: Person[] = [];
  for (const hub of HUBS) {
    const { hubId } = await moderator.does('hub.put', hub);
    hubs.push(await Person.sit(server, id, hub.name, await invite({ role: 'hub', hubId })));
  }
  await moderator.does('session.rules', rules);
  await moderator.does('session.switch', { floor: true });
  await moderator.does('session.phase', { phase: 'open' });
  const phones = await phonesOf(hubs, (name, told) =>
    joinedAs(server, code, told).then((seated) => Person.sit(server, id, name, seated)),
  );
  const stage = await Person.sit(server, id, 'the stage', await invite({ role: 'display' }));
  const all = [moderator, ...panel, ...hubs, ...phones.values(), watcher, stage];
  const leave = () => all.forEach((person) => person.leave());
  return { sessionId: id, moderator, panel, hubs, phones, watcher, stage, passes, leave };
}

async function phonesOf(
  hubs: Person[],
  join: (name: string, told: Record<string, unknown>) => Promise<Person>,
): Promise<Map<Speaker, Person>> {
  const own = CAST.filter(({ way }) => way === 'phone');
  const numbers = hubs.map((hub) => hub.records('hub').find(({ id }) => id === hub.actorId)?.no);
  const seated = own.map(async (speaker): Promise<[Speaker, Person]> => {
    const { name, group, region, attendance, hub, country, affiliation } = speaker;
    const told = {
      ...{ name, stakeholderGroup: group, regionalGroup: region, attendance, affiliation },
      ...(country === null ? {} : { country }),
      ...(hub === null ? {} : { hubCode: String(numbers[hub]) }),
    };
    return [speaker, await join(name, told)];
  });
  return new Map(await Promise.all(seated));
}

/** The moderator does something, and sees what became of it. */
export async function chairs<T extends CommandType>(
  { moderator }: Pick<Hall, 'moderator'>,
  type: T,
  args: CommandArgs<T>,
): Promise<Result> {
  const reply = await moderator.tries(type, args);
  if (!reply.ok) throw new Error(`the moderator ${type}: ${reply.code} ${reply.message}`);
  await until('the moderator sees it', () => moderator.now.rev >= reply.rev);
  return (reply.result ?? {}) as unknown as Result;
}

/** Somebody of the cast asks for the floor in their own way; the moderator sees it wait. */
export async function asks(hall: Hall, speaker: Speaker): Promise<Result> {
  const { moderator } = hall;
  const made = await askedBy(hall, speaker);
  await moderator.seesRoom(() => floorOf(moderator, made.floorId)?.position);
  return made;
}

function askedBy({ moderator, hubs, phones }: Hall, speaker: Speaker): Promise<Result> {
  const { name, affiliation, group, region, attendance, way, hub } = speaker;
  const note = `note of ${name}`;
  if (way === 'hub' && hub !== null) return hubs[hub]!.does('floor.request', { name, affiliation, note });
  const phone = phones.get(speaker);
  if (phone) return phone.does('floor.request', { note });
  const groups = { ...(group ? { stakeholderGroup: group } : {}), regionalGroup: region };
  return moderator.does('floor.request', { note, onBehalfOf: { name, affiliation, attendance, ...groups } });
}

/** Those who wait as this seat sees them, in the proposed order. */
export function queueOf(person: Person): FloorView[] {
  return person
    .records('floor')
    .filter(({ position }) => position !== null)
    .sort((one, other) => (one.position ?? 0) - (other.position ?? 0));
}

/** A request as this seat sees it. */
export function floorOf(person: Person, floorId: string): FloorView | undefined {
  return person.records('floor').find(({ id }) => id === floorId);
}

/** Whoever has the floor as this seat sees it. */
export function holderOf(person: Person): FloorView | undefined {
  const holding = ['called', 'speaking', 'paused'];
  return person.records('floor').find(({ status, heldBy }) => holding.includes(status) && heldBy === null);
}
