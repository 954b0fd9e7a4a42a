import type { PollView } from '@openfloor/contract';
import { useState } from 'react';
import { gradeText } from '../../parts/grade.js';
import { Bars, Result } from '../../polls/result-view.js';
import { answeredText, answersOf, resultLines } from '../../polls/result.js';
import { Act, Receipt } from '../board/small.js';
import { useRoom, useSay, useSession } from '../desk/context.js';
import { PollActs } from './poll-acts.js';
import { PollForm } from './poll-form.js';
import { TextsPart } from './texts-part.js';
import type { Give } from './use-give.js';
import { usePollSay } from './words.js';

/** One poll: its question, its state, the acts on it, how it stands and what it came to. */
export function PollBlock({ poll, give }: { poll: PollView; give: Give }) {
  const say = usePollSay();
  const [isEdited, edit] = useState(false);
  const { no, status, type, text, language, live } = poll;
  return (
    <li className={`poll-block is-${status}`}>
      <h3>
        <Receipt no={no} />{' '}
        <span lang={language} dir="auto">
          {text}
        </span>
      </h3>
      <p className="hint">
        <b>{say(`status.${status}`)}</b> · {say(`type.${type}`)}
        {live ? ` · ${say('isLive')}` : ''}
      </p>
      <PollActs poll={poll} give={give} onEdit={() => edit(!isEdited)} isEdited={isEdited} />
      {isEdited && status === 'draft' ? (
        <PollForm poll={poll} give={give} onDone={() => edit(false)} />
      ) : null}
      {status === 'open' ? <Standing poll={poll} /> : null}
      {status === 'draft' ? <Options poll={poll} /> : null}
      {poll.results ? <Came poll={poll} give={give} /> : null}
    </li>
  );
}

function Options({ poll }: { poll: PollView }) {
  return (
    <ol className="poll-lines">
      {poll.options.map(({ no, text }) => (
        <li key={no} lang={poll.language} dir="auto">
          {text}
        </li>
      ))}
    </ol>
  );
}

/** How an open poll stands, by what staff are told of it on every beat, and what hubs have counted. */
function Standing({ poll }: { poll: PollView }) {
  const say = usePollSay();
  const told = useRoom(({ polls }) => polls.get(poll.no));
  const [, answered = 0, cells = null] = told ?? [];
  const lines = resultLines(answersOf(poll, say), { cells: cells ?? [], answered }, poll.hands);
  return (
    <section aria-label={`${say('liveCells')} #${poll.no}`}>
      <p>{answeredText(say, answered)}</p>
      {cells && poll.type !== 'text' ? <Bars lines={lines} say={say} /> : null}
      {poll.hands ? (
        <p className="hint">{say('handsBeside', { n: poll.hands.hubs, of: poll.hands.headcount })}</p>
      ) : null}
    </section>
  );
}

function Came({ poll, give }: { poll: PollView; give: Give }) {
  const desk = useSay();
  const say = usePollSay();
  const { rules } = useSession();
  const [isOpen, open] = useState(poll.status === 'closed');
  return (
    <>
      <Act label={say('result')} menu pressed={isOpen} no={poll.no} onAct={() => open(!isOpen)} />
      {isOpen ? (
        <section aria-label={`${say('result')} #${poll.no}`}>
          {poll.type === 'text' ? <TextsPart poll={poll} give={give} /> : null}
          {poll.type === 'text' ? null : (
            <Result
              poll={poll}
              say={say}
              isWide
              groupName={(group) =>
                rules.groups.find(({ key }) => key === group)?.name ?? desk(`group.${group}`)
              }
              gradeText={(grade) => gradeText(desk, grade)}
            />
          )}
        </section>
      ) : null}
    </>
  );
}
