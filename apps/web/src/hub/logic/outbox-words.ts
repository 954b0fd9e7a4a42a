import type { OutboxEntry } from '@openfloor/client';
import type { HubCheck, StakeholderGroup } from '@openfloor/contract';
import type { RoomView } from '../../live/room-view.js';
import type { HubSay } from '../words.js';
import { pollActText } from './polls.js';

/** What an act in the outbox says: its kind, the number or group for its stub, and the act in words. */
export interface ActWords {
  kind: string;
  /** The receipt number that it is about. */
  no: number | undefined;
  /** It gets a number of its own when it reaches the main room. */
  isNew: boolean;
  group: StakeholderGroup | undefined;
  text: string;
  /** The language of the text where a person wrote it. */
  language?: string;
}

/** The arguments of every act, as far as words are made of them. */
interface Args {
  questionId?: string;
  floorId?: string;
  text?: string;
  note?: string;
  language?: string;
  on?: boolean;
  ready?: boolean;
  delivery?: string;
  name?: string;
  hands?: number;
  headcount?: number;
  checks?: Partial<Record<HubCheck, boolean>>;
  streamDelaySeconds?: number | null;
  code?: string;
  pollId?: string;
  option?: number;
  choices?: number[];
  onBehalfOf?: { name?: string; stakeholderGroup?: StakeholderGroup };
}

/** Puts an act of the outbox into words. */
export function actWords(
  say: HubSay,
  { type, args }: Pick<OutboxEntry, 'type' | 'args'>,
  room: RoomView,
): ActWords {
  const told = args as Args;
  const no = noOf(told, room);
  const group = told.onBehalfOf?.stakeholderGroup;
  const kind = say.maybe(`did.${type}`) ?? say('didElse');
  const isNew = type === 'question.submit' || type === 'floor.request';
  const about = { kind, no, isNew, group };
  if ((type === 'question.submit' || type === 'question.edit') && told.text !== undefined)
    return { ...about, text: told.text, language: told.language ?? '' };
  return { ...about, text: sentence(say, type, told, no === undefined ? '#' : `#${no}`, room) };
}

function sentence(say: HubSay, type: OutboxEntry['type'], told: Args, no: string, room: RoomView): string {
  switch (type) {
    case 'question.withdraw':
      return say('sayWithdraw', { no });
    case 'question.vote':
      return say(told.on ? 'sayVote' : 'sayVoteOff', { no });
    case 'question.appeal':
      return told.text ?? '';
    case 'takeaway.object':
      return told.text ?? '';
    case 'signal.send':
      return told.text || (say.maybe(`signal.${told.code ?? 'message'}`) ?? '');
    case 'signal.seen':
      return say('saySeen');
    case 'hub.checkIn':
      return say('sayCheckIn', { n: told.headcount ?? 0 });
    case 'hub.test':
      return testText(say, told);
    case 'poll.respond':
      return pollActText(say, room, told);
    case 'hub.count':
      if (told.pollId !== undefined) return pollActText(say, room, told);
      return say('sayHands', { n: told.hands ?? 0, of: room.mine.hubs?.[0]?.headcount ?? '', no });
    case 'hub.close':
      return say('sayClose');
    default:
      return floorText(say, type, told, no);
  }
}

function floorText(say: HubSay, type: OutboxEntry['type'], told: Args, no: string): string {
  switch (type) {
    case 'floor.request':
      return requestText(say, told);
    case 'floor.withdraw':
      return say('sayWithdrawFloor', { no });
    case 'floor.ready':
      return say(told.ready === false ? 'sayNotReady' : 'sayReady', { no });
    case 'floor.delivery':
      return told.delivery === 'text_read_out'
        ? say('sayReadOut', { no, text: told.text ?? '' })
        : say('sayByVoice', { no, how: say.maybe(`delivery.${told.delivery ?? 'voice'}`) ?? '' });
    case 'floor.accept':
      return say('sayAccept', { no });
    case 'floor.requeue':
      return say('sayRequeue', { no });
    default:
      return say.maybe(`did.${type}`) ?? say('didElse');
  }
}

function requestText(say: HubSay, { onBehalfOf, name, delivery, text, note }: Args): string {
  const who = onBehalfOf?.name ?? name ?? say('saySomebody');
  if (delivery === 'text_read_out') return say('sayRequestText', { who, text: text ?? '' });
  return [say('sayRequest', { who }), note].filter(Boolean).join(' ');
}

function testText(say: HubSay, { checks = {}, streamDelaySeconds }: Args): string {
  const tested = Object.entries(checks) as [HubCheck, boolean][];
  const what = tested.map(([check, works]) => say(`${works ? 'checked' : 'failed'}.${check}`));
  const delay = typeof streamDelaySeconds === 'number' ? [say('sayDelay', { n: streamDelaySeconds })] : [];
  return [...(what.length > 0 ? [say('sayTest', { what: what.join(', ') })] : []), ...delay].join(' ');
}

function noOf({ questionId, floorId }: Args, { questions, floors, mine }: RoomView): number | undefined {
  if (questionId)
    return questions.get(questionId)?.no ?? mine.questions.find(({ id }) => id === questionId)?.no;
  return floorId ? (floors.get(floorId)?.no ?? mine.floor.find(({ id }) => id === floorId)?.no) : undefined;
}

/** Why an act was refused, in words; nothing where it was not. */
export function refusalText(say: HubSay, { type, reply }: Pick<OutboxEntry, 'type' | 'reply'>): string {
  if (!reply || reply.ok) return '';
  const quota = (reply.details as { quota?: number } | undefined)?.quota ?? 0;
  const ofHands = type === 'hub.count' ? say.maybe(`no.hands.${reply.code}`, { n: quota }) : undefined;
  return ofHands ?? say.maybe(`no.${reply.code}`) ?? say('noElse');
}
