import { useEffect } from 'react';
import { hubName } from '../board/meta.js';
import { useCan, useClock, useDesk, useSay, useView } from '../desk/context.js';
import { QUIET_LATE_MS, sumOfHubs, type LateHub } from '../logic/hubs.js';
import { useAllHubs, useHubsNow, useLateHubs } from './use-hubs.js';
import { HubWord } from './hub-word.js';
import { fetchHubsSheet } from './late-sheet.js';

/** So many hubs that are missed are named; the sheet names them all. */
const NAMED = 3;

/** Where moderators look anyway: how many hubs are heard, who asks to take part, and which hub is missed. */
export function HubLine() {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const isOpen = useView((view) => view.sheet === 'hubs');
  const asking = useAllHubs().filter(({ status }) => status === 'applied').length;
  const { live, of } = sumOfHubs(useHubsNow());
  const late = useLateHubs();
  const hasHubs = of + asking + late.length > 0;
  useEffect(() => (hasHubs ? fetchHubsSheet() : undefined), [hasHubs]);
  if (!hasHubs) return null;
  const words = [
    of > 0 ? say('hubsLive', { live, n: of }) : '',
    asking > 0 ? say('hubsAsk', { n: asking }) : '',
  ];
  const sum = words.filter(Boolean).join(', ');
  return (
    <section className="balance hub-line" aria-label={say('hubs')}>
      {can.has('hub.put') ? (
        <button
          type="button"
          className="link"
          aria-expanded={isOpen}
          onClick={() => desk.view.patch({ sheet: isOpen ? null : 'hubs' })}
        >
          {sum}
        </button>
      ) : (
        <p>{sum}</p>
      )}
      <div role="status">
        <ul>
          {late.slice(0, NAMED).map((one) => (
            <Late key={one.now.hub.id} late={one} />
          ))}
          {late.length > NAMED ? <li>{say('hubsMore', { n: late.length - NAMED })}</li> : null}
        </ul>
      </div>
    </section>
  );
}

function Late({ late: { now, code, since } }: { late: LateHub }) {
  const say = useSay();
  const clock = useClock();
  const hub = hubName(say, now.hub);
  const words =
    code === 'offline' && since !== null
      ? say('late.offline', { hub, time: clock.minute(since) })
      : code === 'offline'
        ? say('late.offlineUnknown', { hub })
        : say(`late.${code}`, { hub, n: QUIET_LATE_MS / 60_000 });
  return (
    <li>
      <HubWord status={now.status} words={words} />
    </li>
  );
}
