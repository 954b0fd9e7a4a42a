import type { PollView } from '@openfloor/contract';
import { useState } from 'react';
import { answeredText } from '../../polls/result.js';
import { Act } from '../board/small.js';
import { useCan } from '../desk/context.js';
import type { Give } from './use-give.js';
import { usePollSay } from './words.js';

/** So many are listed at a time. */
const AT_A_TIME = 50;

/** Answers in people's own words, each of which can be shown to everybody or taken away again. */
export function TextsPart({ poll, give }: { poll: PollView; give: Give }) {
  const say = usePollSay();
  const can = useCan();
  const [shown, show] = useState(AT_A_TIME);
  const texts = poll.results?.texts ?? [];
  const admitted = texts.filter((text) => text.admitted).length;
  const turn = (textId: string, on: boolean): void =>
    void give('poll.admit', { pollId: poll.id, textId, on }, { n: admitted + (on ? 1 : -1) });
  return (
    <>
      <h4>{say('admitTitle')}</h4>
      <p className="hint">{answeredText(say, poll.results?.answered ?? 0)}</p>
      <ul className="poll-admit">
        {texts.slice(0, shown).map(({ id, text, language, admitted: isAdmitted }) => (
          <li key={id}>
            <span lang={language} dir="auto">
              {text}
            </span>
            {can.has('poll.admit') ? (
              <Act
                label={say(isAdmitted ? 'withhold' : 'admit')}
                about={text}
                pressed={isAdmitted}
                onAct={() => turn(id, !isAdmitted)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {texts.length > shown ? (
        <Act label={say('moreTexts', { n: texts.length - shown })} onAct={() => show(shown + AT_A_TIME)} />
      ) : null}
    </>
  );
}
