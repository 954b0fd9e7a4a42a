import {
  ATTENDANCES,
  REGIONAL_GROUPS,
  type Attendance,
  type RegionalGroup,
  type StakeholderGroup,
} from '@openfloor/contract';
import { useMemo, useState, type ReactNode } from 'react';
import { GROUP_ORDER, GROUP_SIGNS } from '../../parts/groups.js';
import { timerText } from '../../parts/timer.js';
import { Mark } from '../board/small.js';
import { useSay, useSession } from '../desk/context.js';
import { useTick } from '../desk/ticking.js';
import { floorBalance, type FloorBalance as Balance, type FloorShare } from '../logic/floor-shares.js';
import { useFloors } from './use-speaking.js';

/** From this size on, where the column is as high as the page, the tables stand open from the start. */
const TALL_PX = 840;
const WIDE_PX = 1_024;
const time = (seconds: number): string => timerText(seconds * 1_000);

type Group = StakeholderGroup | null;
type Region = RegionalGroup | null;

/** Who has been heard, by group, by place and by region: one bar each, and the table that says the same. It orders nothing. */
export function FloorBalance() {
  const say = useSay();
  const [open, set] = useState(() => innerHeight >= TALL_PX && innerWidth >= WIDE_PX);
  const { byGroup, byPlace, byRegion } = useBalances();
  if (byGroup.requests + byGroup.turns === 0) return null;
  return (
    <section className="balance floor-balance" aria-label={say('heardBy')}>
      <h3>
        <button type="button" className="fold" aria-expanded={open} onClick={() => set(!open)}>
          <b>
            {byGroup.turns === 0
              ? say('notHeardYet')
              : [
                  say('floorBalance', { time: time(byGroup.seconds) }),
                  say('turns', { n: byGroup.turns }),
                ].join(', ')}
          </b>
          <span>{open ? say('percentOfRequests', { n: byGroup.requests }) : ''}</span>
        </button>
      </h3>
      <Bar balance={byGroup} tone={(group) => (group ? GROUP_SIGNS[group].tone : 'none')} />
      {open ? (
        <>
          <Cells balance={byGroup} label={say('heardBy')} sign={(group) => <Mark group={group} />} />
          <Bar balance={byPlace} tone={(place) => place} />
          <Cells
            balance={byPlace}
            label={say('heardFrom')}
            sign={(place) => <span className="group">{say(`place.${place}`)}</span>}
          />
          <Bar balance={byRegion} tone={() => 'none'} />
          <RegionLines balance={byRegion} />
        </>
      ) : null}
    </section>
  );
}

/** Read anew when anything on the list changed, and with each second of somebody who speaks. */
function useBalances(): {
  byGroup: Balance<Group>;
  byPlace: Balance<Attendance>;
  byRegion: Balance<Region>;
} {
  const floors = useFloors();
  const { rules } = useSession();
  const speaks = floors.some(({ clock }) => clock.running);
  const now = useTick((at) => (speaks ? Math.floor(at / 1_000) * 1_000 : 0));
  return useMemo(() => {
    const groups: Group[] = GROUP_ORDER.filter((group) => rules.groups.some(({ key }) => key === group));
    return {
      byGroup: floorBalance(floors, groups, ({ stakeholderGroup }) => stakeholderGroup, now),
      byPlace: floorBalance(floors, ATTENDANCES, ({ attendance }) => attendance, now),
      byRegion: floorBalance<Region>(floors, REGIONAL_GROUPS, ({ regionalGroup }) => regionalGroup, now),
    };
  }, [floors, rules, now]);
}

interface PartsProps<K> {
  balance: Balance<K>;
}

/** One bar whose parts are as long as each was heard. The table beneath says it in figures. */
function Bar<K extends string | null>({ balance, tone }: PartsProps<K> & { tone: (key: K) => string }) {
  return (
    <p className="share-bar" aria-hidden="true">
      {balance.parts.map(({ key, seconds }) =>
        seconds > 0 ? <span key={key} className={`t-${tone(key)}`} style={{ flexGrow: seconds }} /> : null,
      )}
    </p>
  );
}

interface CellsProps<K> extends PartsProps<K> {
  label: string;
  sign: (key: K) => ReactNode;
}

/** Time and turns of each part, and its share of those who asked. */
function Cells<K extends string | null>({ balance, label, sign }: CellsProps<K>) {
  return (
    <ul className="cells" aria-label={label}>
      {balance.parts.map((part) => (
        <li key={part.key} className={part.turns === 0 ? 'cell zero' : 'cell'}>
          {sign(part.key)}
          <CellFigures part={part} />
        </li>
      ))}
    </ul>
  );
}

/** A line for each region that asked or was heard: their names are too long for cells. */
function RegionLines({ balance }: PartsProps<Region>) {
  const say = useSay();
  const present = balance.parts.filter(({ turns, requests }) => turns + requests > 0);
  return (
    <ul className="heard-lines" aria-label={say('heardIn')}>
      {present.map((part) => (
        <li key={part.key}>
          <span className="name">{say(`region.${part.key ?? 'unknown'}`)}</span>
          <CellFigures part={part} />
        </li>
      ))}
    </ul>
  );
}

function CellFigures<K>({ part }: { part: FloorShare<K> }) {
  const say = useSay();
  return (
    <>
      <b>
        <bdi>{time(part.seconds)}</bdi>
      </b>
      <span className="share">{say('turns', { n: part.turns })}</span>
      <span className="share">
        {part.requestPercent === null ? '' : say('percent', { n: part.requestPercent })}
      </span>
    </>
  );
}
