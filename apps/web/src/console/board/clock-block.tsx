import { useClock, useSay, useSession } from '../desk/context.js';
import { useTick } from '../desk/ticking.js';
import { elapsed, offsetOf } from '../logic/age.js';

/** The time at the place of the session, and how long it has been open. */
export function ClockBlock() {
  const say = useSay();
  const { timeZone, phase, openedAt, closedAt } = useSession();
  const clock = useClock();
  const time = useTick((now) => clock.second(now));
  const zone = useTick((now) => offsetOf(timeZone, now));
  const running = useTick((now) => (openedAt !== null && closedAt === null ? elapsed(now - openedAt) : ''));
  return (
    <div className="clock">
      <bdi>{time}</bdi>
      <span>
        <bdi>{zone}</bdi> · {say(`phase.${phase}`)}{' '}
        <bdi>{phase === 'open' || phase === 'break' ? running : ''}</bdi>
      </span>
    </div>
  );
}
