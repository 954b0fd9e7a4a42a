import type { QuestionView, Rules } from '@openfloor/contract';
import { useState } from 'react';
import { Act, Receipt } from '../board/small.js';
import { useClock, useDesk, useRoom, useSession } from '../desk/context.js';
import { SelectField } from '../sheets/fields.js';
import { Part, Sheet } from '../sheets/sheet.js';
import { useOrder, type Asked } from './use-order.js';
import { bothOf, whyWords } from './why-words.js';
import { useRankingSay } from './words.js';

type Chosen = Pick<Rules, 'ranking' | 'footing'>;

const ACROSS = ['balanced', 'support'] as const;
const FOOTINGS = ['groups', 'people'] as const;

/** The order by votes beside one across groups, each place with its why. Both stand still until they are asked for again. */
export function OrdersSheet() {
  const say = useRankingSay();
  const desk = useDesk();
  const clock = useClock();
  const { rules } = useSession();
  const [ranking, choose] = useState(ACROSS.find((one) => one === rules.ranking) ?? 'balanced');
  const [footing, weigh] = useState(rules.footing);
  const [round, ask] = useState(0);
  const [at, note] = useState(() => desk.room.serverNow());
  const votes = useOrder({ ranking: 'votes', footing }, round);
  const across = useOrder({ ranking, footing }, round);
  const again = (): void => {
    note(desk.room.serverNow());
    ask(round + 1);
  };
  const isBoth = votes && votes !== 'none' && across && across !== 'none';
  return (
    <Sheet title={say('title')} lead={say('lead')}>
      <div className="orders-head" lang={say.language} dir={say.direction}>
        <SelectField
          word={say('ranking')}
          value={ranking}
          all={ACROSS}
          name={(one) => say(`ranking.${one}`)}
          onPick={(one) => {
            choose(one);
            again();
          }}
        />
        <SelectField
          word={say('footing')}
          value={footing}
          all={FOOTINGS}
          name={(one) => say(`footing.${one}`)}
          onPick={(one) => {
            weigh(one);
            again();
          }}
        />
        <Act label={say('refresh')} onAct={again} />
        <p role="status">
          {say('asOf', { time: clock.second(at) })}{' '}
          {isBoth ? say('same', { n: bothOf(votes.order, across.order) }) : null}
        </p>
      </div>
      <div className="orders">
        <Order chosen={{ ranking: 'votes', footing }} asked={votes} />
        <Order chosen={{ ranking, footing }} asked={across} />
      </div>
    </Sheet>
  );
}

function Order({ chosen, asked }: { chosen: Chosen; asked: Asked }) {
  const say = useRankingSay();
  const { rules } = useSession();
  const questions = useQuestions();
  const isAlike = chosen.ranking === 'votes' || chosen.footing === rules.footing;
  return (
    <Part title={say(`ranking.${chosen.ranking}`)}>
      <p className="hint">
        {rules.ranking === chosen.ranking && isAlike ? <b>{say('inForce')}. </b> : null}
        {say(`says.${chosen.ranking}`)}
      </p>
      {asked === null ? <p className="nothing">{say('loading')}</p> : null}
      {asked === 'none' ? <p className="nothing">{say('noAnswer')}</p> : null}
      {asked && asked !== 'none' && asked.order.length === 0 ? (
        <p className="nothing">{say('empty')}</p>
      ) : null}
      <ol className="order">
        {asked && asked !== 'none'
          ? asked.order.map((no, at) => (
              <li key={no}>
                <b className="place">{at + 1}</b>
                <Words no={no} question={questions.get(no)} why={wordsAt(say, asked, at)} />
              </li>
            ))
          : null}
      </ol>
    </Part>
  );
}

function Words({ no, question, why }: { no: number; question: QuestionView | undefined; why: string }) {
  return (
    <div>
      <p className="words" lang={question?.language} dir="auto">
        <Receipt no={no} /> {question?.shortText ?? question?.text}
      </p>
      <p className="why">{why}</p>
    </div>
  );
}

function wordsAt(
  say: ReturnType<typeof useRankingSay>,
  asked: Exclude<Asked, null | 'none'>,
  at: number,
): string {
  const why = asked.why[at];
  return why ? whyWords(say, why, at + 1).join(' · ') : '';
}

function useQuestions(): ReadonlyMap<number, QuestionView> {
  const { room } = useDesk();
  const questions = useRoom(() => room.records('question'));
  return new Map(questions.map((question) => [question.no, question]));
}
