import type { OwnQuestion } from '@openfloor/contract';
import { useState } from 'react';
import { Written } from '../parts/written.js';
import { Fault, LinkButton, SendButton } from './controls.js';
import { countCharacters } from './draft.js';
import { useLaterPage } from './later-context.js';
import { refusalWords } from './refusal-words.js';
import { SheetFrame } from './sheet.js';

/** Edits an own question while it is in review. If the moderators changed it meanwhile, both texts are shown. */
export function EditSheet({ questionId, onClose }: { questionId: string; onClose: () => void }) {
  const { state } = useLaterPage();
  const question = state.room.mine.questions.find(({ id }) => id === questionId);
  return question ? <Editor question={question} onClose={onClose} /> : null;
}

function Editor({ question, onClose }: { question: OwnQuestion; onClose: () => void }) {
  const { state, say } = useLaterPage();
  const { text, setText, fault, isConflict, isBusy, save } = useEdit(question, onClose);
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
      <Fault words={fault} />
    </SheetFrame>
  );
}

/** The text being edited and the rev it is based on, which after a conflict is that of the text shown beside it. */
function useEdit(question: OwnQuestion, onSaved: () => void) {
  const { phone, say } = useLaterPage();
  const [text, setText] = useState(question.text);
  const [seen] = useState(question.rev);
  const [fault, setFault] = useState('');
  const [isConflict, setConflict] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const done = await phone.give('question.edit', {
      questionId: question.id,
      text: text.trim(),
      seen: isConflict ? question.rev : seen,
    });
    setBusy(false);
    if (done.ok) return onSaved();
    setConflict(done.code === 'CONFLICT');
    setFault(done.code === 'CONFLICT' ? '' : refusalWords(say, done.code));
  };
  return { text, setText, fault, isConflict, isBusy, save };
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
