import type { OwnQuestion } from '@openfloor/contract';
import { Icon } from '../parts/icons.js';
import { ReceiptNo, Written } from '../parts/written.js';
import { LinkButton } from './controls.js';
import { byLatestChange, partsOf } from './floor-line.js';
import { OwnLinks } from './own-links.js';
import { ownStatus, type OwnStatus } from './own-status.js';
import { useLaterPage } from './later-context.js';
import type { Outgoing } from './phone-state.js';
import { refusalWords } from './refusal-words.js';

/** Everything asked from this phone and what became of it, the latest change first. */
export function Mine() {
  const { state, say } = useLaterPage();
  const own = [...state.room.mine.questions].sort(byLatestChange);
  if (own.length === 0 && state.outgoing.length === 0) {
    return (
      <div className="empty">
        <h2>{say('emptyMineTitle')}</h2>
        <p>{say('emptyMineText')}</p>
      </div>
    );
  }
  return (
    <ol className="mine">
      {state.outgoing.map((outgoing) => (
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
      <Parts status={question.status} />
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

/** How far it got, for the eye; the words beneath say it too. */
function Parts({ status }: { status: Parameters<typeof partsOf>[0] }) {
  return (
    <div className="parts" aria-hidden="true">
      {partsOf(status).map((part, place) => (
        <span key={place} className={part} />
      ))}
    </div>
  );
}

function StatusLine({ status }: { status: OwnStatus }) {
  return (
    <p className={`status ${status.tone}`}>
      <Icon name={status.icon} />
      {status.words}
    </p>
  );
}

function OutgoingRow({ outgoing }: { outgoing: Outgoing }) {
  const { phone, say, open } = useLaterPage();
  const isRefused = outgoing.state === 'refused';
  const status: OwnStatus = isRefused
    ? { tone: 'danger', icon: 'aside', words: say('statusRefused') }
    : outgoing.state === 'kept'
      ? { tone: 'warn', icon: 'clock', words: say('statusWaiting') }
      : { tone: 'plain', icon: 'clock', words: say('statusSending') };
  return (
    <li className="own">
      <Written className="question" text={outgoing.text} language={outgoing.language} />
      <Parts status="waiting" />
      <StatusLine status={status} />
      {outgoing.state === 'kept' ? <p className="reason">{say('statusWaitingText')}</p> : null}
      {isRefused && outgoing.code ? (
        <>
          <p className="reason">{refusalWords(say, outgoing.code)}</p>
          <p className="own-links">
            <LinkButton
              onTap={() => {
                phone.dismiss(outgoing.id);
                open({ name: 'ask', text: outgoing.text });
              }}
            >
              {say('askAnotherWay')}
            </LinkButton>
          </p>
        </>
      ) : null}
    </li>
  );
}
