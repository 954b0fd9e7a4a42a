import { useLayoutEffect, useState, useEffect, type RefObject } from 'react';

/** Steps and least size of the text, in hundredths of the screen's height. */
const STEP = 0.3;
const LEAST = 2.4;

/** Sets the text of an element as large as it may be and as small as it must be to fit. Sizes in vh. */
export function useFit(element: RefObject<HTMLElement | null>, wished: number, key: string): void {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const again = (): void => setRound((before) => before + 1);
    addEventListener('resize', again);
    return () => removeEventListener('resize', again);
  }, []);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    for (let size = wished; size >= LEAST; size -= STEP) {
      box.style.setProperty('--size', `${size}vh`);
      if (box.scrollHeight <= box.clientHeight) return;
    }
  }, [element, wished, key, round]);
}
