import { MAX_OPTIONS, POLL_TYPES, type PollStatus } from '@openfloor/contract';
import type { PollRecord } from '../outcome-records.js';
import type { Actor } from '../standing.js';
import type { Order } from './chance.js';
import type { Opened } from './open-room.js';

/** What may happen of polls; answers most often, as they are what all figures come from. */
export const POLL_ACTS = [
  ...['poll_answer', 'poll_answer', 'poll_answer', 'poll_answer', 'poll_answer', 'poll_take_back'],
  ...['poll_make', 'poll_open', 'poll_open', 'poll_open', 'poll_close', 'poll_close', 'poll_publish'],
  ...['poll_drop', 'poll_admit', 'poll_count', 'poll_count', 'poll_edit', 'poll_show'],
] as const;

/** Drafts of every type, of which all but the last are opened. */
export function withPolls({ moderator, must }: Opened): void {
  const ids = POLL_TYPES.map((type) => must(moderator, 'poll.create', contentOf(type, 3))['pollId']);
  for (const pollId of ids.slice(0, -1)) must(moderator, 'poll.open', { pollId });
}

/** A command of polls for a choice; undefined where the choice is none of theirs. */
export function ofPolls(
  opened: Opened,
  hubs: readonly Actor[],
  [kind, one, other, third]: readonly [kind: string, one: number, other: number, third: number],
): Order | undefined {
  return byVoter(opened, hubs, kind, one, other, third) ?? byStaff(opened, kind, one, other, third);
}

function byVoter(
  opened: Opened,
  hubs: readonly Actor[],
  kind: string,
  one: number,
  other: number,
  third: number,
): Order | undefined {
  const { ama, ben, cyn, hub } = opened;
  const actor = [ama, ben, cyn, hub][one % 4] ?? ama;
  const poll = among(opened, other, 'open');
  const pollId = poll?.id ?? opened.room.id;
  switch (kind) {
    case 'poll_answer':
      return [actor, 'poll.respond', { pollId, ...answerTo(poll, third) }];
    case 'poll_take_back':
      return [actor, 'poll.respond', { pollId }];
    case 'poll_count':
      return [hubs[one % 2] ?? hub, 'hub.count', { pollId, option: 1 + (third % 4), hands: third % 70 }];
    default:
      return undefined;
  }
}

function byStaff(opened: Opened, kind: string, one: number, other: number, third: number): Order | undefined {
  const { moderator, online, room } = opened;
  const staff = one % 2 === 0 ? moderator : online;
  const named = (...statuses: PollStatus[]) => ({ pollId: among(opened, other, ...statuses)?.id ?? room.id });
  switch (kind) {
    case 'poll_make':
      return [staff, 'poll.create', contentOf(POLL_TYPES[third % POLL_TYPES.length] ?? 'single', third)];
    case 'poll_edit': {
      const { pollId } = named('draft');
      return [
        staff,
        'poll.edit',
        { pollId, text: 'Which then?', seen: room.entry('poll', pollId)?.rev ?? 0 },
      ];
    }
    case 'poll_open':
      return [staff, 'poll.open', named('draft', 'closed')];
    case 'poll_close':
      return [staff, 'poll.close', named('open')];
    case 'poll_publish':
      return [staff, 'poll.publish', named('closed')];
    case 'poll_drop':
      return [staff, 'poll.drop', named('draft', 'closed')];
    case 'poll_admit': {
      const texts = room
        .list('poll')
        .flatMap((poll) => poll.results?.texts.map(({ id }) => [poll.id, id]) ?? []);
      const [pollId = room.id, textId = room.id] = texts[other % Math.max(1, texts.length)] ?? [];
      return [staff, 'poll.admit', { pollId, textId, on: third % 3 !== 0 }];
    }
    case 'poll_show':
      return [moderator, 'stage.show', { scene: 'poll', refId: named('open', 'closed', 'draft').pollId }];
    default:
      return undefined;
  }
}

/** What a poll of this type may say, with two options or more where it has any. */
export function contentOf(type: (typeof POLL_TYPES)[number], chance: number): object {
  const options = ['One', 'Two', 'Three', 'Four'].slice(0, 2 + (chance % 3));
  const isChosen = type === 'single' || type === 'multiple' || type === 'ranking';
  return { type, text: 'Which?', live: chance % 2 === 0, ...(isChosen ? { options } : {}) };
}

/** Mostly an answer that fits; sometimes one option too many, or one that there is not. */
function answerTo(poll: PollRecord | undefined, chance: number): object {
  if (poll?.type === 'text') return { text: `Word ${chance % 7}` };
  const several = poll?.type === 'multiple' || poll?.type === 'ranking';
  const size = Math.min(MAX_OPTIONS, poll?.options.length || 3);
  const first = 1 + (chance % size);
  if (chance % 11 === 0) return { choices: [MAX_OPTIONS] };
  if (!several && chance % 13 !== 0) return { choices: [first] };
  return { choices: [first, ...(chance % 2 === 0 ? [1 + (first % size)] : [])] };
}

function among({ room }: Opened, at: number, ...statuses: PollStatus[]): PollRecord | undefined {
  const all = room.list('poll');
  const fitting = at % 9 === 0 ? all : all.filter(({ status }) => statuses.includes(status));
  return fitting[at % Math.max(1, fitting.length)];
}
