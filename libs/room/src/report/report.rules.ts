import { EditReport, FileReport, Refusal, type CheckedArgs } from '@openfloor/contract';
import { command, RAPPORTEURS } from '../command.js';
import type { ReportRecord } from '../outcome-records.js';
import { findPerson, type RoomReader } from '../room.js';
import type { Standing } from '../standing.js';
import { missingOf } from './missing.js';
import { blankReport, reportOf } from './report.js';

type Text = ReportRecord['texts'][number];

/**
 * Writes one text of the report. Others may write others at the same time: it is a conflict only where this very text has changed since
 * its writer saw it. What was filed is open again.
 */
export const editReport = command('report.edit', {
  schema: EditReport,
  may: RAPPORTEURS,
  season: 'until_archived',
  rule(room, { section, personId, text, language, seen }, { actor, now, newId }) {
    expectPlace(room, section, personId);
    const report = reportOf(room) ?? blankReport(newId(), null);
    const isThis = (one: Text) => one.section === section && one.personId === personId;
    const before = report.texts.find(isThis);
    expectUnchanged(room, report, before, seen, actor);
    if ((before?.text ?? '') === text && (text === '' || before?.language === language)) return [];
    const after: Text = { section, personId, text, language, rev: room.nextRev, at: now };
    const texts = before ? report.texts.map((one) => (isThis(one) ? after : one)) : [...report.texts, after];
    return { put: [{ ...report, texts, status: 'open' }], result: { reportId: report.id } };
  },
});

/** Files the report of a closed session, once nothing is missing in it. */
export const fileReport = command('report.file', {
  schema: FileReport,
  may: RAPPORTEURS,
  season: 'until_archived',
  logged: 'always',
  rule(room, _args, { actor, now, newId }) {
    const { phase } = room.session;
    if (phase !== 'closed')
      throw new Refusal('WRONG_STATE', `the session is ${phase}: its report is not over yet`, { phase });
    const report = reportOf(room) ?? blankReport(newId(), null);
    if (report.status === 'filed')
      throw new Refusal('WRONG_STATE', 'it is filed already', { status: 'filed' });
    const gaps = missingOf(room);
    const missing = [...new Set(gaps.map(({ code }) => code))];
    if (gaps.length > 0) throw new Refusal('WRONG_STATE', `it lacks ${missing.join()}`, { missing, gaps });
    const filedBy = { role: actor.role, personId: actor.personId };
    const version = report.version + 1;
    return {
      put: [{ ...report, status: 'filed', filedAt: now, filedBy, version }],
      result: { reportId: report.id, version },
    };
  },
});

/** Only a presentation is somebody's, and that somebody is of the programme. */
function expectPlace(
  room: RoomReader,
  section: CheckedArgs<'report.edit'>['section'],
  personId: string | null,
): void {
  if (personId === null) return;
  if (section !== 'presentations')
    throw new Refusal('BAD_COMMAND', 'only a presentation is of somebody', { path: ['personId'] });
  findPerson(room, personId);
}

function expectUnchanged(
  room: RoomReader,
  { id }: ReportRecord,
  text: Text | undefined,
  seen: number,
  { channel }: Standing,
): void {
  const sight = room.entry('report', id)?.sights[channel];
  const rev = sight?.changedAt ?? 0;
  if ((text?.rev ?? 0) <= seen && seen <= rev) return;
  throw new Refusal('CONFLICT', 'this text of the report changed since', { record: sight?.shown });
}
