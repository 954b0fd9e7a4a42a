import { LiveRoom, loadSocketTransport } from '@openfloor/client';
import type { CommandArgs, CommandType, StakeholderGroup } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { invitedAs, joinedAs } from '../harness/people.js';
import { command } from '../harness/raw.js';
import type { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

/** Hubs of the pictures, with the people in each room; nobody of these exists. */
const HUBS = [
  { name: 'Kigali hub', city: 'Kigali', country: 'RW', regionalGroup: 'african', languages: ['rw', 'en'] },
  { name: 'Suva hub', city: 'Suva', country: 'FJ', regionalGroup: 'asia_pacific', languages: ['en', 'fj'] },
  { name: 'Lima hub', city: 'Lima', country: 'PE', regionalGroup: 'grulac', languages: ['es', 'qu'] },
  {
    name: 'Tbilisi hub',
    city: 'Tbilisi',
    country: 'GE',
    regionalGroup: 'eastern_european',
    languages: ['ka'],
  },
] as const;
const COUNTED: [headcount: number, groups: Partial<Record<StakeholderGroup, number>>][] = [
  [64, { government: 8, civil_society: 31, private_sector: 9, technical_community: 7, academia: 9 }],
  [22, { technical_community: 12, academia: 10 }],
  [35, { civil_society: 20, academia: 15 }],
  [18, { press_media: 4 }],
];

export interface FilledHubs {
  /** Opens the console of the hub that is heard well. */
  link: string;
  leave(): void;
}

/**
 * Hubs in every state beside the one of the first start, which is expected: one heard well, one weakly, one offline, one
 * suspended, and two that ask to take part. Hubs ask, count hands, and wait for the floor.
 */
export async function fillHubs(
  server: TestServer,
  { sessionId, code, moderator }: { sessionId: string; code: string; moderator: string },
): Promise<FilledHubs> {
  const moderates = asSeat(server, sessionId, moderator);
  const rooms: LiveRoom[] = [];
  for (const [at, hub] of HUBS.entries()) {
    const contact = { coordinator: 'A coordinator', contact: '+000 20 555 0100', expected: 70 - at * 10 };
    const { hubId } = await moderates('hub.put', { ...hub, ...contact });
    const seated = await invitedAs(server, sessionId, moderator, { role: 'hub', hubId });
    const live = await sit(server, sessionId, seated.seat);
    const [headcount, groups] = COUNTED[at] ?? [0, {}];
    await does(live, 'hub.checkIn', { headcount, groups });
    const checks = { microphone: true, camera: true, interpretation: at === 0 };
    await does(live, 'hub.test', { checks, streamDelaySeconds: 12 });
    rooms.push(live);
  }
  const [kigali, suva, lima, tbilisi] = rooms as [LiveRoom, LiveRoom, LiveRoom, LiveRoom];
  suva.reports({ waiting: 31, phones: 20 });
  await ask({ kigali, suva, lima });
  await moderates('hub.suspend', { hubId: idOf(tbilisi), reason: 'technical' });
  lima.close();
  await until('the hubs are heard as they should be', () => {
    const heard = new Map(kigali.getSnapshot().presence?.hubs);
    const statusOf = (hub: LiveRoom) =>
      heard.get(kigali.records('hub').find(({ id }) => id === idOf(hub))?.no ?? 0);
    return statusOf(suva) === 'degraded' && statusOf(lima) === 'offline' && statusOf(tbilisi) === 'suspended';
  });
  await apply(server, sessionId, code);
  return {
    link: await linkFor(server, sessionId, moderator, idOf(kigali)),
    leave: () => rooms.forEach((room) => room.close()),
  };
}

const idOf = (room: LiveRoom): string => room.getSnapshot().you?.id ?? '';

/** A hub in the room over a real socket. */
async function sit(server: TestServer, session: string, seat: string): Promise<LiveRoom> {
  const { socketTransport } = await loadSocketTransport();
  const io = { transports: ['websocket'] };
  const room = new LiveRoom({ transport: socketTransport({ base: server.url, io }), session, seat });
  await until('a hub is in the room', () => room.getSnapshot().connection === 'live');
  return room;
}

/** Gives a command of a hub that must be accepted; its result. */
async function does<T extends CommandType>(
  room: LiveRoom,
  type: T,
  args: CommandArgs<T>,
): Promise<Record<string, string>> {
  const reply = await room.does(type, args);
  if (!reply.ok) throw new Error(`${type}: ${reply.code} ${reply.message}`);
  return (reply.result ?? {}) as Record<string, string>;
}

/** Hubs ask for somebody, count hands for what is before the panel, and one has a text read out. */
async function ask({ kigali, suva, lima }: Record<'kigali' | 'suva' | 'lima', LiveRoom>): Promise<void> {
  await does(kigali, 'question.submit', {
    text: 'How can small operators take part in botnet clean-up without new costs?',
    onBehalfOf: { stakeholderGroup: 'civil_society' },
  });
  await does(lima, 'question.submit', { text: 'Who keeps the list of national contact points up to date?' });
  const shown = kigali.records('question').filter(({ status }) => ['on_air', 'shortlisted'].includes(status));
  for (const { id: questionId } of shown.slice(0, 2)) {
    await does(kigali, 'hub.count', { questionId, hands: 41 });
    await does(suva, 'hub.count', { questionId, hands: 9 });
  }
  await does(suva, 'floor.request', { onBehalfOf: { stakeholderGroup: 'technical_community' } });
  await does(lima, 'floor.request', { onBehalfOf: { stakeholderGroup: 'academia' } });
  await does(kigali, 'floor.request', {
    delivery: 'text_read_out',
    text: 'We are sixty-four people in one room, and most of us work for operators with fewer than ten staff.\nWe ask that notices of infected machines come in one format, whoever sends them.',
    onBehalfOf: {
      name: 'Grace Achieng',
      affiliation: 'Small Operators Forum',
      stakeholderGroup: 'private_sector',
    },
  });
}

/** Two people ask that their hubs take part. */
async function apply(server: TestServer, sessionId: string, code: string): Promise<void> {
  const told = {
    coordinator: 'Somebody there',
    contact: 'hub@example.org',
    expected: 30,
    languages: ['ar', 'fr'],
  };
  for (const [name, city] of [
    ['Tunis hub', 'Tunis'],
    ['Dakar hub', 'Dakar'],
  ]) {
    const { seat } = await joinedAs(server, code);
    await asSeat(server, sessionId, seat)('hub.apply', { name, city, regionalGroup: 'african', ...told });
  }
}

/** A link for one more device of a hub. */
async function linkFor(server: TestServer, sessionId: string, token: string, hubId: string): Promise<string> {
  const made = await api<{ invitations: { url: string }[] }>(
    server,
    'POST',
    `/sessions/${sessionId}/invitations`,
    { token, body: { role: 'hub', hubId } },
  );
  const [link] = made.body.invitations;
  if (!link) throw new Error(`no link: ${JSON.stringify(made)}`);
  return link.url;
}

/** Gives commands by plain requests with somebody's seat; each must be accepted. */
function asSeat(server: TestServer, sessionId: string, token: string) {
  return async (type: string, args: unknown): Promise<Record<string, string>> => {
    const { body } = await api<{ ok: boolean; result?: Record<string, string> }>(
      server,
      'POST',
      `/sessions/${sessionId}/commands`,
      { token, body: command(type, args) },
    );
    if (!body.ok) throw new Error(`${type}: ${JSON.stringify(body)}`);
    return body.result ?? {};
  };
}
