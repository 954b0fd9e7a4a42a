import type { OwnQuestion } from '@openfloor/contract';
import { ReceiptNo, Written } from '../parts/written.js';
import { byLatestChange, partsOf } from './floor-line.js';
import { OwnLinks } from './own-links.js';
import { OutgoingStatus, Parts, StatusLine } from './own-parts.js';
import { ownStatus } from './own-status.js';
import { OwnRequests } from './floor/over.js';
import { useLaterPage } from './later-context.js';
import type { Outgoing } from './phone-state.js';
import { refusalWords } from './refusal-words.js';

/** Everything asked from this phone and what became of it, the latest change first. */
export function Mine() {
  const { state, say } = useLaterPage();
  const { questions, floor } = state.room.mine;
  const own = [...questions].sort(byLatestChange);
  if (own.length + floor.length + state.outgoing.length === 0) {
    return (
      <div className="empty">
        <h2>{say('emptyMineTitle')}</h2>
        <p>{say('emptyMineText')}</p>
      </div>
    );
  }
  return (
    <ol className="mine">
      <OwnRequests />
      {state.outgoing
        .filter(({ type }) => type === 'question.submit')
        .map((outgoing) => (
          <OutgoingRow key={outgoing.id} outgoing={outgoing} />
        ))}
      {own.map((question) => (
        <OwnRow key={question.id} question={question} />
      ))}
    </ol>
  );
}

function OwnRow({ question }: { question: OwnQuestion }) {
  const { say, clock } = useLaterPage();
  const status = ownStatus(question, say, clock);
  return (
    <li className="own">
      <p className="own-head">
        <ReceiptNo no={question.no} />
        <small>{say('askedAt', { time: clock.minute(question.submittedAt) })}</small>
      </p>
      <Written className="question" text={question.text} language={question.language} />
      <Parts parts={partsOf(question.status)} />
      <StatusLine status={status} />
      {status.quote ? (
        <p className="reason">
          “<bdi>{status.quote}</bdi>” {say('byModerators', { time: clock.minute(question.changedAt) })}
        </p>
      ) : null}
      {status.text ? <p className="reason">{status.text}</p> : null}
      {question.edited ? <p className="reason">{say('editedByModerators')}</p> : null}
      <OwnLinks question={question} />
    </li>
  );
}

function OutgoingRow({ outgoing }: { outgoing: Outgoing }) {
  const { say, open } = useLaterPage();
  const { text = '', language = 'en' } = outgoing.args;
  return (
    <li className="own">
      <Written className="question" text={text} language={language} />
      <Parts parts={partsOf('waiting')} />
      <OutgoingStatus
        outgoing={outgoing}
        why={outgoing.code ? refusalWords(say, outgoing.code) : ''}
        again={say('askAnotherWay')}
        onAgain={() => open({ name: 'ask', text })}
      />
    </li>
  );
}
