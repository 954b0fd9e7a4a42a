import { useLaterPage } from '../later-context.js';
import { OwnActs } from './own-request.js';
import { turnOf } from './own.js';
import { TimeLeft, TimeNews } from './time-left.js';

/** One's own turn: said once when one is called, then one's own clock. It lies over the bottom and moves nothing. */
export function Turn() {
  const { state, say } = useLaterPage();
  const own = turnOf(state.room);
  if (!own) return null;
  const isCalled = own.status === 'called';
  const way =
    own.delivery === 'text_read_out' ? 'read' : state.room.you.attendance === 'online' ? 'online' : 'onsite';
  return (
    <footer className="on-air turn">
      <div role={isCalled ? 'alert' : undefined}>
        <p className="turn-head">{say(isCalled ? 'own.called' : 'own.speaking')}</p>
        {isCalled ? <p>{say(`turn.${way}`)}</p> : null}
      </div>
      {isCalled ? null : (
        <p className="turn-time">
          <TimeLeft timed={own} />
          <TimeNews timed={own} />
        </p>
      )}
      <OwnActs own={own} />
    </footer>
  );
}
