import {
  type QuestionStatus,
  type ReportGapCode,
  type ReportSection,
  type TakeawaySection,
} from '@openfloor/contract';
import type { PersonRecord } from '../records.js';
import type { RoomReader } from '../room.js';
import { SETTLED } from '../takeaway/takeaway.js';
import { LAPSING } from '../views/question.view.js';
import { reportOf } from './report.js';

/** Something without which a report is not complete; `personId` whose presentation it is. */
export interface ReportGap {
  code: ReportGapCode;
  personId: string | null;
}

/** What a question of a session that is over can have come to. */
const FINAL: readonly QuestionStatus[] = ['answered', 'deferred', 'declined', 'merged', 'withdrawn'];

/**
 * What the report of this session still lacks, in the order of `REPORT_GAPS`; nothing when it can be filed. The fields are those that IGF's
 * reporting form asks for; what is not named here (title, times, participation, hubs, polls) the room always has.
 */
export function missingOf(room: RoomReader): ReportGap[] {
  const people = room.list('person').filter(({ left }) => !left);
  const has = (...roles: string[]) => people.some(({ role }) => roles.includes(role));
  const settled = room.list('takeaway').filter(({ status }) => SETTLED.includes(status));
  const isTold = (section: TakeawaySection) =>
    isWritten(room, section) || settled.some((takeaway) => takeaway.section === section);
  const claims: [ReportGapCode, boolean][] = [
    ['organiser', has('organiser') || isWritten(room, 'organiser')],
    ['moderator', has('chair', 'moderator')],
    ['rapporteur', has('rapporteur')],
    ['panellists', has('panellist')],
    ['key_issues', isTold('key_issues')],
    ['presentations', true],
    ['discussion', isTold('discussion')],
    ['way_forward', isTold('way_forward')],
    ['takeaways', settled.length > 0],
    ['counts', isReconciled(room)],
  ];
  return claims.flatMap(([code, holds]): ReportGap[] => {
    if (code === 'presentations') return unwritten(room, people);
    return holds ? [] : [{ code, personId: null }];
  });
}

/** A paragraph for each of the panel who was here; where nobody was marked as present and nobody spoke, one for all of them. */
function unwritten(room: RoomReader, people: readonly PersonRecord[]): ReportGap[] {
  const code = 'presentations';
  const panel = people.filter(({ role }) => role === 'panellist');
  const spoke = new Set(
    room.list('floor').flatMap(({ personId, spokenMs }) => (spokenMs > 0 ? personId : [])),
  );
  const here = panel.filter(({ id, present }) => present || spoke.has(id));
  if (here.length > 0)
    return here
      .filter(({ id }) => !isWritten(room, code, id))
      .map(({ id }): ReportGap => ({ code, personId: id }));
  const isAny =
    panel.length === 0 || [null, ...panel.map(({ id }) => id)].some((id) => isWritten(room, code, id));
  return isAny ? [] : [{ code, personId: null }];
}

/** What became of the questions, each in one state, adds up to all that were asked. */
function isReconciled(room: RoomReader): boolean {
  const questions = room.list('question');
  const numbers = new Set(questions.map(({ no }) => no));
  const over = questions.filter(
    ({ status, lapsed }) => FINAL.includes(status) || (lapsed && LAPSING.includes(status)),
  );
  return numbers.size === questions.length && over.length === room.count('question');
}

function isWritten(room: RoomReader, section: ReportSection, personId: string | null = null): boolean {
  const texts = reportOf(room)?.texts ?? [];
  return texts.some((one) => one.section === section && one.personId === personId && one.text !== '');
}
