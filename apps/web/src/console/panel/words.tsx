import type { QuestionView } from '@openfloor/contract';
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useFit } from '../../stage/use-fit.js';
import { useSay } from '../desk/context.js';
import type { Reading } from './reading.js';

/** A question is not set smaller than this at one metre; what does not fit then is read on, px. */
const FITTING = { unit: 'px', step: 2, least: 32 } as const;
/** The space for the words of a question, and whether there is more of them than it holds. */
export interface Space {
  box: RefObject<HTMLDivElement | null>;
  isLong: boolean;
  /** Goes on by what is in sight; from the end back to the start. */
  readOn: () => void;
}

/** Sets words in the size that was chosen, and smaller where they would not fit in the space that is left. */
export function useSpace(text: string, size: number): Space {
  const box = useRef<HTMLDivElement>(null);
  const [isLong, set] = useState(false);
  const key = `${useExtent(box)} ${size} ${text}`;
  useLayoutEffect(() => box.current?.style.setProperty('--cut', '0'), [key]);
  useFit(box, size, key, FITTING);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const over = element.scrollHeight > element.clientHeight + 1;
    set(over);
    if (over) element.style.setProperty('--cut', `${element.offsetHeight - wholeLines(element)}px`);
  }, [key]);
  const readOn = (): void => {
    const element = box.current;
    if (!element) return;
    const { scrollTop, clientHeight, scrollHeight } = element;
    const isEnd = scrollTop + clientHeight >= scrollHeight - 2;
    element.scrollTo({ top: isEnd ? 0 : scrollTop + clientHeight });
  };
  return { box, isLong, readOn };
}

/** The height of the lines that are in sight from top to bottom, px: no line is shown in half. */
function wholeLines(element: HTMLElement): number {
  const line = parseFloat(getComputedStyle(element.firstElementChild ?? element).lineHeight);
  return Math.floor(element.offsetHeight / line) * line;
}

/** Width and height of an element as a text that changes with them. */
function useExtent(box: RefObject<HTMLElement | null>): string {
  const [extent, set] = useState('');
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => set(`${element.offsetWidth} ${element.offsetHeight}`));
    watch.observe(element);
    return () => watch.disconnect();
  }, [box]);
  return extent;
}

interface WordsProps {
  question: QuestionView;
  /** A reading in the reader's language, in place of the original. */
  reading: Reading | null;
  space: Space;
}

/** The words of the question; a reader who cannot see them hears them when they change. */
export function Words({ question, reading, space: { box, isLong } }: WordsProps) {
  const say = useSay();
  const { text, language } = reading ?? question;
  const scrolls = isLong ? { tabIndex: 0, role: 'group', 'aria-label': `#${question.no}` } : {};
  return (
    <div ref={box} className="podium-box" aria-live="polite" {...scrolls}>
      <p className="podium-words" lang={language} dir="auto">
        {text}
      </p>
      {reading?.isMachine ? <p className="podium-note">{say('machine')}</p> : null}
    </div>
  );
}
