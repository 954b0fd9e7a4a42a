import { useEffect, useEffectEvent, useState } from 'react';
import { useSession } from '../desk/context.js';
import { AskedPart } from './asked-part.js';
import { DueStrip } from './due-strip.js';
import { Head, type Open } from './head.js';
import { LateTakeaways } from './late-takeaways.js';
import { MessageBand } from './message-band.js';
import { NextRow } from './next-row.js';
import { Refused } from './refused.js';
import { TimeBand } from './time-band.js';
import { useAsked } from './use-asked.js';
import { useAwake, useLook } from './use-look.js';
import { Closed, useWriting, WritingSheet } from './writing.js';

/**
 * What a panellist needs at one metre: the time, what is asked of them, what comes next, and the word of the desk.
 * `onBoard` leads whoever leads the session to the moderator's console.
 */
export function PanelView({ onBoard }: { onBoard?: () => void }) {
  const { title, phase } = useSession();
  const { look, change } = useLook();
  const [open, show] = useState<Open>(null);
  const asking = useAsked();
  const writing = useWriting();
  useAwake();
  useEscape(open !== null, () => show(null));
  const isOver = phase === 'closed' || phase === 'archived';
  const isWriting = open === 'writing' && !isOver;
  const isConcluding = open === 'takeaways';
  const shown = isOver ? null : asking.shown;
  return (
    <div className="panellist podium" data-sheet={isWriting || isOver || undefined}>
      <TimeBand />
      <main className="podium-main">
        <h1 className="visually-hidden" dir="auto">
          {title}
        </h1>
        <DueStrip />
        <Head
          shown={isWriting ? null : shown}
          open={open}
          onOpen={show}
          theme={look.theme}
          onTheme={(theme) => change({ theme })}
          debts={writing.debts.length}
          isOver={isOver}
          onBoard={onBoard}
        />
        <Refused />
        <LateTakeaways isOpen={isConcluding} onToggle={() => show(isConcluding ? null : 'takeaways')} />
        {isOver && !isConcluding ? <Closed writing={writing} /> : null}
        {isWriting ? (
          <WritingSheet writing={writing} asked={shown?.question} onClose={() => show(null)} />
        ) : null}
        {isOver || isWriting || isConcluding ? null : (
          <AskedPart asking={asking} sizing={{ size: look.size, onSize: (size) => change({ size }) }} />
        )}
        {isOver ? null : <NextRow shownId={shown?.question.id ?? null} open={open} onOpen={show} />}
      </main>
      <MessageBand />
    </div>
  );
}

/** Escape closes what was opened beside the question, wherever the focus is. */
function useEscape(isOpen: boolean, close: () => void): void {
  const onKey = useEffectEvent((key: KeyboardEvent) => (key.key === 'Escape' ? close() : undefined));
  useEffect(() => {
    if (!isOpen) return undefined;
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isOpen]);
}
