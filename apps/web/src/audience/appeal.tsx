import type { OwnQuestion } from '@openfloor/contract';
import { useState } from 'react';
import { SendButton } from './controls.js';
import { useLaterPage } from './later-context.js';
import { useAct } from './use-act.js';

/** Longest sentence of an appeal, in characters. */
const APPEAL_CHARS = 300;

/** Asks the moderators to look once more at a question that they set aside. Once. */
export function Appeal({ question }: { question: OwnQuestion }) {
  const { say } = useLaterPage();
  const [text, setText] = useState('');
  const { act, isBusy, notes } = useAct();
  if (question.appealed) return <p role="status">{say('secondLookSent')}</p>;
  const send = (): void => {
    if (text.trim() && !isBusy) void act('question.appeal', { questionId: question.id, text: text.trim() });
  };
  return (
    <section>
      <h3 className="section">{say('secondLook')}</h3>
      <p className="quiet">{say('secondLookText', { no: `#${question.no}` })}</p>
      <textarea
        className="field"
        rows={3}
        dir="auto"
        maxLength={APPEAL_CHARS}
        aria-label={say('secondLookLabel')}
        value={text}
        onInput={(happening) => setText(happening.currentTarget.value)}
      />
      {notes}
      <SendButton isBusy={isBusy} onTap={send}>
        {say(isBusy ? 'sending' : 'send')}
      </SendButton>
    </section>
  );
}
