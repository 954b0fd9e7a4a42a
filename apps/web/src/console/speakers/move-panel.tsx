import type { FloorView } from '@openfloor/contract';
import { Panel } from '../board/panel.js';
import { byDigit, Reasons, type Reason } from '../board/reasons.js';
import { Mark } from '../board/small.js';
import { askFloor } from '../desk/calling.js';
import { useDesk, useSay } from '../desk/context.js';
import { beforeOf, followers } from '../logic/floor-moves.js';
import type { Move } from '../logic/moves.js';
import type { AboutSpeaker } from './floor-panel.js';
import { useNaming, useSpeaking } from './use-speaking.js';

const MOVES: readonly Move[] = ['top', 'up', 'down', 'end'];

/** One place somebody can be moved to. */
interface Place extends Reason<string> {
  before: string | null;
}

/** All places but the one where they stand: the short ways first, then before each of the others by name. */
function usePlaces(floor: FloorView): Place[] {
  const say = useSay();
  const nameOf = useNaming();
  const { queue } = useSpeaking();
  const short = MOVES.flatMap((id): Place[] => {
    const before = beforeOf(queue, floor.id, id);
    return before === undefined ? [] : [{ id, word: say(`where.${id}`), before }];
  });
  const named = followers(queue, floor.id).map((other): Place => {
    const { name, stands } = nameOf(other);
    const word = say('where.before', { who: name });
    return {
      id: other.id,
      word,
      more: stands || undefined,
      tail: <Mark group={other.stakeholderGroup} />,
      before: other.id,
    };
  });
  return [...short, ...named];
}

/** Where somebody is moved to; why is asked next. */
export function MovePanel({ floor, onClose }: AboutSpeaker) {
  const say = useSay();
  const desk = useDesk();
  const places = usePlaces(floor);
  const title = say('where.title', { who: useNaming()(floor).name });
  const choose = (id: string): void => {
    const place = places.find((one) => one.id === id);
    if (place) askFloor(desk, { kind: 'moveWhy', floorId: floor.id, before: place.before });
  };
  const ids = places.map(({ id }) => id);
  return (
    <Panel
      tall
      title={title}
      label={title}
      lead={say('where.lead')}
      onKey={byDigit(ids, choose)}
      onClose={onClose}
    >
      <Reasons reasons={places} onChoose={choose} />
      {places.length === 0 ? <p className="nothing">{say('where.nowhere')}</p> : null}
    </Panel>
  );
}
