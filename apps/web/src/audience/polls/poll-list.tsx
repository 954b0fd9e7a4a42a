import type { PollView } from '@openfloor/contract';
import { Written } from '../../parts/written.js';
import { gradeText } from '../../parts/grade.js';
import { groupName } from '../../parts/question-words.js';
import { Result } from '../../polls/result-view.js';
import { answeredText } from '../../polls/result.js';
import type { PollTexts } from '../../text/en/polls.js';
import type { Say } from '../../text/say.js';
import { useLaterPage } from '../later-context.js';
import { pollsShown } from './answer.js';
import { OpenPoll } from './open-poll.js';

/** The polls of the session: open ones to answer, closed ones folded, with their results once those are published. */
export function Polls({ words }: { words: Say<PollTexts> }) {
  const { state } = useLaterPage();
  const { open, past, unfolded } = pollsShown(state.room.polls.values(), state.heardAt);
  if (open.length + past.length === 0) return null;
  const [newest, ...older] = past;
  return (
    <section className="polls" aria-label={words('polls')}>
      {open.map((poll) => (
        <article key={poll.id} id={`p${poll.no}`} className="poll">
          <PollTitle poll={poll} words={words} />
          <OpenPoll poll={poll} words={words} />
        </article>
      ))}
      {newest ? <Past poll={newest} words={words} isOpen={newest.id === unfolded} /> : null}
      {older.length > 0 ? (
        <details className="poll-earlier">
          <summary>{words('earlier', { n: older.length })}</summary>
          {older.map((poll) => (
            <Past key={poll.id} poll={poll} words={words} />
          ))}
        </details>
      ) : null}
    </section>
  );
}

interface PollProps {
  poll: PollView;
  words: Say<PollTexts>;
}

/** A poll that has closed: folded, with its result where that is published. */
function Past({ poll, words, isOpen = false }: PollProps & { isOpen?: boolean }) {
  return (
    <details className="poll" open={isOpen}>
      <summary>
        <PollTitle poll={poll} words={words} />
      </summary>
      {poll.status === 'published' ? (
        <PollResult poll={poll} words={words} />
      ) : (
        <p className="quiet">
          {answeredText(words, poll.answered)}. {words('closed')}
        </p>
      )}
    </details>
  );
}

function PollTitle({ poll, words }: PollProps) {
  return (
    <>
      <b className="poll-no">{words('poll', { n: poll.no })}</b>
      <Written className="question" text={poll.text} language={poll.language} />
    </>
  );
}

function PollResult({ poll, words }: PollProps) {
  const { state, say } = useLaterPage();
  const { rules } = state.room.session;
  return (
    <Result
      poll={poll}
      say={words}
      groupName={(group) => groupName(say, rules, group)}
      gradeText={(grade) => gradeText(say, grade)}
    />
  );
}
