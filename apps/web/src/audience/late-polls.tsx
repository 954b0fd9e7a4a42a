import type { ComponentType } from 'react';
import { useLaterPage } from './later-context.js';
import { usePart } from './use-part.js';

/** The code and the words of polls, which only phones fetch in whose session there is one. */
export interface PollPart {
  Polls: ComponentType;
}

export const fetchPolls = async (language: string): Promise<PollPart> =>
  (await import('./polls/polls.js')).loadPolls(language);

/** So long phones take at most to fetch them when a first poll is opened, each its own time, in ms. */
const SPREAD_MS = 1_500;

/** Polls above the list, of which `first` is the part where the page came with some. */
export function LatePolls({ first }: { first: PollPart | undefined }) {
  const { room } = useLaterPage().state;
  if (first) return <first.Polls />;
  return room.polls.size > 0 ? <Fetched /> : null;
}

function Fetched() {
  const { say } = useLaterPage();
  const part = usePart(async () => {
    await new Promise((go) => setTimeout(go, Math.random() * SPREAD_MS));
    return fetchPolls(say.language);
  });
  return part ? <part.Polls /> : null;
}
