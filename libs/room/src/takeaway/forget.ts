import type { TakeawayRecord } from '../outcome-records.js';
import { GONE } from '../retention/gone.js';
import type { RoomReader } from '../room.js';
import { withChanged } from './voices.js';

/**
 * The takeaways as they are once somebody is forgotten who objected to them. What everybody has read stays, with the group that was told, or
 * goes too as they wish; what only the panel has read goes. In a session that is over states are final; before, what goes is taken back.
 */
export function withoutVoice(
  room: RoomReader,
  makerId: string,
  words: 'keep' | 'delete',
  isOver: boolean,
): TakeawayRecord[] {
  return room.list('takeaway').flatMap((takeaway) => {
    const after = withChanged(
      takeaway,
      ({ admitted, retracted }, objection) =>
        objection.makerId === makerId &&
        !objection.onBehalf &&
        (words === 'delete' || !admitted || retracted),
      (said) => ({ ...said, text: GONE, retracted: said.retracted || (!isOver && !isFinal(takeaway)) }),
    );
    return after === takeaway ? [] : [after];
  });
}

/** The takeaway without the words of those who objected, as it is kept for good: what the session concluded stays. */
export function withoutReasons(takeaway: TakeawayRecord): TakeawayRecord {
  return withChanged(
    takeaway,
    ({ text, localAuthor }) => text !== GONE || (localAuthor ?? '') !== '',
    (said) => ({ ...said, text: GONE, localAuthor: said.localAuthor === null ? null : '' }),
  );
}

function isFinal({ status }: TakeawayRecord): boolean {
  return status === 'final';
}
