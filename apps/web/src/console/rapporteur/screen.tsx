import { useEffect, useState } from 'react';
import { SideDesk } from '../technician/side-desk.js';
import { States } from '../board/states.js';
import { useDesk, useStale } from '../desk/context.js';
import { onTick } from '../desk/ticking.js';
import { MissingPart } from './missing-part.js';
import { RapporteurFoot } from './foot.js';
import { TakeawayPart } from './takeaway-part.js';
import { TimelinePart } from './timeline-part.js';
import { RapporteurTop } from './top.js';
import { newRapporteur, RapporteurContext } from './use-room.js';
import { useWords } from './words.js';

/** The screen of a rapporteur: takeaways beside what they stand on; the words of the desks and the list of speakers are behind it. */
export function RapporteurDesk() {
  const say = useWords();
  const [isBeside, go] = useState(false);
  if (!isBeside) return <RapporteurView onBeside={() => go(true)} />;
  return (
    <div className="rap-beside">
      <div className="rap-beside-bar">
        <button type="button" className="btn" onClick={() => go(false)}>
          {say('backToDesk')}
        </button>
      </div>
      <SideDesk />
    </div>
  );
}

/** Left what happened, right what was concluded from it. */
function RapporteurView({ onBeside }: { onBeside: () => void }) {
  const say = useWords();
  const desk = useDesk();
  const stale = useStale();
  const [own] = useState(newRapporteur);
  useEffect(() => onTick(() => desk.follow()), [desk]);
  return (
    <RapporteurContext value={own}>
      <div className="desk rap" data-stale={stale || undefined} lang={say.language} dir={say.direction}>
        <RapporteurTop onBeside={onBeside} />
        <States />
        <main className="rap-board">
          <TimelinePart />
          <div className="column rap-takeaways">
            <TakeawayPart />
            <MissingPart />
          </div>
        </main>
        <RapporteurFoot />
      </div>
    </RapporteurContext>
  );
}
