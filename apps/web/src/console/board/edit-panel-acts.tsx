import type { PersonView, QuestionView } from '@openfloor/contract';
import { useState } from 'react';
import { useCan, useDesk, usePeople, useRoom, useSay, useSession } from '../desk/context.js';
import { askToTell } from '../desk/telling.js';
import { answerers } from '../logic/answerers.js';
import { Check } from '../sheets/fields.js';
import { Act, Mark } from './small.js';

interface EditPanelActsProps {
  question: QuestionView;
  onDone: () => void;
}

/** Who of the panel answers, what each of them said, whether the author speaks it, and a word to another desk. */
export function EditPanelActs({ question, onDone }: EditPanelActsProps) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  return (
    <>
      <div className="acts">
        {can.has('question.voice') ? <Voice question={question} /> : null}
        {can.has('signal.send') ? (
          <Act label={say('tellAct')} no={question.no} onAct={() => askToTell(desk, question.id)} />
        ) : null}
      </div>
      {can.has('question.assign') ? <Assign question={question} onDone={onDone} /> : null}
    </>
  );
}

/** Asks the panel, by name. The whole list is sent, so that the last one who chooses is right. */
function Assign({ question, onDone }: EditPanelActsProps) {
  const say = useSay();
  const desk = useDesk();
  const people = answerers(usePeople(), question);
  const [chosen, choose] = useState<readonly string[]>(question.assignedTo ?? []);
  const turn = (id: string): void =>
    choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const assign = (): void => {
    const args = { questionId: question.id, personIds: [...chosen] };
    void desk.order({ type: 'question.assign', args, says: 'assign', question });
    onDone();
  };
  if (people.length === 0) return <p className="hint">{say('nobodyOnPanel')}</p>;
  return (
    <>
      <ul className="assign" aria-label={say('whoAnswers')}>
        {people.map((person) => (
          <li key={person.id}>
            <Check
              word={<Panellist person={person} question={question} />}
              checked={chosen.includes(person.id)}
              onCheck={() => turn(person.id)}
            />
          </li>
        ))}
      </ul>
      <div className="acts">
        <Act label={say('assign')} no={question.no} kind="accent" onAct={assign} />
        <Act label={say('cancel')} onAct={onDone} />
      </div>
    </>
  );
}

/** Somebody of the panel, with what they said to the question. */
function Panellist({ person, question }: { person: PersonView; question: QuestionView }) {
  const say = useSay();
  const stance = question.claims?.find(({ personId }) => personId === person.id)?.stance;
  const words = [
    person.role === 'panellist' ? '' : say(`role.${person.role}`),
    person.present ? '' : say('absent'),
  ];
  return (
    <span className="assignee">
      <b dir="auto">{person.name}</b> <Mark group={person.stakeholderGroup} /> <span>{words}</span>{' '}
      {stance ? <b className="stance">{say(`says.${stance}`)}</b> : null}
    </span>
  );
}

/** From which states an author can be asked to speak. */
const SPOKEN_FROM: readonly QuestionView['status'][] = ['published', 'shortlisted', 'on_air'];
/** In which of these a request of the author stands already. */
const ASKED: ReadonlySet<string> = new Set(['offered', 'waiting', 'on_deck', 'called', 'speaking', 'paused']);

/** Asks the author to speak the question; until they say yes it is read out. */
function Voice({ question }: { question: QuestionView }) {
  const say = useSay();
  const desk = useDesk();
  const { phase } = useSession();
  const floors = useRoom(() => desk.room.records('floor'));
  const asked = floors.find(({ questionId, status }) => questionId === question.id && ASKED.has(status));
  if (asked) return <span className="hint">{say(`voiced.${asked.status}` as 'voiced.offered')}</span>;
  const isPossible = SPOKEN_FROM.includes(question.status) && phase !== 'closed';
  const order = (): void =>
    void desk.order({
      type: 'question.voice',
      args: { questionId: question.id },
      says: 'voice',
      question,
    });
  return <Act label={say('voiceAct')} no={question.no} off={!isPossible} onAct={order} />;
}
