import type { ClockView } from '@openfloor/contract';
import { timerText } from '../../parts/timer.js';
import { useCan, useDesk, useRoom, useSay } from '../desk/context.js';
import { Phase } from './face.js';
import { useReading } from '../desk/reading.js';

/** What a clock is called: its own label, the part of the programme, or what it is for. */
export function useClockName(): (clock: ClockView) => string {
  const say = useSay();
  const { room } = useDesk();
  return ({ label, refId, purpose }) => {
    const segment = room.records('segment').find(({ id }) => id === refId);
    return label ?? segment?.title ?? say(`purpose.${purpose}`);
  };
}

/** The clocks beside that of the floor, a line each; the line leads to where they are set. */
export function ClockLines() {
  const { room } = useDesk();
  const clocks = useRoom(() => room.records('clock'));
  return clocks.map((clock) => <ClockLine key={clock.id} clock={clock} />);
}

function ClockLine({ clock }: { clock: ClockView }) {
  const desk = useDesk();
  const reading = useReading(clock);
  const name = useClockName()(clock);
  const sets = useCan().has('clock.start');
  return (
    <p className="clock-row">
      {sets ? (
        <button
          type="button"
          className="link clock-name"
          dir="auto"
          onClick={() => desk.view.patch({ sheet: 'clocks' })}
        >
          {name}
        </button>
      ) : (
        <span className="clock-name" dir="auto">
          {name}
        </span>
      )}
      <Phase reading={reading} />
      <b>
        <bdi>{timerText(reading.leftMs)}</bdi>
      </b>
    </p>
  );
}
