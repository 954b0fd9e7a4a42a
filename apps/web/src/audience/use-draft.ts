import { useState } from 'react';
import { deviceKeep } from '../live/keep.js';
import type { RoomView } from '../live/room-view.js';
import { keepDraft, readDraft, type Draft } from './draft.js';
import { useLaterPage } from './later-context.js';

/**
 * The draft of that name; `given` goes before what was kept. What somebody told of themselves elsewhere in the session
 * is filled in. `isKept` tells truly whether the draft survives.
 */
export function useDraft(name: string, given: Partial<Draft>) {
  const { state } = useLaterPage();
  const [draft, setDraft] = useState<Draft>(() => ({
    ...toldIn(state.room),
    ...readDraft(deviceKeep(), name),
    ...groupIn(state.room),
    ...given,
  }));
  const [isKept, setKept] = useState(draft.text !== '');
  const change = (next: Draft): void => {
    setDraft(next);
    setKept(keepDraft(deviceKeep(), name, next));
  };
  return { draft, isKept, change };
}

/** What is known of this person. */
function toldIn({ session, mine }: RoomView): Partial<Draft> {
  const { name, affiliation, country } = mine.profile ?? {};
  return {
    ...readDraft(deviceKeep(), session.id),
    ...(name ? { name } : {}),
    ...(affiliation ? { affiliation } : {}),
    ...(country ? { country } : {}),
  };
}

function groupIn({ mine }: RoomView): Partial<Draft> {
  const group = mine.profile?.stakeholderGroup;
  return group ? { group } : {};
}
