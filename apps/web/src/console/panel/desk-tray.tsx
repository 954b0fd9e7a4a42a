import type { CommandArgs } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { useClock, useDesk, useRoom, useSay } from '../desk/context.js';
import { toOf } from '../logic/signals.js';
import { lastSaid, readAt } from './messages.js';
import { act } from './seat.js';

type Words = Pick<CommandArgs<'signal.send'>, 'code' | 'text' | 'level'>;

/** A word to the moderators' desk: a few ready ones, or one's own; and whether the last one was read. */
export function DeskTray() {
  const say = useSay();
  const desk = useDesk();
  const [writing, write] = useState(false);
  const send = (words: Words): void => {
    void act(desk, 'signal.send', { to: toOf('desks'), ...words });
  };
  const ready: Words[] = [
    { text: say('panel.say.add') },
    { text: say('panel.say.hear'), code: 'audio_failed', level: 'attention' },
    { text: say('panel.say.repeat') },
  ];
  if (writing) return <OwnWords onSend={send} onDone={() => write(false)} />;
  return (
    <div className="podium-tray" role="group" aria-label={say('panel.toDeskLead')}>
      {ready.map((words) => (
        <button key={words.text} type="button" className="btn podium-act" onClick={() => send(words)}>
          {words.text}
        </button>
      ))}
      <button type="button" className="btn podium-act" onClick={() => write(true)}>
        {say('panel.write')}
      </button>
      <LastSaid />
    </div>
  );
}

/** What was said last, and whether the desk has read it; what is still on its way says so. */
function LastSaid() {
  const say = useSay();
  const clock = useClock();
  const last = lastSaid(useRoom((room) => room.mine?.signals) ?? []);
  const isSending = useRoom((room) =>
    room.outbox.some(
      ({ type, state }) => type === 'signal.send' && (state === 'sending' || state === 'kept'),
    ),
  );
  const read = last ? readAt(last) : null;
  const receipt = !last
    ? ''
    : read === null
      ? say('panel.sent', { time: clock.second(last.at) })
      : say('panel.read', { time: clock.second(read) });
  return (
    <p className="podium-receipt" role="status">
      {isSending ? (
        say('state.sending')
      ) : last ? (
        <>
          <q dir="auto">{last.text || say.maybe(`signal.${last.code}`)}</q> {receipt}
        </>
      ) : null}
    </p>
  );
}

function OwnWords({ onSend, onDone }: { onSend: (words: Words) => void; onDone: () => void }) {
  const say = useSay();
  const [text, write] = useState('');
  const submit = (form: FormEvent): void => {
    form.preventDefault();
    if (text.trim() === '') return;
    onSend({ text: text.trim() });
    onDone();
  };
  return (
    <form className="podium-tray" aria-label={say('panel.toDeskLead')} onSubmit={submit}>
      <input
        className="field podium-field"
        aria-label={say('panel.words')}
        placeholder={say('panel.words')}
        autoFocus
        maxLength={280}
        dir="auto"
        value={text}
        onChange={(change) => write(change.target.value)}
      />
      <button type="submit" className="btn podium-act accent" aria-disabled={text.trim() === '' || undefined}>
        {say('send')}
      </button>
      <button type="button" className="btn podium-act" onClick={onDone}>
        {say('cancel')}
      </button>
    </form>
  );
}
