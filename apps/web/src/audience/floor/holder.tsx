import type { FloorView } from '@openfloor/contract';
import { GroupMark } from '../../parts/group-mark.js';
import { Dot } from '../../parts/icons.js';
import { groupName } from '../../parts/question-words.js';
import { useLaterPage } from '../later-context.js';
import { TimeLeft } from './time-left.js';
import { standsText, whoText } from './who.js';

interface HolderProps {
  /** Whoever has the floor, if anybody does. */
  holder: FloorView | undefined;
  /** No script runs yet, so no clock does. */
  isStill: boolean;
}

/** Who has the floor and for whom, in three lines that are always there. */
export function Holder({ holder, isStill }: HolderProps) {
  const page = useLaterPage();
  const { state, say } = page;
  return (
    <>
      <p className="air-label">
        {holder ? <Label holder={holder} isShort={false} /> : <b>{say('floor')}</b>}
        {holder && holder.class !== 'intervention' ? <small>{say(`class.${holder.class}`)}</small> : null}
        <HolderTime holder={holder} isStill={isStill} />
      </p>
      <p className="cut holder">
        <HolderName holder={holder} />
      </p>
      <p className="cut stands">
        {holder ? <Group floor={holder} /> : null}{' '}
        <bdi>
          {holder ? standsText(page, holder) : say(`discipline.${state.room.session.rules.discipline}`)}
        </bdi>
      </p>
    </>
  );
}

/** Who has the floor, in one line. */
export function HolderLine({ holder, isStill }: HolderProps) {
  return (
    <>
      {holder ? <Label holder={holder} isShort /> : null}
      <span className="cut">
        {holder ? <Group floor={holder} /> : null} <HolderName holder={holder} />
      </span>
      <HolderTime holder={holder} isStill={isStill} />
    </>
  );
}

/** That somebody has the floor; on stale data, when that was. In a short line it is only read out while it is true. */
function Label({ holder, isShort }: { holder: FloorView; isShort: boolean }) {
  const { state, say, clock } = useLaterPage();
  if (state.line === 'offline')
    return (
      <>
        <Dot hollow />
        <b>{say(isShort ? 'lastKnown' : 'hadFloor', { time: clock.minute(state.heardAt) })}</b>
      </>
    );
  return (
    <>
      {isShort ? null : <Dot />}
      <b className={isShort ? 'visually-hidden' : ''}>
        {say(holder.status === 'called' ? 'calledNow' : 'hasFloor')}
      </b>
    </>
  );
}

function HolderName({ holder }: Pick<HolderProps, 'holder'>) {
  const page = useLaterPage();
  return holder ? <bdi>{holder.name ?? whoText(page, holder)}</bdi> : <>{page.say('nobodySpeaks')}</>;
}

function HolderTime({ holder, isStill }: HolderProps) {
  const { state, say, clock } = useLaterPage();
  if (!holder?.startedAt || state.line === 'offline') return null;
  if (isStill) return <small>{say('since', { time: clock.minute(holder.startedAt) })}</small>;
  return <TimeLeft timed={holder} />;
}

/** Mark and code of the group of a request, its name read out. */
export function Group({ floor: { stakeholderGroup: group } }: { floor: FloorView }) {
  const { state, say } = useLaterPage();
  return group ? (
    <GroupMark quiet group={group} name={groupName(say, state.room.session.rules, group)} />
  ) : null;
}
