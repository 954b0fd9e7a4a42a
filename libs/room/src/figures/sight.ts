import type {
  Channel,
  FloorView,
  HubView,
  Kind,
  PollView,
  QuestionView,
  RecordView,
  Role,
  TakeawayView,
} from '@openfloor/contract';
import { elapsedMs } from '../clock/face.js';
import type { Room } from '../room.js';

/** A turn at the floor that has begun, and how long it was so far. */
export interface Turn {
  floor: FloorView;
  ms: number;
  /** It was the chair's or a moderator's. */
  isModerators: boolean;
}

/** What figures are made from: the records as one channel sees them, and nothing that it does not see. */
export interface Sight {
  questions: QuestionView[];
  turns: Turn[];
  hubs: HubView[];
  polls: PollView[];
  takeaways: TakeawayView[];
}

const CHAIR: readonly Role[] = ['organiser', 'chair', 'moderator', 'online_moderator'];

/** What a channel sees of a room at a moment (ms); each kind in the order of its numbers. */
export function sightOf(room: Room, channel: Channel, now: number): Sight {
  const turns = shown(room, 'floor', channel).flatMap((floor): Turn[] => {
    const ms = Math.max(floor.spokenMs, elapsedMs(floor.clock, now));
    const role = floor.personId && room.entry('person', floor.personId)?.record.role;
    const isModerators = CHAIR.some((one) => one === role);
    return floor.startedAt === null && ms === 0 ? [] : [{ floor, ms, isModerators }];
  });
  return {
    questions: shown(room, 'question', channel),
    turns,
    hubs: shown(room, 'hub', channel),
    polls: shown(room, 'poll', channel),
    takeaways: shown(room, 'takeaway', channel),
  };
}

function shown<K extends Kind>(room: Room, kind: K, channel: Channel): Extract<RecordView, { kind: K }>[] {
  const views = Array.from(room.entries(kind), ({ sights }) => sights[channel].shown);
  return views
    .filter((view): view is Extract<RecordView, { kind: K }> => view?.kind === kind)
    .sort((one, other) => noOf(one) - noOf(other));
}

function noOf(view: RecordView): number {
  return 'no' in view ? view.no : 0;
}

/** Whether a question has come before the panel: it is on air, or was answered. */
export function isTaken({ status }: QuestionView): boolean {
  return status === 'on_air' || status === 'answered';
}

/** The sum of some numbers. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** How often each key comes, in the order of `keys`; keys that never come are left out. */
export function tally<K extends string>(keys: readonly K[], found: readonly string[]): [K, number][] {
  return keys
    .map((key): [K, number] => [key, found.filter((one) => one === key).length])
    .filter(([, count]) => count > 0);
}
