import type { QuestionView } from '@openfloor/contract';
import { useEffect, useRef, useState } from 'react';
import { useDesk, useSay, useSession, useView } from '../desk/context.js';
import { draftOf, dropDraft, keepDraft, save, type Target } from '../desk/writing.js';
import { Act } from './small.js';

/** Characters that a text may have; that of the question itself is a rule of the session. */
const MOST = { translation: 5_000, shortText: 180, note: 1_000 };

/** Characters as people count them. */
const lengthOf = (text: string): number => [...text].length;

interface Writing {
  text: string;
  write: (text: string) => void;
  saveIt: () => void;
  cancel: () => void;
}

/** A text under the pen; every stroke is kept, with the rev at which the writing began. */
function useWriting(question: QuestionView, target: Target, onDone: () => void): Writing {
  const desk = useDesk();
  const [draft, change] = useState(() => draftOf(desk, question, target));
  const write = (text: string): void => {
    const next = { ...draft, text };
    change(next);
    keepDraft(desk, question, target, next);
  };
  const cancel = (): void => {
    dropDraft(desk, question, target);
    onDone();
  };
  const saveIt = (): void => {
    if (draft.text.trim() === draft.base.trim()) return cancel();
    void save(desk, question, target, { ...draft, text: draft.text.trim() }).then((saved) =>
      saved ? onDone() : undefined,
    );
  };
  return { text: draft.text, write, saveIt, cancel };
}

interface TextEditProps {
  question: QuestionView;
  target: Target;
  onDone: () => void;
}

/** One text of a question with its length, Save and Cancel. Ctrl or Cmd with Enter saves. */
export function TextEdit({ question, target, onDone }: TextEditProps) {
  const say = useSay();
  const { rules } = useSession();
  const { text, write, saveIt, cancel } = useWriting(question, target, onDone);
  const busy = useView((view) => view.busy.has(question.id));
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const max = target.field === 'text' ? rules.questionMaxChars : MOST[target.field];
  const over = lengthOf(text) > max;
  const empty = target.field === 'text' && text.trim() === '';
  return (
    <>
      <textarea
        ref={field}
        className="field writing"
        rows={3}
        dir="auto"
        lang={target.language ?? question.language}
        aria-label={say(`part.${target.field}`)}
        value={text}
        onChange={(change) => write(change.target.value)}
        onKeyDown={(key) => (key.key === 'Enter' && (key.ctrlKey || key.metaKey) ? saveIt() : undefined)}
      />
      <div className="acts">
        <Act label={say('save')} no={question.no} kind="accent" off={busy || over || empty} onAct={saveIt} />
        <Act label={say('cancel')} onAct={cancel} />
        <span className={over ? 'count over' : 'count'}>{say('ofMax', { n: lengthOf(text), max })}</span>
      </div>
    </>
  );
}
