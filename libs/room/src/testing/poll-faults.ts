import { POLL_REGIONS, SUPPORT_GROUPS } from '@openfloor/contract';
import { equal } from '../entry.js';
import type { PollRecord, ToldRow } from '../outcome-records.js';
import { handsOf } from '../poll/hands.js';
import { cellsIn, isPollShown, isShared } from '../poll/content.js';
import { recountPoll } from '../poll/recount.js';
import type { Room } from '../room.js';
import type { Opened } from './open-room.js';

/** What must hold of polls in any room and does not hold in this one, in words. */
export function pollFaults({ room, sees }: Opened): string[] {
  const told = { public: JSON.stringify(sees('public')), panel: JSON.stringify(sees('panel')) };
  const responses = room.list('response').filter(({ voterId }) => voterId !== null);
  const pairs = new Set(responses.map(({ pollId, voterId }) => `${pollId} ${voterId}`));
  return [
    ...(pairs.size === responses.length ? [] : ['somebody has two answers to one poll']),
    ...room.list('poll').flatMap((poll) => [...faultsOfPoll(room, poll), ...leaks(poll, told)]),
  ];
}

function leaks(poll: PollRecord, told: Record<string, string>): string[] {
  const heard = Object.keys(told).filter((channel) => told[channel]?.includes(poll.id));
  return isPollShown(poll)
    ? []
    : heard.map((channel) => `poll ${poll.no}, ${poll.status}: the ${channel} is told of it`);
}

function faultsOfPoll(room: Room, poll: PollRecord): string[] {
  const faults: string[] = [];
  const claim = (holds: boolean, fault: string) =>
    void (holds || faults.push(`poll ${poll.no}, ${poll.type}, ${poll.status}: ${fault}`));
  const [stands, counted] = [room.responses.figures(poll), recountPoll(room, poll)];
  claim(equal(stands, counted), `stands at ${JSON.stringify(stands)}, not ${JSON.stringify(counted)}`);
  const isOver = ['closed', 'archived'].includes(room.session.phase);
  claim(poll.status !== 'open' || !isOver, 'open in a session that is closed');
  claim(
    (poll.status === 'open') === (poll.openedAt !== null && poll.closedAt === null),
    'its times are wrong',
  );
  claim(poll.status === 'draft' || poll.grade !== null || poll.openedAt === null, 'without a grade');
  claim(equal(poll.handsShown, handsOf(poll.hands, cellsIn(poll))), 'shows other hands than were counted');
  claim(
    poll.hands.every(({ hands, headcount }) => hands <= headcount),
    'more hands than people',
  );
  return [...faults, ...resultFaults(poll)];
}

function resultFaults(poll: PollRecord): string[] {
  const { results, smallCell, no } = poll;
  if (!results) return [];
  const faults: string[] = [];
  const claim = (holds: boolean, fault: string) =>
    void (holds || faults.push(`result of poll ${no}: ${fault}`));
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  const { answered, cells, points, texts, groups, regions } = results;
  claim(cells.length === cellsIn(poll), `${cells.length} cells`);
  claim(!isShared(poll) || sum(cells) === answered, `${sum(cells)} answers of ${answered} people`);
  const each = (poll.options.length * (poll.options.length - 1)) / 2;
  claim(points === null || sum(points) === answered * each, 'points that nobody gave');
  claim(texts.length <= answered, 'more texts than people');
  claim(groups === null || groups.length === SUPPORT_GROUPS.length, 'not a row for each group');
  claim(regions === null || regions.length === POLL_REGIONS.length, 'not a row for each region');
  const isTold = ({ answered: all, cells: row }: ToldRow) =>
    [all, ...row].every((figure) => figure === null || figure === 0 || figure >= smallCell);
  claim([...(groups ?? []), ...(regions ?? [])].every(isTold), 'a small cell is told');
  return faults;
}
