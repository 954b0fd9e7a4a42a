import type { EntryState } from '@openfloor/client';
import type { SignalView } from '@openfloor/contract';
import { useState } from 'react';
import { Act } from '../board/small.js';
import { useCan, useDesk, useRoom, useSay, useView } from '../desk/context.js';
import { announceRemote } from '../desk/telling.js';
import { firstRemote, listSignals, type SignalList } from '../logic/signals.js';
import { useNaming, useSpeaking } from '../speakers/use-speaking.js';
import { Compose } from './compose.js';
import { SignalRow } from './signal-row.js';

const NONE: readonly SignalView[] = [];
const UNDER_WAY: ReadonlySet<EntryState> = new Set(['sending', 'kept']);

/** The words behind the scenes of this seat. */
export function useSignals(): SignalList {
  const signals = useRoom((room) => room.mine?.signals) ?? NONE;
  const outbox = useRoom((room) => room.outbox);
  return listSignals(signals, outbox);
}

/** The back-channel: what was said to this desk and by it, with receipts, and a word to others. A part, never a modal. */
export function Signals() {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const tells = useView((view) => view.telling !== null);
  const { unseen, recent, earlier } = useSignals();
  const caps = useView((view) => !view.keysOff);
  const [isWhole, show] = useState(false);
  if (!can.has('signal.send')) return null;
  const rest = isWhole ? [...recent, ...earlier] : recent;
  return (
    <section className={tells ? 'signals tells' : 'signals'} aria-label={say('signals')}>
      <p className="section-head">
        <b>{say('signals')}</b>
        <span>{say('notSeen', { n: unseen.length })}</span>
        <Act
          label={say('tellAct')}
          menu="bare"
          pressed={tells}
          onAct={() => desk.view.patch({ telling: tells ? null : { refId: null } })}
        />
      </p>
      <RemoteReady />
      <ul>
        {unseen.map((signal, at) => (
          <SignalRow key={signal.id} signal={signal} waits cap={caps && at === 0 ? 'U' : undefined} />
        ))}
        {rest.map((signal) => (
          <SignalRow key={signal.id} signal={signal} waits={false} />
        ))}
        <Sending />
      </ul>
      {earlier.length > 0 ? (
        <button type="button" className="link" aria-expanded={isWhole} onClick={() => show(!isWhole)}>
          {isWhole ? say('fewerSignals') : say('earlierSignals', { n: earlier.length })}
        </button>
      ) : null}
      <Compose />
    </section>
  );
}

/** A word that is on its way, or kept until the room is in reach again. */
function Sending() {
  const say = useSay();
  const n = useRoom(
    (room) => room.outbox.filter(({ type, state }) => type === 'signal.send' && UNDER_WAY.has(state)).length,
  );
  const isKept = useRoom(({ connection }) => connection !== 'live' && connection !== 'slow');
  if (n === 0) return null;
  return <li className="signal">{say(isKept ? 'signalsKept' : 'signalsSending', { n })}</li>;
}

/** The online moderator proposes who is next from outside the room: one press. */
function RemoteReady() {
  const say = useSay();
  const desk = useDesk();
  const role = useRoom((room) => room.you?.role);
  const nameOf = useNaming();
  const next = firstRemote(useSpeaking().queue);
  if (role !== 'online_moderator') return null;
  if (!next) return <p className="hint">{say('noRemote')}</p>;
  return (
    <div className="acts remote-ready">
      <Act
        label={say('remoteReady', { who: nameOf(next).name })}
        kind="bold"
        onAct={() => announceRemote(desk, next)}
      />
    </div>
  );
}
