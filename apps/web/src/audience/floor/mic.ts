/** What is known of the microphone of this device. */
export type MicNews = 'asking' | 'quiet' | 'heard' | 'denied' | 'none' | 'busy' | 'unsafe';

/** Between two looks at the level, in milliseconds. */
const LOOK_MS = 80;
/** From this level on somebody is heard, 0 to 1. */
const HEARD = 0.12;

/** Why a browser gives no microphone. */
export function micFault(error: unknown): MicNews {
  const { name } = error as Error;
  return name === 'NotFoundError' ? 'none' : name === 'NotReadableError' ? 'busy' : 'denied';
}

/** How loud a piece of sound is, 0 to 1, near to how ears hear it. */
export function levelOf(sound: Float32Array): number {
  const power = sound.reduce((sum, value) => sum + value ** 2, 0) / Math.max(1, sound.length);
  return Math.min(1, 1.6 * power ** 0.25);
}

/**
 * Listens to the microphone on this device alone until the answer is called; nothing is recorded and nothing sent.
 * `level` is told how loud it is (0 to 1), `news` what is known.
 */
export function listen(level: (loudness: number) => void, news: (what: MicNews) => void): () => void {
  let isOver = false;
  let end = (): void => undefined;
  const follow = (stream: MediaStream): void => {
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    const sound = new Float32Array(analyser.fftSize);
    audio.createMediaStreamSource(stream).connect(analyser);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(sound);
      const loudness = levelOf(sound);
      level(loudness);
      if (loudness > HEARD) news('heard');
    }, LOOK_MS);
    end = () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
      void audio.close();
    };
    if (isOver) end();
    else news('quiet');
  };
  if ('mediaDevices' in navigator)
    navigator.mediaDevices
      .getUserMedia({ audio: true })
      .then(follow)
      .catch((error: unknown) => news(micFault(error)));
  else news('unsafe');
  return () => {
    isOver = true;
    end();
  };
}
