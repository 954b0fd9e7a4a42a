import type { OwnQuestion } from '@openfloor/contract';
import { useState } from 'react';
import { Written } from '../parts/written.js';
import { LinkButton, SendButton } from './controls.js';
import { countCharacters } from './draft.js';
import { useLaterPage } from './later-context.js';
import { refusalWords } from './refusal-words.js';
import { SheetFrame } from './sheet.js';
import { useAct } from './use-act.js';

/** Edits an own question while it is in review. If the moderators changed it meanwhile, both texts are shown. */
export function EditSheet({ questionId, onClose }: { questionId: string; onClose: () => void }) {
  const { state } = useLaterPage();
  const question = state.room.mine.questions.find(({ id }) => id === questionId);
  return question ? <Editor question={question} onClose={onClose} /> : null;
}

function Editor({ question, onClose }: { question: OwnQuestion; onClose: () => void }) {
  const { state, say } = useLaterPage();
  const { text, setText, notes, isConflict, isBusy, save } = useEdit(question, onClose);
  const max = state.room.session.rules.questionMaxChars;
  const count = countCharacters(text);
  return (
    <SheetFrame
      title={say('editTitle', { no: `#${question.no}` })}
      onClose={onClose}
      foot={
        <SendButton isBusy={isBusy} onTap={() => void (count > 0 && count <= max && save())}>
          {say(isBusy ? 'sending' : isConflict ? 'conflictKeepYours' : 'saveEdit')}
        </SendButton>
      }
    >
      {isConflict ? <Conflict question={question} onKeep={onClose} /> : null}
      <textarea
        className="field question"
        rows={5}
        dir="auto"
        lang={question.language}
        aria-label={say(isConflict ? 'conflictYours' : 'askLabel')}
        value={text}
        onInput={(happening) => setText(happening.currentTarget.value)}
      />
      <p className={count > max ? 'notes danger' : 'notes'}>{say('ofMax', { n: count, max })}</p>
      {notes}
    </SheetFrame>
  );
}

/** The text being edited and the rev it is based on, which after a conflict is that of the text shown beside it. */
function useEdit(question: OwnQuestion, onSaved: () => void) {
  const [text, setText] = useState(question.text);
  const [seen] = useState(question.rev);
  const [isConflict, setConflict] = useState(false);
  const { act, isBusy, notes } = useAct((say, code) => (code === 'CONFLICT' ? '' : refusalWords(say, code)));
  const save = async (): Promise<void> => {
    if (isBusy) return;
    const done = await act('question.edit', {
      questionId: question.id,
      text: text.trim(),
      seen: isConflict ? question.rev : seen,
    });
    if (done.ok) return onSaved();
    setConflict(done.code === 'CONFLICT');
  };
  return { text, setText, notes, isConflict, isBusy, save };
}

function Conflict({ question, onKeep }: { question: OwnQuestion; onKeep: () => void }) {
  const { say } = useLaterPage();
  return (
    <section className="conflict" role="alert">
      <h3 className="section">{say('conflictTitle')}</h3>
      <p className="quiet">{say('conflictTheirs')}</p>
      <Written className="question" text={question.text} language={question.language} />
      <LinkButton onTap={onKeep}>{say('conflictKeepTheirs')}</LinkButton>
      <p className="quiet">{say('conflictYours')}</p>
    </section>
  );
}
