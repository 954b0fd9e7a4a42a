import type { Actor } from '../standing.js';
import type { Order } from './chance.js';
import type { Opened } from './open-room.js';
import { invite } from './seats.js';

/** What may happen of hubs; counts of hands most often, as they are what questions and merges have to do with. */
export const HUB_ACTS = [
  ...['count', 'count', 'count', 'count', 'count', 'heads', 'heads', 'test', 'apply', 'judge', 'judge'],
  ...['suspend', 'lift', 'lift', 'go', 'ask_local', 'request_local', 'request_local', 'read_out'],
] as const;

/** Two hubs with a seat, both counted; only these can act, those that somebody applies for have none. */
export function seatedHubs({ rig, hub, must }: Opened): Actor[] {
  const hubs = [hub, invite(rig, 'hub', { name: 'Lima' })];
  for (const actor of hubs) must(actor, 'hub.checkIn', { headcount: 60 });
  return hubs;
}

/** A command of hubs for a choice; undefined where the choice is none of theirs. */
export function ofHub(
  opened: Opened,
  hubs: readonly Actor[],
  [kind, one, other, third]: readonly [kind: string, one: number, other: number, third: number],
  questionId: string,
): Order | undefined {
  const actor = hubs[one % 2] ?? opened.hub;
  return byHub(opened, actor, kind, other, third, questionId) ?? aboutHub(opened, actor, kind, one, third);
}

function byHub(
  opened: Opened,
  actor: Actor,
  kind: string,
  other: number,
  third: number,
  questionId: string,
): Order | undefined {
  const localAuthor = `p${third % 3}`;
  const own = opened.room.list('floor').filter(({ makerId }) => makerId === actor.id);
  switch (kind) {
    case 'count':
      return [actor, 'hub.count', { questionId, hands: third % 70 }];
    case 'heads':
      return [actor, 'hub.checkIn', { headcount: third, groups: { academia: Math.floor(third / 2) } }];
    case 'test':
      return [actor, 'hub.test', { checks: { microphone: other % 2 === 0 } }];
    case 'ask_local':
      return [actor, 'question.submit', { text: 'From the hall?', localAuthor }];
    case 'request_local':
      return [actor, 'floor.request', { localAuthor, onBehalfOf: { name: `Guest ${third}` } }];
    case 'read_out':
      return [
        actor,
        'floor.delivery',
        { floorId: own.at(-1)?.id ?? questionId, delivery: 'text_read_out', text: 'We ask.' },
      ];
    default:
      return undefined;
  }
}

function aboutHub(
  { ama, ben, moderator, online, room }: Opened,
  actor: Actor,
  kind: string,
  one: number,
  third: number,
): Order | undefined {
  const hubId = actor.id;
  const applied = room.list('hub').filter(({ status }) => status === 'applied' || status === 'declined');
  const asked = applied[third % Math.max(1, applied.length)]?.id ?? hubId;
  switch (kind) {
    case 'apply':
      return [
        [ama, ben][one % 2] ?? ama,
        'hub.apply',
        { name: 'Suva', city: 'Suva', coordinator: 'Lusi', contact: 'a number' },
      ];
    case 'judge':
      return third % 2 === 0
        ? [online, 'hub.approve', { hubId: asked }]
        : [online, 'hub.decline', { hubId: asked, reason: 'capacity' }];
    case 'suspend':
      return [moderator, 'hub.suspend', { hubId, reason: 'conduct' }];
    case 'lift':
      return [moderator, 'hub.restore', { hubId }];
    case 'go':
      return [one % 4 < 2 ? moderator : actor, 'hub.close', { hubId }];
    default:
      return undefined;
  }
}
