import { Act } from '../board/small.js';
import { useDesk, useRoom } from '../desk/context.js';
import { usePollSay } from './words.js';

/** The way from the sheet of the session to the polls, with how many are open. */
export function PollsLead() {
  const say = usePollSay();
  const desk = useDesk();
  const polls = useRoom(() => desk.room.records('poll'));
  const open = polls.filter(({ status }) => status === 'open').length;
  const label = open > 0 ? `${say('title')} (${open})` : say('title');
  return <Act label={label} onAct={() => desk.view.patch({ sheet: 'polls' })} />;
}
