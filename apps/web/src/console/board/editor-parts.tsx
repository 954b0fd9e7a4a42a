import type { QuestionView } from '@openfloor/contract';
import { useState } from 'react';
import { useCan, useDesk, useSay, useSession } from '../desk/context.js';
import { begunLanguage } from '../desk/writing.js';
import { languageName } from '../logic/language.js';
import { Act } from './small.js';
import { TextEdit } from './text-edit.js';

/** What was typed as labels, parted by the commas of several scripts, each once. */
function labelsOf(text: string): string[] {
  const typed = text.split(/[,،、]/).map((label) => label.trim());
  return [...new Set(typed.filter(Boolean))];
}

/** Labels of a question, parted by commas; at most five. */
export function EditLabels({ question, onDone }: { question: QuestionView; onDone: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const [text, write] = useState(question.labels.join(', '));
  const labels = labelsOf(text);
  const wrong = labels.length > 5 || labels.some((label) => label.length > 40);
  const saveIt = (): void => {
    const args = { questionId: question.id, labels };
    void desk.order({ type: 'question.label', args, says: 'label', question });
    onDone();
  };
  return (
    <>
      <label className="labelled">
        {say('labelsHint')}
        <input
          className="field"
          dir="auto"
          value={text}
          autoFocus
          onChange={(change) => write(change.target.value)}
        />
      </label>
      <div className="acts">
        <Act label={say('save')} no={question.no} kind="accent" off={wrong} onAct={saveIt} />
        <Act label={say('cancel')} onAct={onDone} />
      </div>
    </>
  );
}

/** A reading of a question in another language of the session. */
export function EditTranslation({ question, onDone }: { question: QuestionView; onDone: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const { rules } = useSession();
  const offered = rules.languages.filter((tag) => tag !== question.language);
  const begun = begunLanguage(desk, question);
  const own = offered.includes(say.language) ? say.language : (offered[0] ?? 'en');
  const [language, choose] = useState(begun ?? own);
  return (
    <>
      <label className="labelled">
        {say('language')}
        <select className="field" value={language} onChange={(change) => choose(change.target.value)}>
          {offered.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag, say.language)}
            </option>
          ))}
        </select>
      </label>
      <TextEdit
        key={language}
        question={question}
        target={{ field: 'translation', language }}
        onDone={onDone}
      />
    </>
  );
}

/** What can be done about the author, who is only known by a sign of this session. */
export function EditAuthor({ question }: { question: QuestionView }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const ask = (kind: 'mute' | 'remove' | 'erase') => (): void =>
    desk.view.patch({ asking: { kind, questionId: question.id }, editing: null });
  const back = (type: 'participant.unmute' | 'participant.restore', says: string) => (): void => {
    const participantId = question.authorId ?? '';
    void desk.order({ type, args: { participantId }, says, nos: [question.no] });
    desk.view.patch({ editing: null });
  };
  return (
    <>
      <p className="hint">{say('authorHint', { id: (question.authorId ?? '').slice(0, 8) })}</p>
      <div className="acts">
        {can.has('participant.mute') ? <Act label={say('mute')} menu onAct={ask('mute')} /> : null}
        {can.has('participant.unmute') ? (
          <Act label={say('unmute')} onAct={back('participant.unmute', 'unmute')} />
        ) : null}
        {can.has('participant.remove') ? <Act label={say('remove')} menu onAct={ask('remove')} /> : null}
        {can.has('participant.restore') ? (
          <Act label={say('restore')} onAct={back('participant.restore', 'restore')} />
        ) : null}
        {can.has('participant.erase') ? <Act label={say('erase')} menu onAct={ask('erase')} /> : null}
      </div>
    </>
  );
}
