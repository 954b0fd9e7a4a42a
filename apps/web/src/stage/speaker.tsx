import type { FloorView } from '@openfloor/contract';
import { GroupMark } from '../parts/group-mark.js';
import { Icon } from '../parts/icons.js';
import { readTimer, timerText } from '../parts/timer.js';
import { HallHands } from './question.js';
import { useScreen } from './stage-context.js';
import { groupText, placeText, standsText, whoText } from './words-of.js';

/** How somebody has the floor: was called, has it, or interrupts with a point of order. */
export function SpeakerLabel({ floor }: { floor: FloorView }) {
  const { say } = useScreen();
  if (floor.class === 'point_of_order')
    return (
      <p className="now-label order">
        <Icon name="flag" />
        {say('class.point_of_order')}
      </p>
    );
  return <p className="now-label">{say(floor.status === 'called' ? 'calledToFloor' : 'hasTheFloor')}</p>;
}

/** Who has the floor: number, name, whom they speak for, group and place, and the hands for the question it is about. */
export function Speaker({ floor, isStream = false }: { floor: FloorView; isStream?: boolean }) {
  const { room, say } = useScreen();
  const around = { room, say };
  const stands = standsText(around, floor);
  const question = floor.questionId ? room.questions.get(floor.questionId) : undefined;
  return (
    <section className="hall-question speaker">
      <bdi className="hall-no">#{floor.no}</bdi>
      <div>
        <p className="hall-text">
          <bdi>{whoText(around, floor)}</bdi>
        </p>
        {stands ? (
          <p className="speaks-for">
            <bdi>{stands}</bdi>
          </p>
        ) : null}
        <p className="hall-meta">
          {floor.stakeholderGroup ? (
            <GroupMark
              group={floor.stakeholderGroup}
              name={groupText(around, floor)}
              quiet={floor.name === null}
            />
          ) : null}
          <bdi className="muted">{placeText(around, floor)}</bdi>
          {floor.class === 'intervention' || floor.class === 'point_of_order' ? null : (
            <span className="muted">
              {question
                ? say('onQuestion', { class: say(`class.${floor.class}`), no: `#${question.no}` })
                : say(`class.${floor.class}`)}
            </span>
          )}
          {question && room.session.rules.showVotes && !isStream ? <HallHands question={question} /> : null}
        </p>
      </div>
    </section>
  );
}

/** Whom a point of order interrupts: goes on after it, with the time that was left. */
export function Interrupted({ floor }: { floor: FloorView }) {
  const { room, say, now } = useScreen();
  const { leftMs } = readTimer(floor, now());
  return (
    <p className="interrupted muted">
      <bdi>
        {say('goesOnAfter', {
          name: whoText({ room, say }, floor),
          no: `#${floor.no}`,
          time: timerText(leftMs),
        })}
      </bdi>
    </p>
  );
}
