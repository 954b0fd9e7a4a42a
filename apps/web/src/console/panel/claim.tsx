import { STANCES, type QuestionView, type Stance } from '@openfloor/contract';
import { useDesk, useRoom, useSay, useSession } from '../desk/context.js';
import { isFor } from './asked.js';
import { isClaimable, ownStance, stancesOf } from './claims.js';
import { act, useMay, useMe, useNames } from './seat.js';

/** Take it, add to it, or pass; pressed again it is taken back. */
export function Claim({ question }: { question: QuestionView }) {
  const say = useSay();
  const desk = useDesk();
  const me = useMe();
  const may = useMay('question.claim');
  const { phase } = useSession();
  const outbox = useRoom((room) => room.outbox);
  if (!may || me === null || phase === 'closed' || phase === 'archived' || !isClaimable(question))
    return null;
  const own = ownStance(question, me, outbox);
  const says = (stance: Stance): void =>
    void act(desk, 'question.claim', { questionId: question.id, stance: stance === own ? 'none' : stance });
  return (
    <div className="podium-claim" role="group" aria-label={say('panel.claims', { no: String(question.no) })}>
      {STANCES.map((stance) => (
        <button
          key={stance}
          type="button"
          className="btn podium-act"
          aria-pressed={own === stance}
          onClick={() => says(stance)}
        >
          {say(`panel.${stance}`)}
        </button>
      ))}
    </div>
  );
}

/** Who the question is for and what the others of the panel said to it, in one line. */
export function SaidOfIt({ question }: { question: QuestionView }) {
  const say = useSay();
  const me = useMe();
  const named = useNames();
  const { take, add, pass } = stancesOf(question, me);
  const { assignedTo = [] } = question;
  const assigned = assignedTo.length > 1 && isFor(question, me) ? named(assignedTo) : '';
  const facts = [
    assigned && say('panel.assigned', { names: assigned }),
    take.length > 0 && say('panel.takes', { n: take.length, names: named(take) }),
    add.length > 0 && say('panel.canAdd', { n: add.length }),
    pass.length > 0 && say('panel.passes', { n: pass.length }),
  ].filter((fact): fact is string => typeof fact === 'string' && fact !== '');
  if (facts.length === 0) return null;
  return (
    <p className="podium-said" dir="auto">
      {facts.join(' · ')}
    </p>
  );
}
