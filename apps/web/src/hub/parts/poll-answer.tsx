import type { PollView } from '@openfloor/contract';
import { useState } from 'react';
import { tapped } from '../../audience/polls/answer.js';
import type { Answer } from '../../polls/result.js';
import { hubAnswerOf } from '../logic/polls.js';
import { Act } from './controls.js';
import { useDesk } from './context.js';

/** Characters of an answer in somebody's own words. */
const MOST = 280;

/** The one answer of the hub itself: what was never sent is replaced by the next. */
export function OwnAnswer({ poll, answers }: { poll: PollView; answers: readonly Answer[] }) {
  const { hub, say, state, isOffline } = useDesk();
  const own = hubAnswerOf(poll, state.room, state.entries);
  const [typed, write] = useState<string | null>(null);
  const text = typed ?? own.text ?? '';
  const give = (choices: number[], words?: string): void => {
    for (const id of own.waits) hub.take(id);
    hub.does('poll.respond', {
      pollId: poll.id,
      choices,
      language: say.language,
      ...(words ? { text: words } : {}),
    });
  };
  const has = own.choices.length > 0 || own.text !== null;
  return (
    <div className="poll-own" role="group" aria-label={say('pollOwn')}>
      <p className="muted-fact">{say('pollOwn')}</p>
      {poll.type === 'text' ? (
        <p className="hands-row">
          <textarea
            className="field"
            dir="auto"
            rows={2}
            maxLength={MOST}
            aria-label={say('pollWords')}
            value={text}
            onInput={(typing) => write(typing.currentTarget.value)}
          />
          <Act look="accent" isOff={text.trim() === ''} onAct={() => give([], text.trim())}>
            {say(isOffline ? 'keep' : 'send')}
          </Act>
        </p>
      ) : (
        <p className="poll-choices">
          {answers.map(({ no, text: word }) => {
            const place = own.choices.indexOf(no);
            const next = tapped(poll, own.choices, no);
            return (
              <Act
                key={no}
                pressed={place >= 0}
                isOff={next === null}
                onAct={() => (next ? give(next) : undefined)}
              >
                {poll.type === 'ranking' && place >= 0 ? `${place + 1}. ` : ''}
                <bdi>{word}</bdi>
              </Act>
            );
          })}
        </p>
      )}
      <p className="muted-fact" role="status">
        {own.isKept ? say('pollOwnKept') : has ? say('pollOwnCounted') : say('pollNoAnswer')}
      </p>
    </div>
  );
}
