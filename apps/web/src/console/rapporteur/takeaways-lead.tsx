import { Act } from '../board/small.js';
import { useDesk } from '../desk/context.js';
import { useTakeaways } from './use-room.js';
import { useWords } from './words.js';

/** The way from the sheet of the session to the takeaways, with how many are being checked. */
export function TakeawaysLead() {
  const say = useWords();
  const desk = useDesk();
  const checked = useTakeaways().filter(({ status }) => status === 'checking').length;
  const label = checked > 0 ? `${say('takeaways')} (${checked})` : say('takeaways');
  return <Act label={label} onAct={() => desk.view.patch({ sheet: 'takeaways' })} />;
}
