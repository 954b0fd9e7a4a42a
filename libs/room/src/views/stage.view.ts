import type { NoticeView, StageView } from '@openfloor/contract';
import type { NoticeRecord, StageRecord } from '../records.js';

/** A stage is public: everybody may know what the hall sees. */
export function viewStage(stage: StageRecord): Omit<StageView, 'rev'> {
  return {
    kind: 'stage',
    id: stage.id,
    no: stage.no,
    name: stage.name,
    scene: stage.scene,
    refId: stage.refId,
    languages: stage.languages,
    shown: stage.shown,
  };
}

/** A notice is public until it is cleared or has ended. */
export function viewNotice(notice: NoticeRecord): Omit<NoticeView, 'rev'> | undefined {
  if (notice.cleared) return undefined;
  return {
    kind: 'notice',
    id: notice.id,
    level: notice.level,
    text: notice.text,
    language: notice.language,
    translations: notice.translations,
    audience: notice.audience,
    at: notice.at,
    until: notice.until,
  };
}
