import { useState } from 'react';
import { wordTo } from '../logic/messages.js';
import { toBeReady } from '../logic/speakers.js';
import { standingOf, takesPart } from '../logic/standing.js';
import { Act } from './controls.js';
import { useDesk } from './context.js';

/** Before one of ours goes on air: are they ready? The answer goes to the desk, and so does a not yet. */
export function ReadyBand() {
  const { hub, say, state } = useDesk();
  const [told, tell] = useState('');
  const isOpen = takesPart(standingOf(state.hub, state.room));
  const own = isOpen ? toBeReady(state.room, state.entries) : undefined;
  const answer = (ready: boolean): void => {
    if (!own) return;
    const asked = state.room.mine.signals.filter(
      ({ own: isOurs, seen, refId }) => !isOurs && !seen && refId === own.id,
    );
    for (const { id } of asked) hub.does('signal.seen', { signalId: id });
    if (ready) hub.does('floor.ready', { floorId: own.id, ready: true });
    else
      hub.does(
        'signal.send',
        wordTo(say('notYetText'), { code: 'remote_waiting', level: 'attention', refId: own.id }),
      );
    tell(ready ? '' : own.id);
  };
  const isTold = told === own?.id;
  return (
    <div role="alert">
      {own ? (
        <div className="ready-band">
          <p>
            <b>{say(own.status === 'called' ? 'calledBand' : 'nextBand')}</b> <bdi>#{own.no}</bdi>{' '}
            <span dir="auto">{own.name ?? own.affiliation ?? say('someone')}</span>
            {isTold ? <span className="band-told"> {say('notYetTold')}</span> : null}
          </p>
          <Act look="ink" about={`#${own.no}`} onAct={() => answer(true)}>
            {say('ready')}
          </Act>
          {isTold ? null : (
            <Act about={`#${own.no}`} onAct={() => answer(false)}>
              {say('notYet')}
            </Act>
          )}
        </div>
      ) : null}
    </div>
  );
}
