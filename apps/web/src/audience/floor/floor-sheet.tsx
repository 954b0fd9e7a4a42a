import type { FloorView } from '@openfloor/contract';
import { heldOf, holderOf, queueOf } from '../../parts/floor.js';
import { whyText } from '../../parts/why.js';
import { ReceiptNo } from '../../parts/written.js';
import { SendButton } from '../controls.js';
import { mayAsk } from '../bottom-bar.js';
import { useLaterPage } from '../later-context.js';
import { SheetFrame } from '../sheet.js';
import { Group } from './holder.js';
import { OwnRequest } from './own-request.js';
import { askWords, classesFor, isQueued, shutBy } from './own.js';
import { SoFar } from './so-far.js';
import { TimeLeft } from './time-left.js';
import { noWords, placeOf, whoText } from './who.js';

/** The whole of the floor: who has it, one's own requests, who is next and why, and what was spoken so far. */
export function FloorSheet({ onClose }: { onClose: () => void }) {
  const { state, say, open } = useLaterPage();
  const classes = classesFor(state.room);
  const foot =
    classes.length > 0 ? (
      <SendButton onTap={() => open({ name: 'request' })}>{say(askWords(classes))}</SendButton>
    ) : null;
  return (
    <SheetFrame title={say('floor')} onClose={onClose} foot={foot}>
      {mayAsk(state.room.session.phase) ? <Live /> : null}
      <SoFar />
    </SheetFrame>
  );
}

/** What goes on now: nothing of it where the session is over. */
function Live() {
  const { state, say } = useLaterPage();
  const { mine } = state.room;
  const shut = shutBy(state.room);
  const own = mine.floor.filter((request) => isQueued(request) || request.status === 'offered');
  return (
    <>
      <Now />
      <ol className="requests">
        {own.map((request) => (
          <OwnRequest key={request.id} own={request} />
        ))}
      </ol>
      {shut && own.length === 0 ? <p className="quiet">{noWords(say, shut)}</p> : null}
      <Queue />
    </>
  );
}

function Now() {
  const page = useLaterPage();
  const { state, say } = page;
  const { floors } = state.room;
  const holder = holderOf(floors.values());
  if (!holder) return <p>{say('nobodySpeaks')}</p>;
  return (
    <section>
      <h3 className="section">{say(holder.status === 'called' ? 'calledNow' : 'hasFloor')}</h3>
      <p className="question" dir="auto">
        {whoText(page, holder)}
      </p>
      <Facts floor={holder} />
      {holder.status === 'called' || state.line === 'offline' ? null : <TimeLeft timed={holder} />}
      {heldOf(floors.values()).map((held) => (
        <p key={held.id} className="quiet">
          {say('goesOn', { name: whoText(page, held) })}
        </p>
      ))}
    </section>
  );
}

function Queue() {
  const { state, say } = useLaterPage();
  const { floors, mine, session } = state.room;
  const queue = queueOf(floors.values());
  return (
    <section>
      <h3 className="section">{say('whoIsNext')}</h3>
      <p className="quiet">
        {say(queue.length > 0 ? `discipline.${session.rules.discipline}` : 'nobodyWaits')}
      </p>
      <ol className="queue">
        {queue.map((floor) => (
          <li key={floor.id} className={mine.floor.some(({ id }) => id === floor.id) ? 'mine' : ''}>
            <Facts floor={floor} />
            {floor.why ? <p className="quiet">{whyText(say, session.rules, floor.why)}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Facts({ floor }: { floor: FloorView }) {
  const page = useLaterPage();
  return (
    <p className="meta">
      <ReceiptNo no={floor.no} />
      <Group floor={floor} />
      {floor.name && floor.position ? <bdi>{whoText(page, floor)}</bdi> : null}
      <bdi className="muted">{placeOf(page, floor)}</bdi>
      {floor.class === 'intervention' ? null : <b>{page.say(`class.${floor.class}`)}</b>}
    </p>
  );
}
