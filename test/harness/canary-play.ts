import type { Role, Seated } from '@openfloor/contract';
import { newKey } from '@openfloor/client';
import { api, organiserToken } from './api.js';
import { LISTENERS, type Canary, type Listener } from './canaries.js';
import { sayPolls } from './canary-polls.js';
import { sayTakeaways } from './canary-takeaways.js';
import { Line } from './line.js';
import { invitedAs, joinedAs, Person } from './people.js';
import { ADMIN, type TestServer } from './server.js';
import { until } from './until.js';

const KEY = newKey();
const PANEL: Listener[] = ['panellist', 'rapporteur', 'interpreter', 'technician'];
const STAFF: Listener[] = ['moderator'];
/** Doors of a session that answer whoever asks, each with its own view. */
const DOORS = [
  'state?first=200',
  'state?as=staff',
  'order?ranking=votes',
  'order?ranking=support',
  'order?ranking=balanced&footing=people',
  'now.json',
  'now.txt',
  'ledger?after=0',
  'ledger/verify',
  'own-data',
  'similar',
  'report.json',
  'report.html',
  'report.md',
  'export.json',
  ...['questions', 'floor', 'polls', 'takeaways', 'hubs', 'ledger'].map((table) => `export/${table}.csv`),
];

/** A session in which something secret is said to everybody who may know it. */
export interface Played {
  lines: ReadonlyMap<Listener, Line>;
  canaries: Record<string, Canary>;
  /** The tallies that the public was sent while votes were hidden. */
  hiddenVotes: string[];
  close(): void;
}

interface Cast {
  server: TestServer;
  sessionId: string;
  code: string;
  token: string;
  lines: ReadonlyMap<Listener, Line>;
  people: Map<Listener, Person>;
  asker: Seated;
}

/** Plays it from the first vote to the closing, everybody over sockets and through every door, and listens. */
export async function playCanaries(server: TestServer): Promise<Played> {
  const lines = new Map<Listener, Line>();
  for (const listener of LISTENERS) lines.set(listener, await Line.to(() => server.port));
  const token = await organiserToken(server);
  const made = await api<{ sessionId: string; code: string }>(server, 'POST', '/rooms', {
    token,
    body: { title: 'Canaries', preset: 'panel' },
  });
  const { sessionId, code } = made.body;
  const asker = await joinedAs(server, code, {
    joinKey: KEY,
    name: 'Canary Asker',
    affiliation: 'Canary Society',
    stakeholderGroup: 'civil_society',
  });
  const cast: Cast = { server, sessionId, code, token, lines, people: new Map(), asker };
  await seatAll(cast);
  const canaries = await say(cast);
  const hiddenVotes = await voteUnseen(cast);
  await readDoors(cast);
  const moderator = personOf(cast, 'moderator');
  await moderator.does('session.phase', { phase: 'closed' });
  for (const [listener, person] of cast.people)
    await until(`${listener} sees the end`, () => person.records('session')[0]?.phase === 'closed');
  const close = () => {
    for (const person of cast.people.values()) person.leave();
    for (const line of lines.values()) line.close();
  };
  return { lines, canaries, hiddenVotes, close };
}

function personOf(cast: Cast, listener: Listener): Person {
  const person = cast.people.get(listener);
  if (!person) throw new Error(`nobody is ${listener}`);
  return person;
}

/** The server as somebody reaches it, through their own line. */
function through({ server, lines }: Cast, listener: Listener): TestServer {
  return Object.create(server, { url: { value: lines.get(listener)?.url } }) as TestServer;
}

async function seatAll(cast: Cast): Promise<void> {
  const { server, sessionId, code, token } = cast;
  const sit = async (listener: Listener, seated?: Seated, as?: 'staff' | 'panel') => {
    const person = await Person.sit(through(cast, listener), sessionId, listener, seated, as);
    cast.people.set(listener, person);
    return person;
  };
  const invite = (role: Role, more: Record<string, unknown> = {}) =>
    invitedAs(server, sessionId, token, { role, label: 'canary of a link', ...more });
  const moderator = await sit(
    'moderator',
    await invite('moderator', { person: { name: 'A moderator' } }),
    'staff',
  );
  await moderator.does('session.phase', { phase: 'open' });
  await moderator.does('session.switch', { floor: true });
  for (const name of ['hub', 'other hub'] as const) {
    const contact = `canary contact of the ${name}`;
    const { hubId } = await moderator.does('hub.put', { name: `The ${name}`, city: 'Somewhere', contact });
    await sit(name, await invite('hub', { hubId }));
  }
  await sit('nobody');
  await sit('asker', cast.asker);
  await sit('participant', await joinedAs(server, code));
  await sit('polling', await joinedAs(server, code));
  await sit('stage', await invite('display'));
  for (const role of ['panellist', 'rapporteur', 'interpreter', 'technician'] as const)
    await sit(role, await invite(role, { person: { name: `A ${role}` } }), 'panel');
}

/** Says it all; gives what was planted and for whom it is. */
async function say(cast: Cast): Promise<Record<string, Canary>> {
  const [moderator, asker, hub] = [
    personOf(cast, 'moderator'),
    personOf(cast, 'asker'),
    personOf(cast, 'hub'),
  ];
  const rev = (questionId: string) =>
    moderator.records('question').find(({ id }) => id === questionId)?.rev ?? 0;
  const seen = (questionId: string) => until('the moderator sees it', () => rev(questionId) > 0);
  const submits = async (person: Person, words: string, more = {}) => {
    const { questionId } = await person.does('question.submit', {
      text: words,
      identity: 'anonymous',
      ...more,
    });
    await seen(questionId);
    return questionId;
  };
  await asker.does('participant.identify', { accessNeeds: 'canary of access needs' });
  const declined = await submits(asker, 'canary of a question that is declined');
  await moderator.does('question.decline', {
    questionId: declined,
    reason: 'off_topic',
    note: 'canary of a decline',
  });
  await asker.does('question.appeal', { questionId: declined, text: 'canary of an appeal' });
  const edited = await submits(asker, 'canary of the first wording');
  await moderator.does('question.edit', { questionId: edited, text: 'What was edited?', seen: rev(edited) });
  await moderator.does('question.publish', { questionId: edited });
  await until('the edit is seen', () => asker.now.mine?.questions.some(({ edited: is }) => is));
  await moderator.does('question.note', { questionId: edited, note: 'canary of a note', seen: rev(edited) });
  const local = await submits(hub, 'canary of a question at a hub', { localAuthor: 'canary-local-author' });
  await asker.does('floor.request', { note: 'canary of a request' });
  const { personId } = personOf(cast, 'panellist').now.you ?? {};
  await moderator.does('signal.send', {
    to: { personIds: [personId ?? ''] },
    text: 'canary signal to one panellist',
  });
  await hub.does('signal.send', { to: { roles: ['moderator'] }, text: 'canary signal of a hub' });
  await personOf(cast, 'panellist').sees(({ signals }) => signals.length > 0);
  await moderator.sees(({ signals }) => signals.length > 1);
  await until('the request is seen', () => personOf(cast, 'technician').records('floor').length > 0);
  const polls = await sayPolls((listener) => personOf(cast, listener));
  const takeaways = await sayTakeaways((listener) => personOf(cast, listener));
  const only = (...mayReach: Listener[]) => mayReach;
  const withStaff = (...more: Listener[]) => [...more, ...STAFF];
  return {
    'declined question': { text: 'canary of a question that is declined', mayReach: withStaff('asker') },
    'its id': { text: declined, mayReach: withStaff('asker') },
    'reason in words': { text: 'canary of a decline', mayReach: only('asker') },
    appeal: { text: 'canary of an appeal', mayReach: ['asker', ...STAFF] },
    'first wording': { text: 'canary of the first wording', mayReach: withStaff('asker') },
    note: { text: 'canary of a note', mayReach: STAFF },
    'waiting at a hub': { text: 'canary of a question at a hub', mayReach: withStaff('hub') },
    'its id at the hub': { text: local, mayReach: withStaff('hub') },
    'local author': { text: 'canary-local-author', mayReach: only('hub') },
    'note of a request': { text: 'canary of a request', mayReach: withStaff('asker', ...PANEL) },
    'access needs': { text: 'canary of access needs', mayReach: withStaff('asker') },
    'signal to one': { text: 'canary signal to one panellist', mayReach: withStaff('panellist') },
    'signal of a hub': { text: 'canary signal of a hub', mayReach: withStaff('hub') },
    'name of an anonymous asker': { text: 'Canary Asker', mayReach: withStaff('asker', ...PANEL) },
    'affiliation of the asker': { text: 'Canary Society', mayReach: withStaff('asker', ...PANEL) },
    'contact of a hub': { text: 'canary contact of the hub', mayReach: withStaff('hub') },
    'contact of the other': { text: 'canary contact of the other hub', mayReach: withStaff('other hub') },
    'label of a link': { text: 'canary of a link', mayReach: [], isForNobody: true },
    'id of the asker': { text: cast.asker.actor.id, mayReach: only('asker') },
    'key of the asker': { text: KEY, mayReach: [], isForNobody: true },
    'seat of the asker': { text: cast.asker.seat, mayReach: [], isForNobody: true },
    'mail of the organiser': { text: ADMIN.email, mayReach: [], isForNobody: true },
    'who is asked': { text: '"assignedTo"', mayReach: withStaff(...PANEL) },
    'who asked': { text: '"authorId"', mayReach: STAFF },
    'how many wait': { text: '"pending":', mayReach: STAFF },
    ...polls,
    ...takeaways,
  };
}

/** Votes fall while they are not shown: nobody but staff is sent a figure. */
async function voteUnseen(cast: Cast): Promise<string[]> {
  const moderator = personOf(cast, 'moderator');
  await moderator.does('session.rules', { showVotes: false });
  const seats = (['nobody', 'asker', 'participant', 'hub', 'stage'] as const).map((name) =>
    personOf(cast, name),
  );
  for (const person of seats)
    await person.seesRoom(() => person.records('session')[0]?.rules.showVotes === false);
  const before = new Map(seats.map((person) => [person, person.received.length]));
  const [question] = personOf(cast, 'participant').records('question');
  await personOf(cast, 'participant').does('question.vote', { questionId: question?.id ?? '', on: true });
  await until('staff see the vote', () => moderator.now.votes.get(question?.no ?? 0) === 1);
  return seats.flatMap((person) =>
    person.received
      .slice(before.get(person))
      .filter((frame) => frame.startsWith('["tallies"') && !frame.includes('"votes":[]')),
  );
}

async function readDoors(cast: Cast): Promise<void> {
  const { sessionId, code, lines, asker } = cast;
  const seats = new Map<Listener, string | undefined>([
    ['nobody', undefined],
    ['asker', asker.seat],
    ...(['participant', 'polling', 'hub', 'stage', 'panellist', 'moderator'] as const).map(
      (name) => [name, personOf(cast, name).seat] as const,
    ),
  ]);
  const session = ['', '/record', '/ledger.json'].map((page) => `/s/${code}${page}`);
  const pages = [...session, `/stage/${code}`, '/', '/console', '/hub', '/privacy', `/api/v1/join/${code}`];
  const doors = [...DOORS.map((door) => `/api/v1/sessions/${sessionId}/${door}`), ...pages];
  for (const [listener, seat] of seats)
    for (const door of doors) {
      const headers = { 'accept-encoding': 'identity', ...(seat ? { authorization: `Bearer ${seat}` } : {}) };
      await (
        await fetch(`${lines.get(listener)?.url}${door}`, { headers, redirect: 'manual' })
      ).arrayBuffer();
    }
  for (const [listener, seat] of seats)
    for (const words of ['a question that is declined', 'the first wording', 'a question at a hub']) {
      const signed: Record<string, string> = seat ? { authorization: `Bearer ${seat}` } : {};
      const headers = { 'accept-encoding': 'identity', 'content-type': 'application/json', ...signed };
      const body = JSON.stringify({ text: `canary of ${words}`, language: 'en' });
      const road = `${lines.get(listener)?.url}/api/v1/sessions/${sessionId}/similar`;
      const { similar } = (await (await fetch(road, { method: 'POST', headers, body })).json()) as {
        similar: unknown[];
      };
      if (similar.length > 0) throw new Error(`${listener} is told that something is like what nobody sees`);
    }
}
