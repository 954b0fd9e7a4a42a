import type { CommandType, RefusalCode } from '@openfloor/contract';
import { useState } from 'react';
import { Fault } from './controls.js';
import { useLaterPage, type LaterPage } from './later-context.js';
import type { Done } from './phone-state.js';
import { refusalWords } from './refusal-words.js';

/**
 * Gives a command and waits for the room's answer. `notes` says what keeps it from being done, and that it is kept
 * while the line is down; `wordsOf` finds the words of a refusal.
 */
export function useAct(wordsOf: (say: LaterPage['say'], code: RefusalCode) => string = refusalWords) {
  const { phone, state, say } = useLaterPage();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const act = async (type: CommandType, args: Record<string, unknown>): Promise<Done> => {
    setBusy(true);
    const done = await phone.give(type, args);
    setFault(done.ok ? '' : wordsOf(say, done.code));
    setBusy(false);
    return done;
  };
  const notes = (
    <>
      <Fault words={fault} />
      {isBusy && state.line === 'offline' ? <p className="quiet">{say('statusWaitingText')}</p> : null}
    </>
  );
  return { act, isBusy, notes };
}
