import { CHANNELS, type RecordView } from '@openfloor/contract';
import { equal } from '../entry.js';
import { creditsOf, setOf } from '../question/merge.rules.js';
import type { QuestionRecord } from '../records.js';
import { shortlist } from '../room.js';
import { isShown } from '../views/question.view.js';
import { floorFaults } from './floor-faults.js';
import { hubFaults } from './hub-faults.js';
import type { Opened } from './open-room.js';
import { pollFaults } from './poll-faults.js';
import { recounted, toldBy } from './recount.js';
import { takeawayFaults } from './takeaway-faults.js';

/** Everything that must hold in any room and does not hold in this one, in words. */
export function faultsOf(opened: Opened): string[] {
  const { room } = opened;
  const questions = room.list('question');
  return [
    ...questions.flatMap((question) => faultsOfQuestion(opened, question)),
    ...airFaults(opened, questions),
    ...voteFaults(opened),
    ...linkFaults('public', opened.sees('public')),
    ...linkFaults('panel', opened.sees('panel')),
    ...countFaults(opened),
    ...floorFaults(opened),
    ...hubFaults(opened),
    ...pollFaults(opened),
    ...takeawayFaults(opened),
  ];
}

function faultsOfQuestion({ room }: Opened, question: QuestionRecord): string[] {
  const faults: string[] = [];
  const claim = (holds: boolean, fault: string) =>
    void (holds || faults.push(`question ${question.no}: ${fault}`));
  claim(
    (question.status === 'merged') === (question.mergedInto !== null),
    'merged without a target, or a target without being merged',
  );
  const below = room.mergedInto(question.id);
  const isTop = isShown(question) && question.status !== 'merged';
  claim(
    below.length === 0 || isTop,
    `${below.length} questions are merged into it while it is ${question.status}`,
  );
  if (question.mergedInto === null)
    claim(question.credits === creditsOf(setOf(room, question)), 'wrong credits');
  const closed = ['closed', 'archived'].includes(room.session.phase);
  const waits = ['pending', 'published', 'shortlisted'].includes(question.status);
  claim(!waits || question.lapsed === closed, 'does not read as lapsed exactly in a closed room');
  claim(question.status !== 'answered' || question.how !== null, 'answered without a way');
  claim(
    !['on_air', 'shortlisted', 'published'].includes(question.status) || question.how === null,
    'a way though not answered',
  );
  claim(question.status !== 'shortlisted' || question.position !== null, 'shortlisted without a position');
  claim(question.publishedAt === null || question.publishedAt % 60_000 === 0, 'published at no full minute');
  return faults;
}

function airFaults({ room }: Opened, questions: QuestionRecord[]): string[] {
  const onAir = questions.filter(({ status }) => status === 'on_air').map(({ id }) => id);
  const listed = [...room.session.onAirIds];
  const same = listed.length === onAir.length && onAir.every((id) => listed.includes(id));
  const known = shortlist(room).length === questions.filter(({ status }) => status === 'shortlisted').length;
  return [
    ...(same ? [] : ['what is on air is not what the session says']),
    ...(listed.length <= 5 ? [] : ['more than five are on air']),
    ...(known ? [] : ['the shortlist misses a question']),
  ];
}

function voteFaults({ room, tally }: Opened): string[] {
  return CHANNELS.flatMap((channel) => {
    const [told, counted] = [toldBy(tally, room, channel, 'votes'), recounted(room, channel, 'votes')];
    return equal(told, counted)
      ? []
      : [`${channel}: ${JSON.stringify(told)}, not ${JSON.stringify(counted)}`];
  });
}

/** Ids of questions and polls that a channel is told of though it may not see them. */
function linkFaults(channel: string, views: RecordView[]): string[] {
  const visible = new Set(views.map(({ id }) => id));
  const named = views.flatMap((view) => {
    if (view.kind === 'session') return view.onAirIds;
    if (view.kind === 'question') return [view.mergedInto, view.followUpTo];
    if (view.kind === 'takeaway') return view.evidence.map(({ id }) => id);
    return view.kind === 'stage' ? [view.refId, view.shown?.refId] : [];
  });
  return named
    .filter((id) => id != null && !visible.has(id))
    .map((id) => `${channel} is told of ${id}, which it may not see`);
}

function countFaults({ tally }: Opened): string[] {
  const { asked, ...states } = tally.counts('staff');
  const sum = Object.values(states).reduce((total, count) => total + count, 0);
  return sum === asked ? [] : [`the counts add up to ${sum}, not to ${asked}`];
}
