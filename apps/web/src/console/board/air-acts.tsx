import type { QuestionView } from '@openfloor/contract';
import { useCan, useDesk, useSay, useView } from '../desk/context.js';
import { answered, takeBack } from '../desk/airing.js';
import type { Desk } from '../desk/desk.js';
import type { Way } from '../desk/view.js';
import { ActMenu } from './act-menu.js';
import { Act, Receipt } from './small.js';

/** Ending what is on air. With several on air each has its own row; D and B are for the selected or the first. */
export function AirActs({ questions }: { questions: readonly QuestionView[] }) {
  const selected = useView((view) => view.selected);
  const about = questions.find(({ id }) => id === selected) ?? questions[0];
  return questions.map((question) => (
    <AirRow key={question.id} question={question} named={questions.length > 1} capped={question === about} />
  ));
}

function AirRow({ question, named, capped }: { question: QuestionView; named: boolean; capped: boolean }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const busy = useView((view) => view.busy.has(question.id));
  const caps = useView((view) => !view.keysOff) && capped;
  const { no } = question;
  return (
    <div className={named ? 'air-acts named' : 'air-acts'}>
      {named ? <Receipt no={no} /> : null}
      {can.has('question.answered') ? (
        <span className="joined">
          <Act
            label={say('answered')}
            no={no}
            kind={capped ? 'accent' : 'bold'}
            cap={caps ? 'D' : undefined}
            off={busy}
            onAct={() => answered(desk, question, 'orally')}
          />
          <HowMenu desk={desk} question={question} accent={capped} />
        </span>
      ) : null}
      {can.has('question.return') ? (
        <Act
          label={say('backToQueue')}
          no={no}
          cap={caps ? 'B' : undefined}
          off={busy}
          onAct={() => takeBack(desk, question)}
        />
      ) : null}
    </div>
  );
}

const WAYS: readonly Way[] = ['orally', 'partly', 'noted', 'in_writing_later'];

/** How it was answered, where it was not simply answered. */
export function HowMenu({ desk, question, accent }: { desk: Desk; question: QuestionView; accent: boolean }) {
  const say = useSay();
  const choose = (way: Way): void => {
    if (way === 'in_writing_later') desk.view.patch({ asking: { kind: 'later', questionId: question.id } });
    else answered(desk, question, way);
  };
  return (
    <ActMenu
      look={accent ? 'btn accent how' : 'btn bold how'}
      word={say('how')}
      label={`${say('how')} #${question.no}`}
      items={WAYS.map((id) => ({ id, word: say(`way.${id}`) }))}
      onAct={choose}
    />
  );
}
