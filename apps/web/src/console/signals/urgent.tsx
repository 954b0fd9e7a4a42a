import { useEffect, useState } from 'react';
import { Icon } from '../../parts/icons.js';
import { useClock, useDesk, useRoom, useSay } from '../desk/context.js';
import { urgentOf } from '../logic/signals.js';
import { usePartyName, useSignalText } from './words.js';

interface Urgent {
  id: string;
  /** What, who and when. */
  words: string;
  from: string;
  at: string;
}

/** The urgent word that nobody at this desk has confirmed yet. */
export function useUrgent(): Urgent | undefined {
  const clock = useClock();
  const textOf = useSignalText();
  const nameOf = usePartyName();
  const signal = useRoom(({ mine, outbox }) => mine && urgentOf(mine.signals, outbox));
  return (
    signal && { id: signal.id, words: textOf(signal), from: nameOf(signal.from), at: clock.second(signal.at) }
  );
}

/** In the top bar while it waits: leads to its receipt. Nothing is covered and nothing moves. */
export function UrgentLine({ urgent }: { urgent: Urgent }) {
  const say = useSay();
  const desk = useDesk();
  const lead = (): void => {
    desk.view.patch({ tab: 'air', sheet: null });
    requestAnimationFrame(() => leadTo(urgent.id));
  };
  return (
    <p className="urgent">
      <button type="button" onClick={lead}>
        <Icon name="alert" /> <b>{say('urgentNow')}</b> <span dir="auto">{urgent.words}</span> ·{' '}
        <span dir="auto">{urgent.from}</span> · <bdi>{urgent.at}</bdi>
      </button>
    </p>
  );
}

/** Brings the receipt of a signal into sight and into focus. */
export function leadTo(id: string): void {
  const row = document.querySelector(`[data-signal="${id}"]`);
  row?.scrollIntoView({ block: 'nearest' });
  row?.querySelector<HTMLElement>(':scope > .btn')?.focus({ preventScroll: true });
}

/** Reads an urgent word out, once. */
export function UrgentHeard({ urgent }: { urgent: Urgent | undefined }) {
  const say = useSay();
  const [told, tell] = useState('');
  const text = urgent ? `${say('urgentNow')} ${urgent.words}, ${urgent.from}` : '';
  useEffect(() => tell(text), [urgent?.id, text]);
  return (
    <p role="alert" className="visually-hidden">
      {told}
    </p>
  );
}
