import type { OutboxEntry } from '@openfloor/client';
import type {
  CommandArgs,
  FloorView,
  HubView,
  PersonView,
  Role,
  SignalCode,
  SignalLevel,
  SignalView,
} from '@openfloor/contract';
import { unread } from '../panel/messages.js';

/** What can be said by one press, with the level that it usually has. */
export const READY_WORDS = [
  { code: 'remote_waiting', level: 'attention' },
  { code: 'remote_ready', level: 'attention' },
  { code: 'audio_failed', level: 'urgent' },
  { code: 'wrap_up', level: 'attention' },
  { code: 'last_question', level: 'info' },
] as const satisfies readonly { code: SignalCode; level: SignalLevel }[];

type To = CommandArgs<'signal.send'>['to'];
type Roles = NonNullable<To['roles']>;

/** Groups that a word can go to, in the order in which they are offered. */
export const PARTIES = {
  panel: ['panellist'],
  desks: ['organiser', 'chair', 'moderator', 'online_moderator'],
  online: ['online_moderator'],
  hubs: ['hub'],
  rapporteur: ['rapporteur'],
  technician: ['technician'],
  interpreters: ['interpreter', 'captioner'],
} as const satisfies Record<string, Roles>;
export type PartyName = keyof typeof PARTIES;

/** One addressee as it can be chosen: a group, or somebody by `person <id>` or `hub <id>`. */
export type Addressee = PartyName | `person ${string}` | `hub ${string}`;

const isParty = (one: string): one is PartyName => one in PARTIES;

/** An addressee as `signal.send` takes it. */
export function toOf(addressee: Addressee): To {
  if (isParty(addressee)) return { roles: [...PARTIES[addressee]] };
  const id = addressee.slice(addressee.indexOf(' ') + 1);
  return addressee.startsWith('person ') ? { personIds: [id] } : { hubIds: [id] };
}

/** Roles whose people can be spoken to one by one. */
const NAMED: readonly Role[] = ['panellist', 'chair'];

/** Everybody whom a seat can send a word to: groups, people of the panel, hubs. Never only oneself. */
export function addressees(
  people: readonly PersonView[],
  hubs: readonly HubView[],
  you: { role: Role; personId: string | null } | undefined,
): Addressee[] {
  const parties = (Object.keys(PARTIES) as PartyName[]).filter((name) => {
    const roles: readonly Role[] = PARTIES[name];
    return roles.length > 1 || roles[0] !== you?.role || you?.role === 'panellist';
  });
  const named = people.filter(({ id, left, role }) => !left && NAMED.includes(role) && id !== you?.personId);
  return [
    ...parties.filter((name) => name !== 'hubs' || hubs.length > 0),
    ...named.map(({ id }) => `person ${id}` as const),
    ...hubs.map(({ id }) => `hub ${id}` as const),
  ];
}

/** Whom a signal went to, in the same terms; roles that are no group that is offered stay as they are. */
export function addressedTo({ to }: Pick<SignalView, 'to'>): (Addressee | `role ${Role}`)[] {
  const party = (Object.keys(PARTIES) as PartyName[]).find((name) => sameRoles(PARTIES[name], to.roles));
  return [
    ...(party ? [party] : to.roles.map((role) => `role ${role}` as const)),
    ...to.personIds.map((id) => `person ${id}` as const),
    ...to.hubIds.map((id) => `hub ${id}` as const),
  ];
}

function sameRoles(some: readonly Role[], others: readonly Role[]): boolean {
  return some.length === others.length && some.every((role) => others.includes(role));
}

/** Signals as the desk shows them: what waits for a receipt before the rest, each part newest first. */
export interface SignalList {
  unseen: SignalView[];
  /** Those in sight although nothing waits for them: the last word of this seat, and what was just seen. */
  recent: SignalView[];
  earlier: SignalView[];
}

const RANK: Record<SignalLevel, number> = { urgent: 0, attention: 1, info: 2 };
/** So many that wait for nothing stay in sight. */
const RECENT = 2;

const newest = (one: SignalView, other: SignalView): number => other.at - one.at;

export function listSignals(signals: readonly SignalView[], outbox: readonly OutboxEntry[]): SignalList {
  const unseen = unread(signals, outbox).sort(
    (one, other) => RANK[one.level] - RANK[other.level] || newest(one, other),
  );
  const rest = signals.filter((signal) => !unseen.includes(signal)).sort(newest);
  return { unseen, recent: rest.slice(0, RECENT), earlier: rest.slice(RECENT) };
}

/** The signal that the top bar shows: urgent, not confirmed, the newest. */
export function urgentOf(
  signals: readonly SignalView[],
  outbox: readonly OutboxEntry[],
): SignalView | undefined {
  return listSignals(signals, outbox).unseen.find(({ level }) => level === 'urgent');
}

/** The first of those who wait that is not in the room: whom an online moderator brings next. */
export function firstRemote(queue: readonly FloorView[]): FloorView | undefined {
  return queue.find(({ attendance }) => attendance !== 'onsite');
}
