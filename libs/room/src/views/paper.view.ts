import type { Channel, NoteView, ReportView } from '@openfloor/contract';
import type { NoteRecord, ReportRecord } from '../outcome-records.js';

/** A note is for staff, and for rapporteurs in their own corner; until it is taken away. */
export function viewNote(note: NoteRecord, channel: Channel): Omit<NoteView, 'rev'> | undefined {
  if (channel !== 'staff' || note.removed) return undefined;
  return {
    kind: 'note',
    id: note.id,
    no: note.no,
    mark: note.mark,
    text: note.text,
    language: note.language,
    about: note.about,
    at: note.at,
    edited: note.edited,
    by: note.by,
  };
}

/** What was written into the report is for the panel and staff. */
export function viewReport(report: ReportRecord, channel: Channel): Omit<ReportView, 'rev'> | undefined {
  if (channel === 'public') return undefined;
  return {
    kind: 'report',
    id: report.id,
    texts: report.texts.filter(({ text }) => text !== ''),
    status: report.status,
    dueAt: report.dueAt,
    filedAt: report.filedAt,
    filedBy: report.filedBy,
    version: report.version,
  };
}
