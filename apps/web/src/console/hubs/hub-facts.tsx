import { HUB_CHECKS, type HubView } from '@openfloor/contract';
import { GROUP_ORDER } from '../../parts/groups.js';
import { Icon } from '../../parts/icons.js';
import { countryName } from '../../parts/question-words.js';
import { Mark } from '../board/small.js';
import { useClock, useSay } from '../desk/context.js';
import { useTick } from '../desk/ticking.js';
import { heardAgo, type HubNow } from '../logic/hubs.js';
import { languageName } from '../logic/language.js';

/** Where a hub is, what is spoken there, and whom to call. */
export function HubPlace({ hub }: { hub: HubView }) {
  const say = useSay();
  const told = (['coordinator', 'contact', 'technicalContact'] as const).map((key) => {
    const who = hub[key];
    return who ? say(`told.${key}`, { who }) : '';
  });
  const place = [
    hub.city === hub.name ? '' : hub.city,
    hub.country ? countryName(say.language, hub.country) : '',
    hub.languages.map((tag) => languageName(tag, say.language)).join(', '),
    hub.expected ? say('hubExpects', { n: hub.expected }) : '',
  ];
  return [place, told].map((facts, at) => <Facts key={at} facts={facts} />);
}

/** Facts side by side, each in its own direction; empty ones are left out. */
function Facts({ facts }: { facts: readonly string[] }) {
  const known = facts.filter(Boolean);
  if (known.length === 0) return null;
  return (
    <p className="row-fact hub-facts">
      {known.map((fact) => (
        <bdi key={fact}>{fact}</bdi>
      ))}
    </p>
  );
}

/** When a hub was last heard: `12 s ago`, then a time. */
export function useHeard({ heardAt }: HubNow): string {
  const say = useSay();
  const clock = useClock();
  return useTick((now) => {
    const ago = heardAgo(heardAt, now);
    if (ago === null) return '';
    return 'seconds' in ago ? say('hubAgo', { n: ago.seconds }) : clock.minute(ago.at);
  });
}

/** How a hub is heard: round trip, what waits there, the phones behind its relay, and when it was last heard. */
export function HubHealth({ now }: { now: HubNow }) {
  const say = useSay();
  const heard = useHeard(now);
  const { status, roundTripMs, waiting, phones } = now;
  const facts = [
    roundTripMs === null || status === 'offline' ? '' : say('hubRoundTrip', { n: roundTripMs }),
    waiting === null ? '' : waiting === 0 ? say('hubNothingWaits') : say('hubWaits', { n: waiting }),
    phones === null ? '' : say('hubPhones', { n: phones }),
    heard ? say('hubHeard', { when: heard }) : say('hubNotHeard'),
  ];
  return (
    <p className="hub-facts">
      {facts.filter(Boolean).map((fact) => (
        <bdi key={fact}>{fact}</bdi>
      ))}
    </p>
  );
}

/** The people who were counted, by group where the hub counted that. */
export function HubCount({ hub }: { hub: HubView }) {
  const say = useSay();
  const clock = useClock();
  const { countedAt, groups = {} } = hub;
  const counted = GROUP_ORDER.flatMap((group) => {
    const n = groups[group];
    return n === undefined ? [] : [{ group, n }];
  });
  if (counted.length === 0 && !countedAt) return null;
  return (
    <div className="hub-facts">
      {counted.length > 0 ? (
        <ul className="hub-groups" aria-label={say('hubGroups', { name: hub.name })}>
          {counted.map(({ group, n }) => (
            <li key={group}>
              <Mark group={group} /> {n}
            </li>
          ))}
        </ul>
      ) : null}
      {countedAt ? <span>{say('hubCounted', { time: clock.minute(countedAt) })}</span> : null}
    </div>
  );
}

/** What a hub has tested, what fails, what it has not tested, and how far its stream is behind. */
export function HubChecks({ hub }: { hub: HubView }) {
  const say = useSay();
  const { checks = {}, streamDelaySeconds } = hub;
  const made = HUB_CHECKS.filter((check) => checks[check] !== undefined);
  const open = HUB_CHECKS.filter((check) => checks[check] === undefined).map((check) =>
    say(`check.${check}`),
  );
  if (made.length === 0 && streamDelaySeconds == null) return null;
  return (
    <p className="hub-facts">
      {made.map((check) => {
        const what = say(`check.${check}`);
        return checks[check] ? (
          <span key={check} className="works">
            <Icon name="check" /> {say('checked.works', { what })}
          </span>
        ) : (
          <b key={check} className="fails">
            <Icon name="alert" /> {say('checked.fails', { what })}
          </b>
        );
      })}
      {open.length > 0 ? <span>{say('checked.open', { names: open.join(', ') })}</span> : null}
      {streamDelaySeconds == null ? null : <span>{say('hubDelay', { n: streamDelaySeconds })}</span>}
    </p>
  );
}
