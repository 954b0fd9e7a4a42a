import { useState } from 'react';
import { Board } from '../entry/screens.js';
import { useRoom, useSay } from '../desk/context.js';
import { PanelView } from './panel-view.js';

/** The screen of a panellist; whoever leads the session goes to the moderator's console and back. */
export function PanelSeat() {
  const say = useSay();
  const leads = useRoom(({ you, session }) => !!you?.personId && you.personId === session?.leadId);
  const [onBoard, go] = useState(false);
  if (!leads) return <PanelView />;
  if (!onBoard) return <PanelView onBoard={() => go(true)} />;
  return (
    <div className="podium-lead">
      <div className="podium-lead-bar">
        <span>{say('panel.leading')}</span>
        <button type="button" className="btn" onClick={() => go(false)}>
          {say('panel.leaveBoard')}
        </button>
      </div>
      <Board />
    </div>
  );
}
