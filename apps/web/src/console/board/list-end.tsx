import { useSay } from '../desk/context.js';
import type { Range } from './range.js';

/** The upper end of a list tells the truth: how many stand above, and which are in sight. */
export function ListEnd({ range, n }: { range: Range; n: number }) {
  const say = useSay();
  const above = Math.max(0, range.first - 1);
  return (
    <div className="list-end">
      <span>{above > 0 ? say('earlier', { n: above }) : say('fromFirst')}</span>
      <span>{n > 0 ? say('inSight', { from: range.first, to: range.last, n }) : ''}</span>
    </div>
  );
}
