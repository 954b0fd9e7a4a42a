import { useState } from 'react';
import { deviceKeep } from '../../live/keep.js';
import { keepHubDraft, keptDraft, type Draft, type DraftName } from '../logic/drafts.js';
import { useDesk } from './context.js';

/** What goes back into its form from the outbox; `at` tells one time from the next. */
export interface Reopened {
  name: DraftName;
  draft: Draft;
  at: number;
}

/** The draft of that name, kept on this laptop at every key; what came out of the outbox goes before it. */
export function useHubDraft(name: DraftName, given: Reopened | undefined): [Draft, (draft: Draft) => void] {
  const { state } = useDesk();
  const { id } = state.room.session;
  const keep = (next: Draft): void => void keepHubDraft(deviceKeep(), id, name, next);
  const [draft, setDraft] = useState<Draft>(() => {
    if (given?.name !== name) return keptDraft(deviceKeep(), id, name);
    keep(given.draft);
    return given.draft;
  });
  const change = (next: Draft): void => {
    setDraft(next);
    keep(next);
  };
  return [draft, change];
}
