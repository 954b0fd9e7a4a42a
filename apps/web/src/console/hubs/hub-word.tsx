import type { HubStatus } from '@openfloor/contract';
import { useSay } from '../desk/context.js';
import { useHubTrouble } from './use-hubs.js';

/** How a hub is, told by shape and word and never by colour alone; on a 12 by 12 grid, hollow ones drawn as lines. */
const SHAPES: Record<HubStatus, { path: string; hollow?: boolean }> = {
  live: { path: 'M6 .5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z' },
  degraded: { path: 'M6 .5l6 11H0z' },
  offline: { path: 'M1 1h10v10H1z' },
  expected: { path: 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z', hollow: true },
  suspended: { path: 'M1 1h3.5v10H1zM7.5 1H11v10H7.5z' },
  closed: { path: 'M1.5 1.5h9v9h-9z', hollow: true },
  applied: { path: 'M6 1l5 5-5 5-5-5z', hollow: true },
  declined: { path: 'M1.5 1.5l9 9M10.5 1.5l-9 9', hollow: true },
};

/** The state of a hub; `words` say more than its name where there is more to say. */
export function HubWord({ status, words }: { status: HubStatus; words?: string }) {
  const say = useSay();
  const { path, hollow = false } = SHAPES[status];
  return (
    <b className={`hub-word ${status}`}>
      <svg viewBox="0 0 12 12" className={hollow ? 'hollow' : undefined} aria-hidden="true">
        <path d={path} />
      </svg>{' '}
      <bdi>{words ?? say(`hubStatus.${status}`)}</bdi>
    </b>
  );
}

/** Beside whatever comes from a hub: that it cannot be counted on now, and nothing while it can. */
export function HubTrouble({ hubId }: { hubId: string | null }) {
  const trouble = useHubTrouble(hubId);
  return trouble && <HubWord {...trouble} />;
}
