import { useLayoutEffect, useRef, type ComponentType } from 'react';
import { Header } from './header.js';
import { hasLineStrip, LineStrip } from './line-strip.js';
import { AS_RENDERED } from './as-rendered.js';
import { usePage } from './phone-context.js';

interface TopProps {
  isInk: boolean;
  hasNow: boolean;
  /** What is said about the room, and whether that is anything; as the server drew it until that part has come. */
  Strips: ComponentType | undefined;
  hasStrips: boolean;
}

/**
 * Header, strips and the floor line: what stays at the top edge. Its height moves the bars beneath it, and so does the
 * line of what is on now. `isInk`: what the hall sees or hears lies right under it.
 */
export function Top({ isInk, hasNow, Strips, hasStrips }: TopProps) {
  const { state } = usePage();
  const block = useRef<HTMLDivElement>(null);
  const hasStrip = hasLineStrip(state) || hasStrips;
  useLayoutEffect(() => {
    const root = document.documentElement;
    const height = block.current?.offsetHeight;
    if (height) root.style.setProperty('--head', `${height}px`);
    root.style.setProperty('--now', hasNow ? '48px' : '0px');
  });
  return (
    <div ref={block} className={hasStrip ? 'top has-strip' : 'top'}>
      <Header />
      <LineStrip />
      <div role="status" {...(Strips ? {} : { dangerouslySetInnerHTML: AS_RENDERED })}>
        {Strips ? <Strips /> : null}
      </div>
      <div className={isInk ? 'floor-line air' : 'floor-line'} aria-hidden="true" />
    </div>
  );
}
