import {
  ATTENDANCES,
  COMMAND_TYPES,
  DECLINE_REASONS,
  PHASES,
  STAKEHOLDER_GROUPS,
  type CommandType,
} from '@openfloor/contract';
import { floorMoves, floorRules, OFTEN_ON_THE_FLOOR } from './floor-moves.js';
import { fromHub, hubMoves, OFTEN_OF_HUBS } from './hub-moves.js';
import { dueOfOutcomes } from './outcome-moves.js';
import { OFTEN_OF_POLLS, pollMoves } from './poll-moves.js';
import { OFTEN_OF_TAKEAWAYS, takeawayMoves } from './takeaway-moves.js';
import type { Player, World } from './world.js';

/** Chance, from the world's seed. */
export class Chance {
  constructor(private readonly random: () => number) {}

  below(n: number): number {
    return Math.floor(this.random() * n);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  is(probability: number): boolean {
    return this.random() < probability;
  }
}

/** Types that end the play early or that only the start gives; they come up rarely. */
const RARE: readonly CommandType[] = [
  'session.phase',
  'participant.remove',
  'participant.erase',
  'invitation.revoke',
];
const OFTEN: readonly CommandType[] = [
  'notice.clear',
  'clock.resume',
  'question.submit',
  'question.vote',
  'question.vote',
  'question.publish',
  'question.shortlist',
  'question.merge',
  'question.unmerge',
  'question.return',
  'question.air',
  'question.unshortlist',
  'notice.post',
  'question.decline',
  'question.appeal',
  'segment.put',
  'segment.drop',
  ...OFTEN_ON_THE_FLOOR,
  ...OFTEN_OF_HUBS,
  ...OFTEN_OF_POLLS,
  ...OFTEN_OF_TAKEAWAYS,
];

/** A random command that might make sense, mostly one that this seat may give. */
export function randomMove(
  world: World,
  player: Player,
  chance: Chance,
): { type: CommandType; args: unknown } {
  const can = (player.live.getSnapshot().you?.can ?? []) as CommandType[];
  const may = chance.is(0.9) && can.length > 0 ? can : COMMAND_TYPES;
  const often = OFTEN.filter((type) => may.includes(type));
  let type = chance.is(0.6) && often.length > 0 ? chance.of(often) : chance.of(may);
  if (RARE.includes(type) && chance.is(0.6)) type = chance.of(may);
  const due = dueOfOutcomes(world, player).filter((one) => can.includes(one));
  if (due.length > 0 && chance.is(0.3)) type = chance.of(due);
  return { type, args: argsOf(type, world, player, chance) };
}

function argsOf(type: CommandType, world: World, player: Player, chance: Chance): unknown {
  const { room } = world.open;
  const questions = room.list('question');
  const question = questions.length > 0 ? chance.of(questions) : undefined;
  const questionId = question?.id ?? world.newId();
  const onAir = room.session.onAirIds;
  const expect = chance.is(0.85) ? (onAir.length > 0 ? onAir : null) : [world.newId()];
  const sight = question && room.entry('question', question.id);
  const seen = (player.wire.isUp ? player.live.question(questionId)?.rev : undefined) ?? sight?.rev ?? 0;
  const people = room.list('person');
  const personId = people.length > 0 ? chance.of(people).id : world.newId();
  const participants = room.list('participant');
  const participantId = participants.length > 0 ? chance.of(participants).id : world.newId();
  const words = `Question ${chance.below(1_000)}?`;
  const reason = chance.of(DECLINE_REASONS);
  const among = (status: string, authorId?: string) =>
    questions.find((one) => one.status === status && (!authorId || one.authorId === authorId))?.id ??
    questionId;
  const acts = room.list('act');
  const segments = room.list('segment');
  const made: Record<CommandType, () => unknown> = {
    ...floorMoves(world, player, chance, questionId),
    ...hubMoves(world, player, chance, questionId),
    ...pollMoves(world, player, chance),
    ...takeawayMoves(world, player, chance),
    'session.describe': () => ({ title: `Title ${chance.below(9)}` }),
    'session.rules': () =>
      chance.of([{ review: 'after' }, { review: 'before' }, { questionsPerPerson: 9 }, floorRules(chance)]),
    'session.switch': () =>
      chance.of([{ floor: true }, { votes: true }, { votes: false }, { questions: true, votes: true }]),
    'session.lead': () => ({ personId: chance.is(0.5) ? personId : null }),
    'session.segment': () => ({ segmentId: segments.length > 0 ? chance.of(segments).id : null }),
    'session.phase': () => ({ phase: chance.of(PHASES.slice(1, 5)), reason: 'as it must be' }),
    'segment.put': () => ({ title: `Part ${chance.below(5)}`, minutes: 10 }),
    'segment.drop': () => ({ segmentId: segments.find(({ dropped }) => !dropped)?.id ?? world.newId() }),
    'person.put': () => ({ name: `Person ${chance.below(5)}`, role: 'rapporteur' }),
    'person.leave': () => ({ personId: world.newId() }),
    'person.present': () => ({ personId, present: chance.is(0.5) }),
    'seat.join': () => ({ joinKey: 'k'.repeat(22), attendance: chance.of(ATTENDANCES) }),
    'participant.identify': () => ({
      name: `N${chance.below(9)}`,
      stakeholderGroup: chance.of(STAKEHOLDER_GROUPS),
    }),
    'participant.mute': () => ({ participantId, reason }),
    'participant.unmute': () => ({ participantId }),
    'participant.remove': () => ({ participantId, reason, questions: chance.of(['keep', 'decline']) }),
    'participant.restore': () => ({ participantId }),
    'participant.erase': () => ({ participantId }),
    'question.submit': () => ({
      text: words,
      language: 'en',
      spoken: chance.is(0.05),
      ...fromHub(world, player, chance),
    }),
    'question.edit': () => ({ questionId, text: words, seen }),
    'question.withdraw': () => ({ questionId }),
    'question.vote': () => ({ questionId, on: chance.is(0.8) }),
    'question.publish': () => ({ questionId }),
    'question.decline': () => ({ questionId, reason, note: 'Kindly ask elsewhere.' }),
    'question.shortlist': () => ({
      questionId,
      ...(chance.is(0.3) && question ? { before: chance.of(questions).id } : {}),
    }),
    'question.unshortlist': () => ({ questionId: among('shortlisted') }),
    'question.return': () => ({ questionId: onAir[0] ?? among('answered') }),
    'question.merge': () => ({ questionId, into: question ? chance.of(questions).id : questionId }),
    'question.unmerge': () => ({ questionId: among('merged') }),
    'question.air': () => ({ questionIds: [questionId], expect }),
    'question.next': () => ({ expect }),
    'question.answered': () => ({
      questionId: onAir[0] ?? questionId,
      how: chance.of(['orally', 'in_writing_later', 'noted']),
    }),
    'question.answer': () => ({ questionId, text: 'In writing.', language: 'en' }),
    'question.label': () => ({ questionId, labels: [chance.of(['law', 'trust'])] }),
    'question.shorten': () => ({ questionId, text: 'Short?', seen }),
    'question.translate': () => ({ questionId, language: 'fr', text: 'Une question ?', seen }),
    'question.note': () => ({ questionId, note: 'between us', seen }),
    'question.appeal': () => ({
      questionId: among('declined', player.actor?.id),
      text: 'Please look again.',
    }),
    'question.redact': () => ({ questionId, text: 'redacted', reason }),
    'notice.post': () => ({
      level: 'info',
      text: 'Coffee is served.',
      until: world.clock.now() + chance.below(20_000) + 1,
    }),
    'notice.clear': () => ({
      noticeId: room.list('notice').find(({ cleared }) => !cleared)?.id ?? world.newId(),
    }),
    'stage.put': () => ({ name: `Stage ${chance.below(3)}` }),
    'stage.show': () => ({ scene: chance.of(['auto', 'join', 'queue', 'clock', 'blank']) }),
    'stage.blank': () => ({}),
    'stage.shown': () => ({ scene: 'auto', refId: onAir[0] ?? null }),
    'invitation.revoke': () => ({ invitationId: world.newId() }),
    'roll.revoke': () => ({ rollId: world.newId() }),
    undo: () => ({ commandId: acts.length > 0 ? chance.of(acts.slice(-5)).id : world.newId() }),
  };
  return made[type]();
}
