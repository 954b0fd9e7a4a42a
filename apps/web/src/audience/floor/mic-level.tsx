import { useEffect, useRef, useState } from 'react';
import { listen, type MicNews } from './mic.js';

/** A bar that follows one's own voice, and what is known of the microphone. It stays on this device. */
export function MicLevel({ say }: { say: (key: 'testMic' | `mic.${MicNews}`) => string }) {
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
