import {
  POLL_REGIONS,
  POLL_TEXTS,
  SUPPORT_GROUPS,
  type PollResults,
  type PollText,
  type RegionalGroup,
  type StakeholderGroup,
} from '@openfloor/contract';
import type { Turn } from '../command.js';
import type { PollRecord, PollTables, ResponseRecord, ToldRow } from '../outcome-records.js';
import { GONE } from '../retention/gone.js';
import type { RoomReader } from '../room.js';
import { lotFrom, type Lot } from '../support/lot.js';
import { leastOf } from '../support/support.rules.js';
import { cellsIn, isGiven, isShared } from './content.js';
import { cellsOf, totalsOf } from './results.js';
import { everTold, toldTable, type GroupRow } from './tables.js';

/** Groups and regions by which results are told apart. */
interface Origin {
  group: StakeholderGroup | null;
  region: RegionalGroup | null;
}
type Answer = ResponseRecord & Origin;

/** The poll closed now, with what it came to. */
export function closedPoll(
  room: RoomReader,
  poll: PollRecord,
  { now, newId }: Pick<Turn, 'now' | 'newId'>,
): PollRecord {
  const smallCell = Math.max(poll.smallCell, room.session.rules.smallCell);
  const answers = answersThatCount(room, poll.id);
  const totals = totalsOf(
    poll,
    answers.map(({ choices }) => choices),
  );
  const isNew = changedSince(room, poll) >= leastOf(smallCell);
  const tables = isNew ? tablesOf({ ...poll, smallCell }, answers, lotFrom(newId)) : poll.tables;
  const results: PollResults = { ...totals, texts: textsOf(poll, answers), ...shown(tables) };
  return {
    ...poll,
    status: 'closed',
    closedAt: now,
    answered: totals.answered,
    results,
    smallCell,
    tables,
    round: poll.round + (isNew ? 1 : 0),
  };
}

/** Every open poll, closed: as the session closes. */
export function allClosed(room: RoomReader, turn: Pick<Turn, 'now' | 'newId'>): PollRecord[] {
  return room
    .list('poll')
    .filter(({ status }) => status === 'open')
    .map((poll) => closedPoll(room, poll, turn));
}

/** The answers to a poll that stand, but for those of removed people, with where each comes from. */
function answersThatCount(room: RoomReader, pollId: string): Answer[] {
  return room.responses.on(pollId).flatMap((response): Answer[] => {
    const voter = response.voterId === null ? undefined : room.entry('participant', response.voterId)?.record;
    if (!isGiven(response) || voter?.removed) return [];
    const { stakeholderGroup: group = null, regionalGroup: region = null } = voter ?? {};
    return [{ ...response, group, region }];
  });
}

/** How many voters said something else since tables were made last; who comes and goes twice is one. */
function changedSince(room: RoomReader, { id, round }: PollRecord): number {
  const isHere = ({ voterId }: ResponseRecord) =>
    voterId === null || room.entry('participant', voterId)?.record.removed !== true;
  return room.responses.on(id).filter((response) => response.round === round && isHere(response)).length;
}

function tablesOf(poll: PollRecord, answers: readonly Answer[], lot: Lot): PollTables {
  const { smallCell, tables } = poll;
  const tell = (rows: GroupRow[], before?: ToldRow[], ever?: ToldRow[]) =>
    toldTable(rows, { isShared: isShared(poll), smallCell, before, ever, lot });
  const rowsBy = <K extends keyof Origin>(key: K, keys: readonly Origin[K][]) =>
    keys.map((of) =>
      rowOf(
        poll,
        answers.filter((one) => one[key] === of),
      ),
    );
  const groups = tell(rowsBy('group', SUPPORT_GROUPS), tables?.groups, tables?.everGroups);
  const regions = tell(rowsBy('region', POLL_REGIONS), tables?.regions, tables?.everRegions);
  return {
    grouped: answers.length,
    groups,
    regions,
    everGroups: everTold(tables?.everGroups, groups),
    everRegions: everTold(tables?.everRegions, regions),
  };
}

function rowOf(poll: PollRecord, answers: readonly Answer[]): GroupRow {
  const cells =
    cellsIn(poll) === 0
      ? []
      : cellsOf(
          poll,
          answers.map(({ choices }) => choices),
        );
  return { answered: answers.length, cells };
}

/** The tables as the wire has them; null where nothing of one is told. */
function shown(tables: PollTables | null): Pick<PollResults, 'grouped' | 'groups' | 'regions'> {
  if (!tables) return { grouped: 0, groups: null, regions: null };
  const isTold = (rows: ToldRow[]) => rows.some(({ answered }) => answered !== null && answered > 0);
  const { grouped, groups, regions } = tables;
  return {
    grouped,
    groups: isTold(groups)
      ? SUPPORT_GROUPS.map((group, at) => ({ group, ...(groups[at] as ToldRow) }))
      : null,
    regions: isTold(regions)
      ? POLL_REGIONS.map((region, at) => ({ region, ...(regions[at] as ToldRow) }))
      : null,
  };
}

/** In the order of their ids, which are drawn at random and tell nothing of who wrote when. */
function textsOf({ type }: PollRecord, answers: readonly Answer[]): PollText[] {
  if (type !== 'text') return [];
  return answers
    .flatMap(({ id, text, language, admitted }) =>
      text === null || text === GONE ? [] : [{ id, text, language, admitted }],
    )
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .slice(0, POLL_TEXTS);
}
