import type { CSSProperties } from 'react';
import { GroupMark } from '../parts/group-mark.js';
import { GROUP_SIGNS } from '../parts/groups.js';
import { groupName } from '../parts/question-words.js';
import { durationText } from '../parts/time.js';
import { floorShares } from './shares.js';
import { useScreen } from './stage-context.js';
import { speakerOf } from './turn.js';
import { CALM_MS } from './use-calm.js';
import { useServerTime } from './use-server-time.js';

const time = (seconds: number): string => durationText(seconds * 1_000);

/** What each group has had of the floor so far, as one bar with codes and numbers, and the same by where people sit. */
export function FloorSoFar() {
  const { room, say, now } = useScreen();
  const runs = speakerOf(room)?.clock.running ?? false;
  const at = useServerTime(now, () => (runs ? CALM_MS : null));
  const { seconds, groups, attendances } = floorShares([...room.floors.values()], at);
  if (seconds === 0) return null;
  return (
    <section className="so-far">
      <div className="shares">
        <h2>
          {say('floorSoFar')} <bdi>{time(seconds)}</bdi>
        </h2>
        <ul className="muted">
          {attendances.map(({ key, seconds: had }) => (
            <li key={key}>
              {say(`attendance.${key}`)} <bdi>{time(had)}</bdi>
            </li>
          ))}
        </ul>
      </div>
      <div className="share-bar" aria-hidden="true">
        {groups.map(({ key, seconds: had }) => (
          <i
            key={key ?? ''}
            className={key ? `t-${GROUP_SIGNS[key].tone}` : ''}
            style={{ '--had': String(had) } as CSSProperties}
          />
        ))}
      </div>
      <ul className="shares">
        {groups.map(({ key, seconds: had }) => (
          <li key={key ?? ''}>
            {key ? (
              <GroupMark group={key} name={groupName(say, room.session.rules, key)} quiet />
            ) : (
              say('noGroup')
            )}{' '}
            <bdi>{time(had)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
