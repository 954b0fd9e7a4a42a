import { DropSegment, PutSegment, Refusal } from '@openfloor/contract';
import { clearedClocks } from '../clock/segment.js';
import { command, MODERATOR } from '../command.js';
import { session } from '../question/becomes.js';
import { find, nextNo } from '../room.js';

/** Adds a part of the programme or changes one. */
export const putSegment = command('segment.put', {
  schema: PutSegment,
  may: MODERATOR,
  rule(room, { segmentId, title, minutes, no }, { newId }) {
    const known = segmentId ? find(room, 'segment', segmentId) : undefined;
    if (known?.dropped) throw new Refusal('NOT_FOUND', 'no such segment');
    const segment = known
      ? { ...known, title, minutes: minutes === undefined ? known.minutes : minutes, no: no ?? known.no }
      : {
          kind: 'segment' as const,
          id: newId(),
          no: no ?? nextNo(room, 'segment'),
          title,
          minutes: minutes ?? null,
          startedAt: null,
          endedAt: null,
          dropped: false,
        };
    return { put: [segment], result: { segmentId: segment.id } };
  },
});

/** Takes a part out of the programme. */
export const dropSegment = command('segment.drop', {
  schema: DropSegment,
  may: MODERATOR,
  rule(room, { segmentId }, { now }) {
    const segment = find(room, 'segment', segmentId);
    if (segment.dropped) throw new Refusal('NOT_FOUND', 'no such segment');
    const current = room.session.segmentId === segmentId ? [session(room, { segmentId: null })] : [];
    return [{ ...segment, dropped: true }, ...current, ...clearedClocks(room, segmentId, now)];
  },
});
