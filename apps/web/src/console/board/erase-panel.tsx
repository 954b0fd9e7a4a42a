import type { QuestionView } from '@openfloor/contract';
import { useDesk, useSay } from '../desk/context.js';
import { Panel } from './panel.js';
import { Act } from './small.js';

/** Blanks what is known of an author. What that means stands before the act, because nothing brings it back. */
export function ErasePanel({ question, onClose }: { question: QuestionView; onClose: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const title = say('erase.title', { no: String(question.no) });
  const erase = (): void => {
    const args = { participantId: question.authorId ?? '' };
    void desk.order({ type: 'participant.erase', args, says: 'erase', nos: [question.no] });
    onClose();
  };
  return (
    <Panel title={title} label={title} onClose={onClose}>
      <div className="panel-pad">
        <p>{say('erase.lead')}</p>
        <div className="acts">
          <Act label={say('erase.act')} no={question.no} kind="ink" onAct={erase} />
          <Act label={say('cancel')} onAct={onClose} />
        </div>
      </div>
    </Panel>
  );
}
