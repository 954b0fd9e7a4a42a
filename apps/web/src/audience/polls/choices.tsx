import { Icon } from '../../parts/icons.js';
import { answersOf, type Answer } from '../../polls/result.js';
import { formValue, isSeveral, moved, mostOf, tapped } from './answer.js';
import type { OpenProps } from './open-poll.js';

/**
 * Answers to choose from, one button each: a tap is the answer. Of a ranking the chosen ones stand first, with their place and
 * buttons that move them. Without scripts the same buttons send the form.
 */
export function Choices(props: OpenProps) {
  const { poll, words, own } = props;
  const answers = answersOf(poll, words);
  const isRanking = poll.type === 'ranking';
  const ranked = isRanking
    ? own.choices.flatMap((no) => answers.find((answer) => answer.no === no) ?? [])
    : [];
  const rest = answers.filter((answer) => !ranked.includes(answer));
  const isFull = mostOf(poll) > 1 && own.choices.length >= mostOf(poll) && rest.length > 0;
  return (
    <>
      <ul
        className={`poll-options ${poll.type === 'rating' ? 'scale' : isSeveral(poll) ? 'several' : 'one'}`}
      >
        {[...ranked, ...rest].map((answer) => (
          <Choice key={answer.no} answer={answer} {...props} />
        ))}
      </ul>
      {isFull ? <p className="quiet">{words('full', { n: own.choices.length })}</p> : null}
    </>
  );
}

function Choice({ answer, ...props }: OpenProps & { answer: Answer }) {
  const { poll, own, onAnswer } = props;
  const { no, text, language } = answer;
  const place = own.choices.indexOf(no);
  const isChosen = place >= 0;
  const next = tapped(poll, own.choices, no);
  const isRanking = poll.type === 'ranking';
  return (
    <li>
      <button
        name="answer"
        value={formValue(poll.no, next ?? own.choices)}
        className="poll-option"
        aria-pressed={isChosen}
        aria-disabled={next === null || undefined}
        onClick={() => (next ? onAnswer(next) : undefined)}
      >
        <span className="poll-sign">
          {isRanking ? isChosen ? place + 1 : '' : isChosen ? <Icon name="check" /> : ''}
        </span>
        <span dir="auto" lang={language ?? undefined}>
          {text}
        </span>
      </button>
      {isRanking && isChosen && own.choices.length > 1 ? <Moves answer={answer} {...props} /> : null}
    </li>
  );
}

/** A step up and a step down in a ranking. */
function Moves({ answer: { no, text }, poll, words, own, onAnswer }: OpenProps & { answer: Answer }) {
  const place = own.choices.indexOf(no);
  return (
    <>
      {([-1, 1] as const).map((by) => {
        const isEnd = own.choices[place + by] === undefined;
        const next = moved(own.choices, no, by);
        return (
          <button
            name="answer"
            key={by}
            value={formValue(poll.no, next)}
            className="poll-move"
            aria-label={words(by < 0 ? 'up' : 'down', { what: text })}
            aria-disabled={isEnd || undefined}
            onClick={() => (isEnd ? undefined : onAnswer(next))}
          >
            <span aria-hidden="true">{by < 0 ? '▲' : '▼'}</span>
          </button>
        );
      })}
    </>
  );
}
