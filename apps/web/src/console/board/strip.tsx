import type { QuestionView } from '@openfloor/contract';
import { memo, useEffect, useRef } from 'react';
import { columnOf } from '../logic/columns.js';
import { useCan, useQuestion, useSay, useStale, useView } from '../desk/context.js';
import type { TextKey } from '../../text/en/console.js';
import { useChosen } from './chosen.js';
import { ConflictBox } from './conflict-box.js';
import { LateChip } from '../similar/late-chip.js';
import { Editor } from './editor.js';
import { Meta, Words } from './meta.js';
import { useElsewhere } from './panel-line.js';
import { StripActs } from './strip-acts.js';
import { Stub } from './stub.js';

/** One incoming question: number, where it comes from, the whole text, and everything that can be done with it. */
export const Strip = memo(function Strip({ id }: { id: string }) {
  const question = useQuestion(id);
  const ref = useRef<HTMLLIElement>(null);
  const chosen = useChosen(ref, id);
  const ghost = useView((view) => view.frozen.ghosts.has(id));
  const drags = useCan().has('question.shortlist');
  const open = useView((view) => view.editing === id || view.conflicts.has(id));
  const elsewhere = useElsewhere(id);
  useEffect(() => {
    if (open) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  if (!question) return null;
  const look = ['strip', chosen && 'chosen', ghost && 'ghost', elsewhere && 'elsewhere'];
  return (
    <li
      ref={ref}
      className={look.filter(Boolean).join(' ')}
      data-question={id}
      tabIndex={-1}
      aria-current={chosen || undefined}
      draggable={!ghost && drags}
      onDragStart={(drag) => drag.dataTransfer.setData(DRAGGED, id)}
    >
      <Stub question={question} />
      <div className="strip-body">
        <StripBody question={question} chosen={chosen} ghost={ghost} elsewhere={elsewhere} />
      </div>
    </li>
  );
});

/** What a dragged question is called between the columns. */
export const DRAGGED = 'application/x-openfloor-question';

interface StripBodyProps {
  question: QuestionView;
  chosen: boolean;
  ghost: boolean;
  /** Which other desk has it open for writing. It warns, and nothing is locked. */
  elsewhere: string | null;
}

function StripBody({ question, chosen, ghost, elsewhere }: StripBodyProps) {
  const word = useStateWord(question, ghost) ?? elsewhere;
  const editing = useView((view) => view.editing === question.id);
  const conflict = useView((view) => view.conflicts.get(question.id));
  if (conflict)
    return (
      <>
        <Meta question={question} word={word} />
        <ConflictBox question={question} conflict={conflict} />
      </>
    );
  return (
    <>
      <Meta question={question} word={word}>
        <LateChip question={question} />
      </Meta>
      {editing ? <Editor question={question} /> : <Words question={question} />}
      {editing || ghost ? null : <StripActs question={question} chosen={chosen} />}
    </>
  );
}

/** What row 1 says of a strip that is on its way, or that another desk has moved. */
function useStateWord(question: QuestionView, ghost: boolean): string | null {
  const say = useSay();
  const stale = useStale();
  const busy = useView((view) => view.busy.get(question.id));
  if (busy) return say(stale ? 'keptAct' : 'sendingAct', { act: say(`act.${busy}` as TextKey) });
  return ghost ? say(`movedTo.${columnOf(question)}`) : null;
}
