import { isRecordPublic, TAKEAWAY_SECTIONS, type RecordPage, type Welcome } from '@openfloor/contract';
import type { OpenRoom } from '../operations/rooms.js';

/** What a session came to, for the page of its record: the takeaways that are public, and its report once it is filed. */
export function outcomeOf({ room }: OpenRoom, put: Welcome['put']): Pick<RecordPage, 'takeaways' | 'report'> {
  const takeaways = put
    .filter((view) => view.kind === 'takeaway')
    .sort(
      (one, other) =>
        TAKEAWAY_SECTIONS.indexOf(one.section) - TAKEAWAY_SECTIONS.indexOf(other.section) ||
        (one.position < other.position ? -1 : 1),
    );
  const report = room.list('report').find(({ status }) => status === 'filed');
  if (!report || report.filedAt === null) return { takeaways };
  const { version, filedAt } = report;
  return { takeaways, report: { version, filedAt, isPublic: isRecordPublic(room.session) } };
}
