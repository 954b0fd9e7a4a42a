import type { OwnQuestion } from '@openfloor/contract';
import { mayAsk } from './bottom-bar.js';
import { LinkButton } from './controls.js';
import { useLaterPage } from './later-context.js';
import { useAct } from './use-act.js';

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
  const { say } = useLaterPage();
  const { act, isBusy, notes } = useAct();
  return (
    <>
      <LinkButton isBusy={isBusy} onTap={() => void act('question.withdraw', { questionId })}>
        {say('takeBack')}
      </LinkButton>
      {notes}
    </>
  );
}
