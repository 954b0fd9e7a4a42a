import { useState } from 'react';
import { LinkButton } from '../controls.js';
import { useLaterPage } from '../later-context.js';
import { MicLevel } from './mic-level.js';

/** The way to a test of one's microphone. It stays on this device. */
export function MicTest() {
  const { say } = useLaterPage();
  const [isOn, setOn] = useState(false);
  return (
    <div className="mic">
      <LinkButton onTap={() => setOn(!isOn)}>{say(isOn ? 'micStop' : 'testMic')}</LinkButton>
      {isOn ? <MicLevel say={say} /> : null}
    </div>
  );
}
