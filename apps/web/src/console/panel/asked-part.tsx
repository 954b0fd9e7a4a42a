import type { QuestionView } from '@openfloor/contract';
import { useState } from 'react';
import { Dot } from '../../parts/icons.js';
import { bylineText, groupName, languageName } from '../../parts/question-words.js';
import { usePlace } from '../board/meta.js';
import { Mark, Receipt, Supporters } from '../board/small.js';
import { useRoom, useSay, useSession, useStale } from '../desk/context.js';
import { hallSees } from './asked.js';
import { Claim, SaidOfIt } from './claim.js';
import { readingOf } from './reading.js';
import { useStages } from './seat.js';
import { SizeActs, type Sizing } from './size-acts.js';
import type { Asking, ShownQuestion } from './use-asked.js';
import { useSpace, Words } from './words.js';

/** The question that is asked, as large as it is read at one metre, and what can be said to it. */
export function AskedPart({ asking, sizing }: { asking: Asking; sizing: Sizing }) {
  const say = useSay();
  if (!asking.shown)
    return (
      <section className="podium-asked quiet" aria-label={say('panel.nothing')}>
        <p className="podium-quiet">{say('panel.nothing')}</p>
        <p>{say('panel.quiet')}</p>
        <div className="podium-acts">
          <Swap asking={asking} />
        </div>
      </section>
    );
  return (
    <AskedQuestion key={asking.shown.question.id} shown={asking.shown} asking={asking} sizing={sizing} />
  );
}

function AskedQuestion({ shown, asking, sizing }: { shown: ShownQuestion; asking: Asking; sizing: Sizing }) {
  const say = useSay();
  const { question, also } = shown;
  const [original, show] = useState(false);
  const reading = readingOf(question, say.language);
  const read = original ? null : reading;
  const space = useSpace((read ?? question).text, sizing.size);
  return (
    <section className="podium-asked" aria-label={`#${question.no}`}>
      <Stub question={question} />
      <div className="podium-body">
        <Words question={question} reading={read} space={space} />
        <Also questions={also} onPick={asking.pick} />
        <SaidOfIt question={question} />
        <div className="podium-acts">
          <SizeActs {...sizing} />
          {space.isLong ? (
            <button type="button" className="btn podium-act" onClick={space.readOn}>
              {say('panel.readOn')}
            </button>
          ) : null}
          {reading ? (
            <button type="button" className="btn podium-act" onClick={() => show(!original)}>
              {original
                ? say('panel.translation')
                : say('panel.original', { language: languageName(say.language, question.language) })}
            </button>
          ) : null}
          <Swap asking={asking} />
          <Claim question={question} />
        </div>
      </div>
    </section>
  );
}

/** The number side: receipt number, for whom it was asked, from where, how many support it, whether the hall sees it. */
function Stub({ question }: { question: QuestionView }) {
  const say = useSay();
  const { rules } = useSession();
  const place = usePlace(question);
  const votes = useRoom((room) => room.votes.get(question.no));
  const { stakeholderGroup: group } = question.author;
  const byline = bylineText(question);
  return (
    <div className="podium-stub">
      <Receipt no={question.no} />
      <div className="podium-facts">
        <Mark group={group} />
        {group ? <span>{groupName(say, rules, group)}</span> : null}
        {byline ? <span dir="auto">{byline}</span> : null}
        <span dir="auto">{place}</span>
        {votes === undefined ? null : <Supporters n={votes} />}
        <Hall question={question} />
      </div>
    </div>
  );
}

/** Whether the hall sees this question, by what the screens said themselves; out of touch nobody knows. */
function Hall({ question }: { question: QuestionView }) {
  const say = useSay();
  const stale = useStale();
  const stages = useStages();
  if (question.status !== 'on_air') return null;
  const seen = !stale && hallSees(question.id, stages);
  return (
    <span className={seen ? 'podium-hall seen' : 'podium-hall'}>
      <Dot hollow={stale} />
      <b>{say(stale ? 'panel.onAirAt' : seen ? 'panel.hallSees' : 'panel.onAir')}</b>
    </span>
  );
}

/** The others that are on air, one touch away. */
function Also({ questions, onPick }: { questions: readonly QuestionView[]; onPick: (id: string) => void }) {
  const say = useSay();
  if (questions.length === 0) return null;
  return (
    <ul className="podium-also" aria-label={say('panel.also')}>
      {questions.map((question) => (
        <li key={question.id}>
          <button type="button" className="btn podium-act" onClick={() => onPick(question.id)}>
            <Receipt no={question.no} />
            <span className="podium-line" lang={question.language} dir="auto">
              {question.text}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** To the question before while it is in reach, and back. */
function Swap({ asking: { other, isBack, swap } }: { asking: Asking }) {
  const say = useSay();
  if (!other) return null;
  return (
    <button type="button" className="btn podium-act" onClick={swap}>
      {say(isBack ? 'panel.now' : 'panel.back', { no: String(other.no) })}
    </button>
  );
}
