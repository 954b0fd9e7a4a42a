import type { RoomView } from '../live/room-view.js';
import type { Draft } from './draft.js';
import type { Step } from './early.js';
import { identityOf, needs } from './identity.js';

/** What has to be said to the room so that a draft becomes a question: who one is, where that is new, then the text. */
export function askSteps(draft: Draft, language: string, room: RoomView): Step[] {
  const text = draft.text.trim();
  const identity = identityOf(room.session.rules.identity, draft.identity);
  const told = news(draft, identity, room);
  const submit: Step = { type: 'question.submit', args: { text, language, identity } };
  return Object.keys(told).length > 0 ? [{ type: 'participant.identify', args: told }, submit] : [submit];
}

/** Only what is needed for the chosen identity and not known to the room yet. */
function news(draft: Draft, identity: ReturnType<typeof identityOf>, room: RoomView): Record<string, string> {
  const { profile, votes } = room.mine;
  const needed = needs(identity);
  const told: Record<string, string> = {};
  const name = draft.name?.trim();
  const affiliation = draft.affiliation?.trim();
  if (needed.name && name && name !== profile?.name) told['name'] = name;
  if ((needed.name || needed.affiliation) && affiliation && affiliation !== profile?.affiliation)
    told['affiliation'] = affiliation;
  if (draft.group && votes.length === 0 && draft.group !== profile?.stakeholderGroup)
    told['stakeholderGroup'] = draft.group;
  return told;
}
