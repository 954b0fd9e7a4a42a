import { keptSize } from '../logic/outbox-list.js';
import { useDesk } from './context.js';
import { Part } from './frame.js';

const KILO = 1_000;

/** How the line does: the last answer, the round trip, the tries since, and what is kept here. */
export function LinkPart() {
  const { say, state, clocks, isOffline } = useDesk();
  const { roundTripMs, tries, heardAt } = state;
  const heard = clocks.local.second(heardAt);
  const facts: [string, string][] = [
    [say('lastAnswer'), heard],
    [
      say(isOffline ? 'roundTripBefore' : 'roundTrip'),
      roundTripMs === undefined ? say('notMeasured') : `${Math.round(roundTripMs)} ms`,
    ],
    [say('triesSince'), String(tries)],
    [say('keptHere'), keptText()],
  ];
  return (
    <>
      <Part name="link-part" title={say('link')}>
        <dl className="pad facts">
          {facts.map(([name, fact]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{fact}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      </Part>
      {isOffline ? (
        <div className="while-offline">
          <b>{say('whileOffline')}</b>
          <p>{say('whileOfflineText', { time: heard })}</p>
        </div>
      ) : null}
    </>
  );

  function keptText(): string {
    const { items, bytes } = keptSize(state.entries);
    if (items === 0) return say('keptNothing');
    const size =
      bytes < KILO ? say('sizeBytes', { n: bytes }) : say('sizeKilo', { n: Math.round(bytes / KILO) });
    return say('keptItems', { n: items, size });
  }
}
