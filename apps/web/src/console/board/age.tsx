import { ageOf } from '../logic/age.js';
import { useSay } from '../desk/context.js';
import { useTick } from '../desk/ticking.js';

/** How long ago something was: `3:42`, `14 min`, `1 h 05`. */
export function Since({ at }: { at: number }) {
  const say = useSay();
  const text = useTick((now) => {
    const { unit, minutes, seconds, hours } = ageOf(at, now);
    const two = (n: number): string => String(n).padStart(2, '0');
    if (unit === 'clock') return `${minutes}:${two(seconds)}`;
    return unit === 'minutes'
      ? say('ageMinutes', { n: minutes })
      : say('ageHours', { hours, minutes: two(minutes) });
  });
  return <bdi className="age">{text}</bdi>;
}
