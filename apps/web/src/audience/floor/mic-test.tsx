import { useEffect, useRef, useState } from 'react';
import { LinkButton } from '../controls.js';
import { useLaterPage } from '../later-context.js';
import { listen, type MicNews } from './mic.js';

/** The way to a test of one's microphone. It stays on this device. */
export function MicTest() {
  const { say } = useLaterPage();
  const [isOn, setOn] = useState(false);
  return (
    <div className="mic">
      <LinkButton onTap={() => setOn(!isOn)}>{say(isOn ? 'micStop' : 'testMic')}</LinkButton>
      {isOn ? <Level /> : null}
    </div>
  );
}

/** A bar that follows one's own voice, and what is known of the microphone. */
function Level() {
  const { say } = useLaterPage();
  const [news, setNews] = useState<MicNews>('asking');
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    const level = (loudness: number): void => {
      if (meter.current) meter.current.value = loudness;
    };
    return listen(level, setNews);
  }, []);
  return (
    <>
      <meter ref={meter} aria-label={say('testMic')} />
      <p role="status">{say(`mic.${news}`)}</p>
    </>
  );
}
