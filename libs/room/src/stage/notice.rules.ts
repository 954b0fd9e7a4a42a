import { ClearNotice, PostNotice, Refusal } from '@openfloor/contract';
import { command, TECHNICIANS } from '../command.js';
import type { NoticeRecord } from '../records.js';
import { find } from '../room.js';

/** Tells everybody, or some, something. One with an end is cleared by time. */
export const postNotice = command('notice.post', {
  schema: PostNotice,
  may: TECHNICIANS,
  rule(_room, { level, text, language, audience, until }, { now, newId }) {
    if (until !== undefined && until <= now)
      throw new Refusal('WRONG_STATE', 'the notice would end before it begins');
    const notice: NoticeRecord = {
      kind: 'notice',
      id: newId(),
      level,
      text,
      language,
      translations: {},
      audience,
      at: now,
      until: until ?? null,
      cleared: false,
    };
    return { put: [notice], result: { noticeId: notice.id } };
  },
});

/** Takes a notice away. */
export const clearNotice = command('notice.clear', {
  schema: ClearNotice,
  may: TECHNICIANS,
  season: 'any',
  rule(room, { noticeId }) {
    const notice = find(room, 'notice', noticeId);
    if (notice.cleared) throw new Refusal('NOT_FOUND', 'no such notice');
    return [{ ...notice, cleared: true }];
  },
});
