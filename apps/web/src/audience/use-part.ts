import { useEffect, useState } from 'react';

/** How long the list has the phone for itself before a part is fetched, and between two tries, in milliseconds. */
const LATER_MS = 400;
const AGAIN_MS = 4_000;

/** What comes after the list, fetched once that is on the screen, and again until it has come. */
export function usePart<P>(load: () => Promise<P>): P | null {
  const [part, setPart] = useState<P | null>(null);
  useEffect(() => {
    let timer = setTimeout(fetchIt, LATER_MS);
    function fetchIt(): void {
      load().then(setPart, () => (timer = setTimeout(fetchIt, AGAIN_MS)));
    }
    return () => clearTimeout(timer);
  }, []);
  return part;
}
