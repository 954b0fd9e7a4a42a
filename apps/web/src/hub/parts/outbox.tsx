import type { OutboxEntry } from '@openfloor/client';
import { useState } from 'react';
import { GroupMark } from '../../parts/group-mark.js';
import { groupName } from '../../parts/question-words.js';
import { draftOf } from '../logic/drafts.js';
import { listedEntries } from '../logic/outbox-list.js';
import { actWords, refusalText, type ActWords } from '../logic/outbox-words.js';
import { Act, LinkAct } from './controls.js';
import { useDesk } from './context.js';
import { Part, Receipt } from './frame.js';

/** Opens what was taken out of the outbox in the form in which it was made. */
export type Reopen = (entry: OutboxEntry) => void;

/** What waits here for the main room, oldest first, each with its own outcome. */
export function OutboxPart({ onReopen }: { onReopen: Reopen }) {
  const { say, state } = useDesk();
  const listed = listedEntries(state.entries);
  return (
    <Part name="outbox" title={say('outbox')} count={listed.length} fact={say('outboxFact')}>
      <div className="scrolls" tabIndex={listed.length > 3 ? 0 : undefined}>
        <ol>
          {listed.map((entry) => (
            <OutboxRow key={entry.id} entry={entry} onReopen={onReopen} />
          ))}
        </ol>
        <LateLine />
        <p className="note">{say(listed.length > 0 ? 'outboxNote' : 'outboxEmpty')}</p>
      </div>
    </Part>
  );
}

function LateLine() {
  const { hub, say, state, clocks } = useDesk();
  const { late } = state;
  if (!late) return null;
  const times = { from: clocks.local.second(late.from), to: clocks.local.second(late.to) };
  return (
    <p className="note late">
      {say('sentLate', { n: late.n, ...times })}{' '}
      <LinkAct onAct={() => hub.dismissLate()} about={say('outbox')}>
        {say('dismiss')}
      </LinkAct>
    </p>
  );
}

function OutboxRow({ entry, onReopen }: { entry: OutboxEntry; onReopen: Reopen }) {
  const { say, state, clocks } = useDesk();
  const words = actWords(say, entry, state.room);
  const { madeAt } = entry;
  const refusal = refusalText(say, entry);
  return (
    <li className={refusal ? 'strip refused' : 'strip'} data-act={entry.type}>
      <Stub words={words} />
      <div className="strip-body">
        <p className="kind">
          <b>{words.kind}</b>{' '}
          <bdi>
            {clocks.local.second(madeAt)} · {clocks.utc.second(madeAt)} UTC
          </bdi>
        </p>
        <p className="words" dir="auto" lang={words.language || undefined}>
          {words.text}
        </p>
        {refusal ? (
          <p className="refusal">
            <b>{say('notTaken')}</b> {refusal}
          </p>
        ) : null}
      </div>
      <RowActs entry={entry} words={words} onReopen={onReopen} />
    </li>
  );
}

function Stub({ words: { no, isNew, group } }: { words: ActWords }) {
  const { say, state } = useDesk();
  return (
    <span className="stub">
      {no === undefined ? null : <Receipt no={no} />}
      {isNew ? <span className="blank-no">{say('noNumber')}</span> : null}
      {group ? (
        <GroupMark quiet group={group} name={groupName(say, state.room.session.rules, group)} />
      ) : null}
    </span>
  );
}

/** Edit and Remove as long as it was never sent; Dismiss once it was refused. */
function RowActs({ entry, words, onReopen }: { entry: OutboxEntry; words: ActWords; onReopen: Reopen }) {
  const { hub, say } = useDesk();
  const [isGone, setGone] = useState(false);
  const about = `${words.kind}: ${words.text}`;
  if (entry.state === 'refused')
    return (
      <p className="row-acts">
        {isEditable(entry) ? (
          <Act
            about={about}
            onAct={() => {
              hub.dismiss(entry.id);
              onReopen(entry);
            }}
          >
            {say('edit')}
          </Act>
        ) : null}
        <Act about={about} onAct={() => hub.dismiss(entry.id)}>
          {say('dismiss')}
        </Act>
      </p>
    );
  if (!entry.unsent || isGone)
    return <p className="row-acts on-its-way">{say(isGone ? 'goneOff' : 'onItsWay')}</p>;
  const take = (then: Reopen): void => {
    const taken = hub.take(entry.id);
    if (taken) then(taken);
    else setGone(true);
  };
  return (
    <p className="row-acts">
      {isEditable(entry) ? (
        <Act about={about} onAct={() => take(onReopen)}>
          {say('edit')}
        </Act>
      ) : null}
      <Act about={about} onAct={() => take(() => undefined)}>
        {say('remove')}
      </Act>
    </p>
  );
}

const FORMS: readonly OutboxEntry['type'][] = ['hub.count', 'hub.checkIn', 'signal.send', 'floor.delivery'];

/** Whether the act has a form that it can go back into. */
function isEditable(entry: OutboxEntry): boolean {
  return FORMS.includes(entry.type) || draftOf(entry) !== undefined;
}
