import { useState } from 'react';
import { Act } from '../board/small.js';
import { useCan, useDesk, useRoom } from '../desk/context.js';
import { Sheet } from '../sheets/sheet.js';
import { PollBlock } from './poll-block.js';
import { PollForm } from './poll-form.js';
import { useGive } from './use-give.js';
import { usePollSay } from './words.js';

/** The polls of the session: what each of them is, how it stands, what it came to, and every act on it. */
export function PollsSheet() {
  const say = usePollSay();
  const can = useCan();
  const { room } = useDesk();
  const polls = useRoom(() => room.records('poll'));
  const [isWriting, write] = useState(false);
  const { give, said, isRefused } = useGive();
  const newest = [...polls].sort((one, other) => other.no - one.no);
  return (
    <Sheet title={say('title')} lead={say('lead')}>
      <div className="polls-part" lang={say.language} dir={say.direction}>
        {can.has('poll.create') ? (
          <div className="acts">
            <Act label={say('add')} kind="accent" pressed={isWriting} onAct={() => write(!isWriting)} />
          </div>
        ) : null}
        <p className={isRefused ? 'poll-said trouble' : 'poll-said'} role="status">
          {said}
        </p>
        {isWriting ? <PollForm give={give} onDone={() => write(false)} /> : null}
        {polls.length === 0 ? <p className="nothing">{say('none')}</p> : null}
        <ul className="poll-blocks">
          {newest.map((poll) => (
            <PollBlock key={poll.id} poll={poll} give={give} />
          ))}
        </ul>
      </div>
    </Sheet>
  );
}
