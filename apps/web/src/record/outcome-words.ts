import type { Objection, TakeawayView } from '@openfloor/contract';
import { outcomeOf } from '../takeaways/list.js';
import type { RecordSay } from './words.js';

/** Where it stands; of one that is final also how it came out. */
export function stateText(say: RecordSay, takeaway: TakeawayView): string {
  const { status } = takeaway;
  return [status === 'final' ? outcomeOf(takeaway) : null, status]
    .flatMap((state) => (state === null ? [] : say(`outcome.${state}`)))
    .join(say('comma'));
}

/** What is told of whoever objects: a group, or the hub that speaks with one voice. */
export function voiceText(say: RecordSay, { hub, stakeholderGroup }: Objection): string {
  if (hub) return say('outcomeHub', { no: String(hub.no) });
  return (stakeholderGroup && say.maybe(`group.${stakeholderGroup}`)) || say('outcomeNotStated');
}
