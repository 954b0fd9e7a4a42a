import type { FloorView } from '@openfloor/contract';
import { GroupMark } from '../parts/group-mark.js';
import { Icon } from '../parts/icons.js';
import { whyText } from '../parts/why.js';
import type { QueuePicture } from './scene.js';
import { useScreen } from './stage-context.js';
import { groupText, placeText, whoText } from './words-of.js';

/** Who comes next, in the proposed order, and why. */
export function NextSpeakers({ next, waiting }: Pick<QueuePicture, 'next' | 'waiting'>) {
  const { room, say } = useScreen();
  const { discipline } = room.session.rules;
  const more = waiting - next.length;
  return (
    <section className="next speakers">
      <div className="of-next">
        <h2>{say('nextSpeakers')}</h2>
        <bdi className="muted">{say(`discipline.${discipline}`)}</bdi>
        {room.session.switches.floor ? null : <bdi className="muted">{say('listClosed')}</bdi>}
        {more > 0 ? (
          <p className="more">
            <bdi>{say('moreWait', { n: more })}</bdi>
          </p>
        ) : null}
      </div>
      {next.length > 0 ? (
        <ol>
          {next.map((floor) => (
            <Waiting key={floor.id} floor={floor} />
          ))}
        </ol>
      ) : (
        <p>
          <bdi>{say('nobodyWaits')}</bdi>
        </p>
      )}
    </section>
  );
}

function Waiting({ floor }: { floor: FloorView }) {
  const { room, say } = useScreen();
  const around = { room, say };
  return (
    <li>
      <bdi>#{floor.no}</bdi>
      <p>
        {floor.class === 'point_of_order' ? (
          <span className="order">
            <Icon name="flag" />
            {say('class.point_of_order')}
          </span>
        ) : null}
        {floor.stakeholderGroup ? (
          <GroupMark group={floor.stakeholderGroup} name={groupText(around, floor)} quiet />
        ) : null}
        <bdi className="name">{whoText(around, floor)}</bdi>
        <bdi className="muted">{placeText(around, floor)}</bdi>
        {floor.why ? (
          <span className="why muted">
            <bdi>{whyText(say, room.session.rules, floor.why)}</bdi>
          </span>
        ) : null}
      </p>
    </li>
  );
}
