import { useSay } from '../desk/context.js';
import type { HubNow, RegionOfHubs } from '../logic/hubs.js';
import { useHeard } from './hub-facts.js';

const COLUMNS = ['hub', 'region', 'state', 'people', 'roundTrip', 'waiting', 'phones', 'heard'] as const;

/** The same as the list with its marks, in figures. */
export function HubTable({ regions }: { regions: readonly RegionOfHubs[] }) {
  const say = useSay();
  return (
    <details className="hub-table">
      <summary>{say('hubTable')}</summary>
      <table>
        <caption className="visually-hidden">{say('hubs')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {say(`hubColumn.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{regions.flatMap(({ hubs }) => hubs.map((now) => <Line key={now.hub.id} now={now} />))}</tbody>
      </table>
    </details>
  );
}

function Line({ now }: { now: HubNow }) {
  const say = useSay();
  const heard = useHeard(now);
  const { hub, status, roundTripMs, waiting, phones } = now;
  return (
    <tr>
      <th scope="row" dir="auto">
        {hub.name}
      </th>
      <td>{say(`region.${hub.regionalGroup ?? 'unknown'}`)}</td>
      <td>{say(`hubStatus.${status}`)}</td>
      <td>{hub.headcount ?? say('hubUncounted')}</td>
      <td>{roundTripMs === null ? '' : <bdi>{say('hubMs', { n: roundTripMs })}</bdi>}</td>
      <td>{waiting ?? ''}</td>
      <td>{phones ?? ''}</td>
      <td>{heard || say('hubNotHeard')}</td>
    </tr>
  );
}
