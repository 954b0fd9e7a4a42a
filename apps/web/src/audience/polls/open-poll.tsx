import type { PollView } from '@openfloor/contract';
import { Bars } from '../../polls/result-view.js';
import { answeredText, answersOf, resultLines } from '../../polls/result.js';
import type { PollTexts } from '../../text/en/polls.js';
import type { Say } from '../../text/say.js';
import { codeFor } from '../door-need.js';
import { useLaterPage } from '../later-context.js';
import { refusalWords } from '../refusal-words.js';
import { stay } from '../stay.js';
import { answerOf, formValue, mostOf, type OwnAnswer } from './answer.js';
import { Choices } from './choices.js';
import { WordsField } from './words-field.js';

/** What a part of an open poll needs: the poll, what this phone answered, and the way to answer. */
export interface OpenProps {
  poll: PollView;
  words: Say<PollTexts>;
  own: OwnAnswer;
  onAnswer: (choices: readonly number[], text?: string) => void;
}

/** An open poll: how it is answered, what this phone answered and how far that got, and how many have answered. */
export function OpenPoll({ poll, words }: Pick<OpenProps, 'poll' | 'words'>) {
  const { phone, state, open } = useLaterPage();
  const { room } = state;
  const own = answerOf(state, poll);
  const [, n = 0, cells = null] = room.pollTallies.get(poll.no) ?? [];
  const onAnswer: OpenProps['onAnswer'] = (choices, text) => {
    if (codeFor(phone.state().room)) return open({ name: 'code' });
    if (own.refusedId) phone.dismiss(own.refusedId);
    const args = {
      pollId: poll.id,
      choices,
      ...(text === undefined ? {} : { text, language: words.language }),
    };
    phone.send([{ type: 'poll.respond', args }]);
  };
  const props = { poll, words, own, onAnswer };
  return (
    <>
      {room.you.relayed ? (
        <p className="quiet">{words('relayed')}</p>
      ) : (
        <form method="post" onSubmit={stay}>
          <p className="quiet">{words(`how.${poll.type}`, { n: howMany(poll) })}</p>
          {poll.type === 'text' ? <WordsField {...props} /> : <Choices {...props} />}
          <Standing {...props} />
        </form>
      )}
      <p className="quiet">{answeredText(words, n)}</p>
      {cells && n > 0 && poll.type !== 'text' ? (
        <>
          <p className="quiet">{words('liveNow')}</p>
          <Bars lines={resultLines(answersOf(poll, words), { cells, answered: n })} say={words} />
        </>
      ) : null}
    </>
  );
}

function howMany(poll: PollView): number {
  return poll.type === 'rating' ? (poll.max ?? 5) : mostOf(poll);
}

/** How far the answer got, in words, and the way to take it back. */
function Standing({ poll, words, own, onAnswer }: OpenProps) {
  const { say } = useLaterPage();
  const { state, choices, text, code } = own;
  const has = choices.length > 0 || text !== null;
  const said = {
    none: '',
    saving: words('saving'),
    kept: words('kept'),
    counted: words(poll.type === 'text' ? 'countedWords' : 'counted'),
    refused: words('notCounted', {
      why: code ? (words.maybe(`refused.${code}`) ?? refusalWords(say, code, 'vote')) : '',
    }),
  }[state];
  return (
    <div className="poll-standing">
      <p role="status" className={state === 'refused' ? 'quiet danger' : 'quiet'} data-state={state}>
        {said}
      </p>
      {has ? (
        <button
          name="answer"
          value={formValue(poll.no, [])}
          className="poll-back"
          onClick={() => onAnswer([])}
        >
          {words('takeBack')}
        </button>
      ) : null}
    </div>
  );
}
