import type { QuestionStatus } from '@openfloor/contract';
import type { Actor } from '../standing.js';
import { ofFloor } from './floor-chance.js';
import { HUB_ACTS, ofHub, seatedHubs } from './hub-chance.js';
import { openRoom, type Opened } from './open-room.js';
import { ofPolls, POLL_ACTS, withPolls } from './poll-chance.js';
import { invite, person } from './seats.js';
import { ofTakeaways, TAKEAWAY_ACTS } from './takeaway-chance.js';

export type Order = [actor: Actor, type: string, args?: unknown];

/** A room for games of chance, and what was done in it. */
interface Game {
  opened: Opened;
  screen: Actor;
  rapporteur: Actor;
  /** Hubs with a seat. */
  hubs: Actor[];
  done: { id: string; actor: Actor }[];
}

/** What may happen next; what is named twice happens twice as often. */
export const KINDS_OF_ACT = [
  ...[
    'submit',
    'follow',
    'spoken',
    'vote',
    'vote',
    'vote',
    'unvote',
    'publish',
    'publish',
    'decline',
    'decline',
  ],
  ...[
    'shortlist',
    'shortlist',
    'place',
    'place',
    'unshortlist',
    'air',
    'air',
    'next',
    'return',
    'return',
    'answered',
  ],
  ...[
    'defer',
    'answer',
    'merge',
    'merge',
    'merge',
    'merge',
    'unmerge',
    'unmerge',
    'withdraw',
    'mute',
    'remove',
    'drop',
  ],
  ...[
    'restore',
    'restore',
    'undo',
    'undo',
    'undo',
    'undo',
    'show',
    'shown',
    'edit',
    'close',
    'reopen',
    'redact',
    'erase',
  ],
  ...['request', 'request', 'request', 'point', 'quit', 'later', 'call', 'call', 'call', 'call_other'],
  ...['start', 'start', 'start', 'pause', 'resume', 'end', 'end', 'skip', 'refuse', 'back', 'back', 'move'],
  ...['give', 'voice', 'accept', 'leave', 'rest', 'discipline'],
  ...HUB_ACTS,
  ...TAKEAWAY_ACTS,
  ...POLL_ACTS,
] as const;
type KindOfAct = (typeof KINDS_OF_ACT)[number];
export type Choice = readonly [kind: KindOfAct, one: number, other: number, third: number];

/** In which states a question is likely to be chosen for an act. */
const LIKELY: Partial<Record<KindOfAct, readonly QuestionStatus[]>> = {
  publish: ['pending', 'declined'],
  unshortlist: ['shortlisted'],
  place: ['shortlisted'],
  return: ['on_air', 'answered'],
  unmerge: ['merged'],
  merge: ['published', 'shortlisted', 'pending'],
  defer: ['on_air', 'published'],
  answer: ['deferred', 'published'],
  count: ['published', 'shortlisted', 'on_air', 'merged'],
};
const TARGETS: readonly QuestionStatus[] = ['published', 'shortlisted', 'on_air', 'answered'];

/** A room with a screen, two hubs, four questions that everybody sees and two that wait, and polls. */
export function withQuestions(): Game {
  const opened = openRoom({ rules: { questionsPerPerson: 0 }, floor: true });
  const { ama, ben, cyn, asks, published, rig } = opened;
  for (const author of [ama, ben, cyn, ama]) published(author);
  for (const author of [ama, ben]) asks(author);
  withPolls(opened);
  const rapporteur = person(rig, 'rapporteur', 'Rana');
  return { opened, screen: invite(rig, 'display'), rapporteur, hubs: seatedHubs(opened), done: [] };
}

/** The command that a choice comes to in this room. */
export function orderOf({ opened, screen, rapporteur, hubs, done }: Game, choice: Choice): Order {
  const [kind, one, other, third] = choice;
  const { room, moderator, organiser, online } = opened;
  const staff = [moderator, moderator, moderator, organiser, online][one % 5] ?? moderator;
  const questionId = chosen(opened, other, LIKELY[kind]);
  const past = done.toReversed()[other % 4];
  switch (kind) {
    case 'undo':
      return [past?.actor ?? staff, 'undo', { commandId: past?.id ?? questionId }];
    case 'show':
      return [staff, 'stage.show', { scene: 'question', refId: questionId }];
    case 'shown':
      return [screen, 'stage.shown', { scene: 'question', refId: questionId }];
    case 'close':
    case 'reopen':
      return [
        organiser,
        'session.phase',
        { phase: kind === 'close' ? 'closed' : 'open', reason: 'too early' },
      ];
    case 'redact':
      return [organiser, 'question.redact', { questionId, text: 'removed', reason: 'conduct' }];
    case 'air':
      return [
        moderator,
        'question.air',
        { questionIds: [...new Set([questionId, chosen(opened, third)])], expect: room.session.onAirIds },
      ];
    case 'next':
      return [moderator, 'question.next', { expect: room.session.onAirIds }];
    case 'edit':
      return [
        staff,
        'question.edit',
        { questionId, text: 'Reworded?', seen: room.entry('question', questionId)?.rev ?? 0 },
      ];
    default:
      return (
        byAudience(opened, kind, one, questionId) ??
        ofFloor(opened, kind, one, other) ??
        ofHub(opened, hubs, choice, questionId) ??
        ofTakeaways(opened, { rapporteur, hub: hubs[one % 2] ?? opened.hub }, choice) ??
        ofPolls(opened, hubs, choice) ??
        byStaff(opened, kind, staff, questionId, third)
      );
  }
}

function byAudience(opened: Opened, kind: KindOfAct, one: number, questionId: string): Order | undefined {
  const { ama, ben, cyn, panellist } = opened;
  const actor = [ama, ben, cyn, panellist][one % 4] ?? ama;
  switch (kind) {
    case 'submit':
      return [actor, 'question.submit', { text: 'Why?', identity: one % 2 === 0 ? 'anonymous' : 'public' }];
    case 'follow':
      return [actor, 'question.submit', { text: 'And then?', followUpTo: questionId }];
    case 'vote':
    case 'unvote':
      return [actor, 'question.vote', { questionId, on: kind === 'vote' }];
    case 'withdraw':
      return [
        actor,
        'question.withdraw',
        { questionId: opened.mine(actor).questions.at(-1)?.id ?? questionId },
      ];
    case 'answer':
      return [panellist, 'question.answer', { questionId, text: 'Because' }];
    default:
      return undefined;
  }
}

function byStaff(opened: Opened, kind: KindOfAct, staff: Actor, questionId: string, third: number): Order {
  const { ama, ben, cyn, organiser } = opened;
  const participantId = ([ama, ben, cyn][third % 3] ?? ama).id;
  switch (kind) {
    case 'spoken':
      return [staff, 'question.submit', { text: 'Said aloud', spoken: true }];
    case 'place':
      return [staff, 'question.shortlist', { questionId, before: chosen(opened, third, ['shortlisted']) }];
    case 'merge':
      return [staff, 'question.merge', { questionId, into: chosen(opened, third, TARGETS) }];
    case 'decline':
      return [staff, 'question.decline', { questionId, reason: 'off_topic' }];
    case 'answered':
    case 'defer':
      return [
        staff,
        'question.answered',
        { questionId, how: kind === 'defer' ? 'in_writing_later' : 'orally' },
      ];
    case 'mute':
    case 'remove':
      return [staff, `participant.${kind}`, { participantId, reason: 'conduct' }];
    case 'drop':
      return [staff, 'participant.remove', { participantId, reason: 'conduct', questions: 'decline' }];
    case 'restore':
      return [staff, 'participant.restore', { participantId }];
    case 'erase':
      return [organiser, 'participant.erase', { participantId: third === 7 ? participantId : questionId }];
    default:
      return [staff, `question.${kind}`, { questionId }];
  }
}

function chosen({ room }: Opened, at: number, likely?: readonly QuestionStatus[]): string {
  const all = room.list('question');
  const fitting = likely && at % 8 !== 0 ? all.filter(({ status }) => likely.includes(status)) : all;
  const among = fitting.length > 0 ? fitting : all;
  return among[at % among.length]?.id ?? room.id;
}
