import type { OwnQuestion } from '@openfloor/contract';
import { useState } from 'react';
import { mayAsk } from './bottom-bar.js';
import { Fault, LinkButton } from './controls.js';
import { useLaterPage } from './later-context.js';
import { refusalWords } from './refusal-words.js';

/** What its author can still do with a question: at most two links. */
export function OwnLinks({ question }: { question: OwnQuestion }) {
  const { state, say, open } = useLaterPage();
  const isOpen = mayAsk(state.room.session.phase);
  const { id: questionId, status, text } = question;
  if (status === 'declined') {
    return (
      <p className="own-links">
        {isOpen && state.room.session.switches.questions ? (
          <LinkButton onTap={() => open({ name: 'ask', text })}>{say('askAnotherWay')}</LinkButton>
        ) : null}
        <LinkButton onTap={() => open({ name: 'record', appealOf: questionId })}>
          {say('howWeDecide')}
        </LinkButton>
      </p>
    );
  }
  if (!isOpen || (status !== 'pending' && status !== 'published' && status !== 'shortlisted')) return null;
  return (
    <div className="own-links">
      {status === 'pending' ? (
        <LinkButton onTap={() => open({ name: 'edit', questionId })}>{say('editIt')}</LinkButton>
      ) : null}
      <TakeBack questionId={questionId} />
    </div>
  );
}

function TakeBack({ questionId }: { questionId: string }) {
  const { phone, say } = useLaterPage();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const takeBack = async (): Promise<void> => {
    setBusy(true);
    const done = await phone.give('question.withdraw', { questionId });
    if (!done.ok) setFault(refusalWords(say, done.code));
    setBusy(false);
  };
  return (
    <>
      <LinkButton isBusy={isBusy} onTap={() => void takeBack()}>
        {say('takeBack')}
      </LinkButton>
      <Fault words={fault} />
    </>
  );
}
