import type { SignalLevel } from '@openfloor/contract';
import { Icon } from '../../parts/icons.js';
import { useSay } from '../desk/context.js';

/** How much a signal presses, by shape and word; what is only information is not marked. */
export function Level({ level }: { level: SignalLevel }) {
  const say = useSay();
  if (level === 'info') return null;
  return (
    <b className={`signal-level ${level}`}>
      <Icon name={level === 'urgent' ? 'alert' : 'flag'} /> {say(`signalLevel.${level}`)}
    </b>
  );
}
