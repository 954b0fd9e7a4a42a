import { useEffect, type ReactNode } from 'react';
import { Foot } from '../board/foot.js';
import { useKeyboard } from '../board/keyboard.js';
import { States } from '../board/states.js';
import { TopBar } from '../board/top-bar.js';
import { useDesk, useStale } from '../desk/context.js';
import { onTick } from '../desk/ticking.js';
import { Sheets } from '../sheets/sheets.js';

/** The frame of those who work beside the moderators: the bar, what is wrong, their columns, and what was done. */
export function CrewFrame({ name, children }: { name: string; children: ReactNode }) {
  const desk = useDesk();
  const stale = useStale();
  useKeyboard();
  useEffect(() => onTick(() => desk.follow()), [desk]);
  return (
    <div className="desk crew" data-stale={stale || undefined}>
      <TopBar />
      <States />
      <main className="board" data-crew={name}>
        {children}
        <Sheets />
      </main>
      <Foot crew />
    </div>
  );
}
