import type { OwnFloor } from '@openfloor/contract';
import type { RoomView } from '../../live/room-view.js';
import type { Second } from '../bottom-bar.js';
import { line } from '../floor-line.js';
import { isOpenRequest } from '../floor-on.js';
import { useLaterPage, type LaterPage } from '../later-context.js';
import { OutgoingStatus, Parts } from '../own-parts.js';
import type { Outgoing } from '../phone-state.js';
import { OwnRequest } from './own-request.js';
import { askWords, classesFor, offerOf, questionNo } from './own.js';
import { noWords } from './who.js';

/** What stands beside "Ask a question": to take up an offer of the floor, or to ask for it. */
export function secondIn(say: LaterPage['say'], room: RoomView): Second | null {
  const offer = offerOf(room);
  if (offer)
    return {
      words: say('speakIt', { no: questionNo(offer, room) }),
      sheet: { name: 'request', offerId: offer.id },
    };
  const classes = classesFor(room);
  return classes.length > 0 ? { words: say(askWords(classes)), sheet: { name: 'request' } } : null;
}

/** One's own requests in Mine: what is not sent yet, what is open, then what became of the others, the latest first. */
export function OwnRequests() {
  const { state } = useLaterPage();
  const rank = (own: OwnFloor): number => Number(isOpenRequest(own));
  return (
    <>
      {state.outgoing.map((outgoing) =>
        outgoing.type === 'question.submit' ? null : <Unsent key={outgoing.id} outgoing={outgoing} />,
      )}
      {[...state.room.mine.floor]
        .sort((one, other) => rank(other) - rank(one) || other.no - one.no)
        .map((own) => (
          <OwnRequest key={own.id} own={own} />
        ))}
    </>
  );
}

function Unsent({ outgoing }: { outgoing: Outgoing }) {
  const { say, open } = useLaterPage();
  const { class: kind, floorId } = outgoing.args;
  return (
    <li className="own">
      <p className="question">{floorId ? say('accept') : say.maybe(`class.${kind ?? ''}`)}</p>
      <Parts parts={line(0, false)} />
      <OutgoingStatus
        outgoing={outgoing}
        why={outgoing.code ? noWords(say, outgoing.code) : ''}
        again={say('askAgain')}
        onAgain={() => open({ name: 'request', ...(floorId ? { offerId: floorId } : {}) })}
      />
    </li>
  );
}
