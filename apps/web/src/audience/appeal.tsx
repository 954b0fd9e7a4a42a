import type { OwnQuestion } from '@openfloor/contract';
import { useState } from 'react';
import { Fault, SendButton } from './controls.js';
import { useLaterPage } from './later-context.js';
import { refusalWords } from './refusal-words.js';

/** Longest sentence of an appeal, in characters. */
const APPEAL_CHARS = 300;

/** Asks the moderators to look once more at a question that they set aside. Once. */
export function Appeal({ question }: { question: OwnQuestion }) {
  const { phone, say } = useLaterPage();
  const [text, setText] = useState('');
  const [fault, setFault] = useState('');
  const [isBusy, setBusy] = useState(false);
  if (question.appealed) return <p role="status">{say('secondLookSent')}</p>;
  const send = async (): Promise<void> => {
    if (!text.trim() || isBusy) return;
    setBusy(true);
    const done = await phone.give('question.appeal', { questionId: question.id, text: text.trim() });
    setFault(done.ok ? '' : refusalWords(say, done.code));
    setBusy(false);
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
      <Fault words={fault} />
      <SendButton isBusy={isBusy} onTap={() => void send()}>
        {say(isBusy ? 'sending' : 'send')}
      </SendButton>
    </section>
  );
}
