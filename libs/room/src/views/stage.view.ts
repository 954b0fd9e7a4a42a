import type { NoticeView, StageView } from '@openfloor/contract';
import type { NoticeRecord, StageRecord } from '../records.js';

/** A stage is public: everybody may know what the hall sees. */
export function viewStage(stage: StageRecord): Omit<StageView, 'rev'> {
  return stage;
}

/** A notice is public until it is cleared or has ended. */
export function viewNotice(notice: NoticeRecord): Omit<NoticeView, 'rev'> | undefined {
  if (notice.cleared) return undefined;
  const { cleared: _cleared, ...shown } = notice;
  return shown;
}
