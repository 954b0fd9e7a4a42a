import type { SignalView } from '@openfloor/contract';
import { Icon } from '../../parts/icons.js';
import { Act } from '../board/small.js';
import { useClock, useDesk, useSay } from '../desk/context.js';
import { confirm, goTo } from '../desk/telling.js';
import { addressedTo } from '../logic/signals.js';
import { Level } from './level.js';
import { useAbout, useAddresseeName, usePartyName, useSignalText } from './words.js';

interface SignalRowProps {
  signal: SignalView;
  /** It waits for a receipt of this desk. */
  waits: boolean;
  /** The key that confirms it. */
  cap?: string | undefined;
}

/** One word behind the scenes: what, who and when, and its receipt. */
export function SignalRow({ signal, waits, cap }: SignalRowProps) {
  const say = useSay();
  const desk = useDesk();
  const clock = useClock();
  const words = useSignalText()(signal);
  const who = useWho(signal);
  return (
    <li className={waits ? 'signal waits' : 'signal'} data-signal={signal.id}>
      <p className="signal-words">
        <Level level={signal.level} />{' '}
        <span dir="auto">{signal.code === 'message' ? say('quoted', { text: words }) : words}</span>{' '}
        <About refId={signal.refId} />
      </p>
      <p className="signal-who">
        <span dir="auto">{who}</span> · <bdi>{clock.second(signal.at)}</bdi>
        <Readers signal={signal} />
      </p>
      {waits ? (
        <Act label={say('signalSeen')} about={words} cap={cap} onAct={() => void confirm(desk, signal)} />
      ) : (
        <Receipt signal={signal} />
      )}
    </li>
  );
}

/** Who sent it; of one's own words, to whom. */
function useWho(signal: SignalView): string {
  const say = useSay();
  const nameOf = usePartyName();
  const addresseeName = useAddresseeName();
  if (!signal.own) return nameOf(signal.from);
  const names = addressedTo(signal).map(addresseeName);
  return say('youTo', { names: new Intl.ListFormat(say.language).format(names) });
}

/** Leads to what a word is about. */
function About({ refId }: { refId: string | null }) {
  const say = useSay();
  const desk = useDesk();
  const about = useAbout(refId);
  if (!about) return null;
  return (
    <button
      type="button"
      className="link"
      aria-label={say('goTo', { what: about.word })}
      onClick={() => goTo(desk, about.id)}
    >
      <bdi>{about.word}</bdi>
    </button>
  );
}

/** Who said that they have read one's own word. */
function Readers({ signal }: { signal: SignalView }) {
  const say = useSay();
  const nameOf = usePartyName();
  if (!signal.own || signal.seenBy.length === 0) return null;
  const names = [...new Set(signal.seenBy.map(nameOf))];
  return (
    <span dir="auto"> · {say('readBy', { names: new Intl.ListFormat(say.language).format(names) })}</span>
  );
}

function Receipt({ signal }: { signal: SignalView }) {
  const say = useSay();
  const isRead = signal.own ? signal.seenBy.length > 0 : signal.seen;
  if (!isRead) return <span className="signal-receipt">{say(signal.own ? 'notRead' : 'signalSeen')}</span>;
  return (
    <b className="signal-receipt read">
      <Icon name="check" /> {say(signal.own ? 'wasRead' : 'signalSeen')}
    </b>
  );
}
