import { DECLINE_REASONS, type DeclineReason, type QuestionView } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { useDesk, useSay, useSession } from '../desk/context.js';
import { SelectField, TextField } from '../sheets/fields.js';
import { Act } from './small.js';

/** Replaces a text that must not stand, in every copy of it. The number stays; there is no way back, and it says so. */
export function RedactForm({ question, onDone }: { question: QuestionView; onDone: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const { rules } = useSession();
  const [text, write] = useState(question.text);
  const [reason, choose] = useState<DeclineReason>('personal_data');
  const isSame = text.trim() === '' || text.trim() === question.text;
  const redact = (form: FormEvent): void => {
    form.preventDefault();
    if (isSame) return;
    const args = { questionId: question.id, text: text.trim(), reason };
    void desk.order({ type: 'question.redact', args, says: 'redact', question });
    onDone();
  };
  return (
    <form className="form" onSubmit={redact}>
      <p className="hint">{say('redactHint')}</p>
      <TextField
        word={say('redactText')}
        value={text}
        max={rules.questionMaxChars}
        rows={3}
        onWrite={write}
      />
      <SelectField
        word={say('redactWhy')}
        value={reason}
        all={DECLINE_REASONS}
        name={(one) => say(`reason.${one}`)}
        onPick={choose}
      />
      <div className="acts">
        <button type="submit" className="btn ink" aria-disabled={isSame || undefined}>
          {say('redactAct')}
        </button>
        <Act label={say('cancel')} onAct={onDone} />
      </div>
    </form>
  );
}
