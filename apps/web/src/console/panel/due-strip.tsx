import { useSay } from '../desk/context.js';
import { useTurn } from './seat.js';
import { useDue } from './told.js';
import type { Turn } from './turn.js';

const OTHERS: readonly Turn['whose'][] = ['other', 'clock'];

/** Says that it is soon my turn while the band shows the time of somebody else. */
export function DueStrip() {
  const say = useSay();
  const { whose } = useTurn();
  const due = useDue();
  const told = due && OTHERS.includes(whose) ? due.word : '';
  return (
    <p className="podium-due" role="status">
      {told ? (
        <>
          <b>{told}</b> {say('panel.microphone')}
        </>
      ) : null}
    </p>
  );
}
