import type { OwnFloor } from '@openfloor/contract';
import { useState } from 'react';
import { typedNumber } from '../logic/count-form.js';
import { countCharacters, READ_OUT_CHARS } from '../logic/drafts.js';
import { Act, Fault, Line, Sheet } from './controls.js';
import { useDesk } from './context.js';

const MOST_DELAY_SECONDS = 600;

/** The text that is read out in the same place instead of what a speaker would say: one act. */
export function ReadOutSheet({
  own,
  given,
  onClose,
}: {
  own: OwnFloor;
  given?: string | undefined;
  onClose: () => void;
}) {
  const { hub, say, isOffline } = useDesk();
  const [text, write] = useState(given ?? own.text ?? own.note ?? '');
  const [fault, setFault] = useState('');
  const n = countCharacters(text);
  const send = (): void => {
    const words =
      n === 0 ? say('textNeeded') : n > READ_OUT_CHARS ? say('tooLong', { n: n - READ_OUT_CHARS }) : '';
    setFault(words);
    if (words) return;
    hub.does('floor.delivery', { floorId: own.id, delivery: 'text_read_out', text: text.trim() });
    onClose();
  };
  return (
    <Sheet title={say('readItTitle', { no: `#${own.no}` })} closeWord={say('close')} onClose={onClose}>
      <p className="note">{say('readItLead')}</p>
      <textarea
        className="field writing"
        rows={6}
        dir="auto"
        aria-label={say('speakerText')}
        value={text}
        onInput={(typing) => write(typing.currentTarget.value)}
      />
      <bdi className="of-max">{say('ofMax', { n, max: READ_OUT_CHARS })}</bdi>
      <Fault words={fault} />
      <p className="compose-acts">
        <Act look="accent" onAct={send}>
          {say(isOffline ? 'keepQuestion' : 'readItSend')}
        </Act>
      </p>
    </Sheet>
  );
}

/** What is set once: how far the stream is behind; and the way to go home. */
export function SettingsSheet({ onClose }: { onClose: () => void }) {
  const { hub, say, state } = useDesk();
  const [typed, type] = useState(String(state.hub?.streamDelaySeconds ?? ''));
  const seconds = typedNumber(typed);
  const save = (): void => {
    const streamDelaySeconds = seconds === undefined ? null : Math.min(MOST_DELAY_SECONDS, seconds);
    hub.does('hub.test', { checks: {}, streamDelaySeconds });
    onClose();
  };
  return (
    <Sheet title={say('settings')} closeWord={say('close')} onClose={onClose}>
      <h3>{say('streamDelay')}</h3>
      <p className="note">{say('streamDelayHow')}</p>
      <div className="compose-acts end">
        <Line isNumber label={say('seconds')} most={3} value={typed} onWrite={type} />
        <Act look="accent" onAct={save}>
          {say('save')}
        </Act>
      </div>
      {state.hub && state.hub.status !== 'closed' ? <CloseHub onClose={onClose} /> : null}
    </Sheet>
  );
}

/** Closes the hub, after a second question; opening it again is the desk's. */
function CloseHub({ onClose }: { onClose: () => void }) {
  const { hub, say, state } = useDesk();
  const [isSure, ask] = useState(false);
  const hubId = state.hub?.id ?? '';
  return (
    <section className="close-hub">
      <h3>{say('closeHub')}</h3>
      <p className="note">{say('closeSure')}</p>
      <p className="compose-acts">
        {isSure ? (
          <Act
            look="bold"
            onAct={() => {
              hub.does('hub.close', { hubId });
              onClose();
            }}
          >
            {say('closeYes')}
          </Act>
        ) : (
          <Act onAct={() => ask(true)}>{say('closeHub')}</Act>
        )}
      </p>
    </section>
  );
}
