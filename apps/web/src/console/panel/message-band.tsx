import type { SignalView } from '@openfloor/contract';
import { Icon } from '../../parts/icons.js';
import { useClock, useDesk, useRoom, useSay } from '../desk/context.js';
import { unread } from './messages.js';
import { act } from './seat.js';

const NONE: readonly SignalView[] = [];
const DESK: ReadonlySet<string> = new Set(['organiser', 'chair', 'moderator', 'online_moderator']);

/** What the desk says to this panellist, one message at a time, the oldest first. A band and no modal: nothing waits for it. */
export function MessageBand() {
  const say = useSay();
  const signals = useRoom((room) => room.mine?.signals) ?? NONE;
  const outbox = useRoom((room) => room.outbox);
  const waiting = unread(signals, outbox);
  const [first] = waiting;
  return (
    <aside className="podium-messages" aria-label={say('panel.messages')}>
      <div role="status">{first ? <Told key={first.id} signal={first} of={waiting.length} /> : null}</div>
      {first ? <Seen signal={first} /> : null}
    </aside>
  );
}

function Told({ signal, of }: { signal: SignalView; of: number }) {
  const say = useSay();
  const clock = useClock();
  const { level, code, text, from, at } = signal;
  const sender = DESK.has(from.role)
    ? say('panel.fromDesk')
    : say('panel.fromRole', { role: say(`role.${from.role}`) });
  const words = code === 'message' ? text : [say(`signal.${code}`), text].filter(Boolean).join(': ');
  return (
    <>
      <p className="podium-from">
        {level === 'info' ? null : (
          <b className={`podium-level ${level}`}>
            <Icon name={level === 'urgent' ? 'alert' : 'info'} /> {say(`signalLevel.${level}`)}{' '}
          </b>
        )}
        {sender} · <bdi>{clock.second(at)}</bdi>
        {of > 1 ? <b> · {say('panel.of', { n: 1, of })}</b> : null}
      </p>
      <p className="podium-message" dir="auto">
        {words}
      </p>
    </>
  );
}

/** Says that it was read, which its sender sees. */
function Seen({ signal }: { signal: SignalView }) {
  const say = useSay();
  const desk = useDesk();
  return (
    <button
      type="button"
      className="podium-ok"
      onClick={() => void act(desk, 'signal.seen', { signalId: signal.id })}
    >
      {say('panel.ok')}
    </button>
  );
}
