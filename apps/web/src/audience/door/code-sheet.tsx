import { useState } from 'react';
import type { DoorTexts } from '../../text/en/door.js';
import type { Say } from '../../text/say.js';
import { Fault, SendButton } from '../controls.js';
import { useLaterPage } from '../later-context.js';
import { SheetFrame } from '../sheet.js';
import { sendRoomCode } from './room-code.js';

interface CodeSheetProps {
  kind: 'roll' | 'room';
  say: Say<DoorTexts>;
  onClose: () => void;
}

/** Where somebody enters their personal code, or the code on the screen in the room. */
export function CodeSheet({ kind, say, onClose }: CodeSheetProps) {
  const { code, setCode, isBusy, fault, send } = useCode({ kind, say, onClose });
  const isRoom = kind === 'room';
  return (
    <SheetFrame
      title={say(isRoom ? 'enterRoom' : 'enterRoll')}
      onClose={onClose}
      foot={
        <SendButton isBusy={isBusy} onTap={() => void send()}>
          {say(isBusy ? 'entering' : 'enter')}
        </SendButton>
      }
    >
      <form
        onSubmit={(sent) => {
          sent.preventDefault();
          void send();
        }}
      >
        <p>{say(isRoom ? 'hintRoom' : 'hintRoll')}</p>
        <input
          className="field code-field"
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={isRoom ? 12 : 30}
          inputMode={isRoom ? 'numeric' : 'text'}
          aria-label={say(isRoom ? 'enterRoom' : 'enterRoll')}
          placeholder={isRoom ? '000 000' : 'XXXX-XXXX-XXXX-XXXX'}
          value={code}
          onInput={(typed) => setCode(typed.currentTarget.value)}
        />
        <Fault words={fault} />
        {isRoom ? null : <p className="quiet">{say('quiet')}</p>}
      </form>
    </SheetFrame>
  );
}

const FAULTS: Record<string, keyof DoorTexts> = { RATE_LIMITED: 'tooMany', SWITCHED_OFF: 'locked' };

function useCode({ kind, say, onClose }: CodeSheetProps) {
  const { phone, state } = useLaterPage();
  const [code, setCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const send = async (): Promise<void> => {
    if (isBusy || code.trim() === '') return;
    setBusy(true);
    setFault('');
    const why =
      kind === 'room'
        ? await sendRoomCode(state.room.session.id, phone.token(), code)
        : await phone.enter(code).then((done) => (done.ok ? null : done.code));
    setBusy(false);
    phone.tryNow();
    if (why === null) return onClose();
    const wrong = kind === 'room' ? 'wrongRoom' : 'wrongRoll';
    setFault(say(why === 'NOT_FOUND' ? wrong : (FAULTS[why] ?? 'failed')));
  };
  return { code, setCode, isBusy, fault, send };
}
