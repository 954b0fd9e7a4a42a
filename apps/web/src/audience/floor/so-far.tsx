import type { RegionalGroup } from '@openfloor/contract';
import type { ReactNode } from 'react';
import { sharesOf } from '../../parts/floor.js';
import { GroupMark } from '../../parts/group-mark.js';
import { GROUP_ORDER, GROUP_SIGNS } from '../../parts/groups.js';
import { groupName } from '../../parts/question-words.js';
import { timerText } from '../../parts/timer.js';
import { useLaterPage, useTick } from '../later-context.js';

/** Between two looks at what is being spoken now, in milliseconds. */
const LOOK_MS = 5_000;
const PLACES = ['onsite', 'online', 'hub'] as const;
const REGIONS: readonly RegionalGroup[] = [
  'african',
  'asia_pacific',
  'eastern_european',
  'grulac',
  'weog',
  'igo_none',
];

/** What has been spoken so far, by group, by where people are and by region: a bar, and beside its shapes words and numbers. */
export function SoFar() {
  const { state, say, now } = useLaterPage();
  const { session, floors } = state.room;
  useTick(LOOK_MS);
  const groups = sharesOf(floors.values(), ({ stakeholderGroup }) => stakeholderGroup, now);
  const places = sharesOf(floors.values(), ({ attendance }) => attendance, now);
  const regions = sharesOf(floors.values(), ({ regionalGroup }) => regionalGroup, now);
  return (
    <section>
      <h3 className="section">{say('soFar')}</h3>
      {groups.length === 0 ? <p className="quiet">{say('soFarNone')}</p> : null}
      <Bar
        shares={groups}
        order={[...GROUP_ORDER, null]}
        toneOf={(group) => (group ? `t-${GROUP_SIGNS[group].tone}` : 'muted')}
        nameOf={(group) =>
          group ? (
            <GroupMark group={group} name={groupName(say, session.rules, group)} />
          ) : (
            <span>{say('why.noGroup')}</span>
          )
        }
      />
      <Bar
        shares={places}
        order={PLACES}
        toneOf={(place) => `at-${place}`}
        nameOf={(place) => (
          <span className="group">
            <i className={`mark at-${place}`} />
            {say(`attendance.${place}`)}
          </span>
        )}
      />
      <Bar
        shares={regions}
        order={[...REGIONS, null]}
        toneOf={() => 'muted'}
        nameOf={(region) => <span>{say(`region.${region ?? 'unknown'}`)}</span>}
      />
    </section>
  );
}

interface BarProps<K extends string | null> {
  shares: ReturnType<typeof sharesOf<K>>;
  order: readonly K[];
  toneOf: (key: K) => string;
  nameOf: (key: K) => ReactNode;
}

function Bar<K extends string | null>({ shares, order, toneOf, nameOf }: BarProps<K>) {
  const { say } = useLaterPage();
  const sorted = shares.sort((one, other) => order.indexOf(one.key) - order.indexOf(other.key));
  return (
    <>
      <div className="share-bar" aria-hidden="true">
        {sorted.map(({ key, seconds }) => (
          <i key={key} className={toneOf(key)} style={{ flexGrow: 1 + seconds * 1_000 }} />
        ))}
      </div>
      <ul className="shares">
        {sorted.map(({ key, turns, seconds }) => (
          <li key={key}>
            {nameOf(key)}{' '}
            <bdi>{say('turns', { n: turns, time: timerText(Math.floor(seconds) * 1_000) })}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
