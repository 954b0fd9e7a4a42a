import type { OwnQuestion } from '@openfloor/contract';
import { ReceiptNo, Written } from '../../parts/written.js';
import { mayAsk } from '../bottom-bar.js';
import { byLatestChange, partsOf } from '../floor-line.js';
import { Parts, StatusLine } from '../own-parts.js';
import { ownStatus } from '../own-status.js';
import { PlainFrame, usePlainClock, type PlainPageProps } from './frame.js';

/** Everything asked from this browser and what became of it, where no script runs. */
export function MinePage(props: PlainPageProps) {
  const { phone, say, form } = props;
  const { session, mine } = phone.state().room;
  const own = [...mine.questions].sort(byLatestChange);
  return (
    <PlainFrame {...props} place="mine">
      <h2 className="section">{say('mine')}</h2>
      {own.length === 0 ? (
        <p className="quiet">{say('emptyMineText')}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="form" value={form} />
          <ol className="mine">
            {own.map((question) => (
              <OwnRow key={question.id} question={question} say={say} isOpen={mayAsk(session.phase)} />
            ))}
          </ol>
        </form>
      )}
      {mine.left !== null ? <p className="quiet">{say('quotaLeft', { n: mine.left })}</p> : null}
    </PlainFrame>
  );
}

interface RowProps extends Pick<PlainPageProps, 'say'> {
  question: OwnQuestion;
  isOpen: boolean;
}

function OwnRow({ question, say, isOpen }: RowProps) {
  const clock = usePlainClock();
  const status = ownStatus(question, say, clock);
  const isLive = ['pending', 'published', 'shortlisted'].includes(question.status);
  return (
    <li className="own" id={`q${question.no}`}>
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
      {isOpen && isLive ? (
        <button className="secondary" name="withdraw" value={question.no}>
          {say('takeBack')} <span className="visually-hidden">{`#${question.no}`}</span>
        </button>
      ) : null}
    </li>
  );
}
