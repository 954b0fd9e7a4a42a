import type { Channel, SegmentView, SessionView } from '@openfloor/contract';
import { gradeOf } from '../people/roll.js';
import type { SegmentRecord, SessionRecord } from '../records.js';

/** What each channel sees of the session itself: everything but whose it is; staff also what is missing. */
export function viewSession(session: SessionRecord, channel: Channel): Omit<SessionView, 'rev'> {
  const shown: Omit<SessionView, 'rev'> = {
    kind: 'session',
    id: session.id,
    slug: session.slug,
    meetingId: session.meetingId,
    meeting: session.meeting,
    code: session.code,
    title: session.title,
    ...(session.translations ? { translations: session.translations } : {}),
    sessionType: session.sessionType,
    format: session.format,
    theme: session.theme,
    subTheme: session.subTheme,
    topics: session.topics,
    objectives: session.objectives,
    focusIssues: session.focusIssues,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    openedAt: session.openedAt,
    closedAt: session.closedAt,
    timeZone: session.timeZone,
    phase: session.phase,
    resumesAt: session.resumesAt,
    segmentId: session.segmentId,
    leadId: session.leadId,
    switches: session.switches,
    rules: session.rules,
    grade: gradeOf(session),
    onAirIds: session.onAirIds,
    links: session.links,
    rehearsal: session.rehearsal,
  };
  return channel === 'staff' ? { ...shown, readiness: session.readiness } : shown;
}

/** A segment is public until it is dropped. */
export function viewSegment(segment: SegmentRecord): Omit<SegmentView, 'rev'> | undefined {
  if (segment.dropped) return undefined;
  return {
    kind: 'segment',
    id: segment.id,
    no: segment.no,
    title: segment.title,
    minutes: segment.minutes,
    startedAt: segment.startedAt,
    endedAt: segment.endedAt,
  };
}
