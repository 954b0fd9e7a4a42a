import type { StakeholderGroup } from '@openfloor/contract';
import type { RoomView } from '../../live/room-view.js';
import type { Draft } from '../draft.js';
import type { Step } from '../early.js';

/** The group of whoever asks: fixed once they have supported a question. */
function groupOf(draft: Draft, { mine }: RoomView): StakeholderGroup | null | undefined {
  return mine.votes.length > 0 ? mine.profile?.stakeholderGroup : draft.group;
}

/** What somebody has to say of whom they speak for: governments their country, others their organisation. */
export function standsBy(draft: Draft, room: RoomView): 'country' | 'affiliation' {
  return groupOf(draft, room) === 'government' ? 'country' : 'affiliation';
}

/** What is missing before the floor can be taken. */
export function missingIn(
  draft: Draft,
  room: RoomView,
): 'text' | 'name' | 'country' | 'affiliation' | undefined {
  if (draft.delivery === 'text_read_out' && !draft.text.trim()) return 'text';
  return (['name', standsBy(draft, room)] as const).find((field) => !draft[field]?.trim());
}

/** What has to be said to the room to ask for the floor or, of an offer (`floorId`), to take it up. */
export function requestSteps(draft: Draft, room: RoomView, floorId?: string): Step[] {
  const group = groupOf(draft, room);
  const isNews = group && group !== room.mine.profile?.stakeholderGroup;
  const speaker = trimmed(draft, ['name', standsBy(draft, room)]);
  const { text: note } = trimmed(draft, ['text']);
  const { floorClass = 'intervention', delivery = 'voice' } = draft;
  return [
    ...(isNews ? [{ type: 'participant.identify' as const, args: { stakeholderGroup: group } }] : []),
    floorId
      ? { type: 'floor.accept', args: { floorId, ...speaker } }
      : {
          type: 'floor.request',
          args: { class: floorClass, delivery, ...(note ? { note } : {}), ...speaker },
        },
  ];
}

function trimmed(draft: Draft, fields: readonly ('text' | 'name' | 'affiliation' | 'country')[]) {
  const told = fields.map((field) => [field, draft[field]?.trim()] as const).filter(([, value]) => value);
  return Object.fromEntries(told) as Partial<Record<(typeof fields)[number], string>>;
}
