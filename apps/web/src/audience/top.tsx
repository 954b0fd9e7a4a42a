import { useLayoutEffect, useRef } from 'react';
import { Header } from './header.js';
import { hasLineStrip, LineStrip } from './line-strip.js';
import { usePage } from './phone-context.js';
import { hasRoomStrips, RoomStrips } from './room-strips.js';

/**
 * Header, strips and the floor line: what stays at the top edge. Its height moves the bars beneath it, and so does the
 * line of what is on now. `isInk`: what the hall sees or hears lies right under it.
 */
export function Top({ isInk, hasNow }: { isInk: boolean; hasNow: boolean }) {
  const { state, say, clock } = usePage();
  const block = useRef<HTMLDivElement>(null);
  const hasStrip = hasLineStrip(state) || hasRoomStrips(state, say, clock);
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
      <RoomStrips />
      <div className={isInk ? 'floor-line air' : 'floor-line'} aria-hidden="true" />
    </div>
  );
}
