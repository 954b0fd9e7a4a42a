import type { OwnQuestion, QuestionView } from '@openfloor/contract';
import { useState } from 'react';
import { onAir } from '../../live/room-view.js';
import { Dot } from '../../parts/icons.js';
import { GroupMark } from '../../parts/group-mark.js';
import { groupName } from '../../parts/question-words.js';
import { wished } from '../logic/outbox-list.js';
import { lengthMs, placedQuestions, type Placed } from '../logic/place.js';
import { nthText } from '../words.js';
import { LinkAct, Twice } from './controls.js';
import { useDesk, useNow } from './context.js';
import { Receipt } from './frame.js';

/** Between two looks at an estimate of minutes, in milliseconds. */
const ESTIMATE_MS = 20_000;

/** What is before the panel, and where our own questions stand in the order of the room. */
export function Places() {
  const { say, state } = useDesk();
  const now = useNow(state.offsetMs, ESTIMATE_MS);
  const { room } = state;
  const placed = placedQuestions(room, now);
  const waiting = placed.filter(({ place }) => place.kind !== 'air' && place.kind !== 'done');
  const done = placed.filter(({ place }) => place.kind === 'done').map(({ question }) => question);
  return (
    <>
      <ul>
        <OnAirRows />
        {waiting.map((one) => (
          <PlaceRow key={one.question.id} placed={one} />
        ))}
      </ul>
      {placed.length === 0 ? <p className="note">{say('noQuestions')}</p> : null}
      <Done questions={done} />
    </>
  );
}

/** What the hall sees now; without a line, what it saw when it was last heard. */
function OnAirRows() {
  const { say, state, isOffline } = useDesk();
  const rows = onAir(state.room);
  if (rows.length === 0)
    return <li className="note air-none">{say(isOffline ? 'nothingOnAirThen' : 'nothingOnAir')}</li>;
  return rows.map((question) => {
    const isOurs = state.room.mine.questions.some(({ id }) => id === question.id);
    return (
      <li key={question.id} className={isOffline ? 'place air-row stale' : 'place air-row'}>
        <PlaceStub question={question} />
        <div className="place-body">
          <p className="air-word">
            <Dot hollow={isOffline} /> {say(isOffline ? 'onAirThen' : 'onAirNow')}
            {isOurs ? <b className="ours">{say('ours')}</b> : null}
          </p>
          <p className="words" dir="auto" lang={question.language}>
            {question.text}
          </p>
        </div>
      </li>
    );
  });
}

function PlaceStub({ question: { no, author } }: { question: QuestionView | OwnQuestion }) {
  const { say, state } = useDesk();
  const group = author.stakeholderGroup;
  return (
    <span className="stub">
      <Receipt no={no} />
      {group ? (
        <GroupMark quiet group={group} name={groupName(say, state.room.session.rules, group)} />
      ) : null}
    </span>
  );
}

function PlaceRow({ placed: { question, place } }: { placed: Placed }) {
  const { hub, say, state } = useDesk();
  const isLeaving = wished(state.entries, 'question.withdraw', isAbout(question.id)) !== undefined;
  const [lead, fact] = placeWords(place);
  return (
    <li className="place">
      <PlaceStub question={question} />
      <div className="place-body">
        <p className="words" dir="auto" lang={question.language}>
          {question.text}
        </p>
      </div>
      <p className="place-at">
        <b>{lead}</b>
        <span>{fact}</span>
        {isLeaving ? (
          <span>{say('takingBack')}</span>
        ) : (
          <Twice
            words={say('takeBack')}
            sure={say('takeBackYes')}
            about={`#${question.no}`}
            onAct={() => hub.does('question.withdraw', { questionId: question.id })}
          />
        )}
      </p>
    </li>
  );

  function placeWords(at: Placed['place']): [string, string] {
    const nth = (n: number, of: number): string => say('nthOf', { nth: nthText(say, n), of });
    switch (at.kind) {
      case 'chosen':
        return [nth(at.nth, at.of), minutesText(at.aboutMs)];
      case 'listed':
        return [say('listed'), at.nth === undefined ? '' : nth(at.nth, at.of)];
      case 'review':
        return [say('inReview'), say('placeAbout', { place: nth(at.nth, at.of) })];
      default:
        return ['', ''];
    }
  }

  function minutesText(ms: number): string {
    return ms < 30_000 ? say('aboutSoon') : say('aboutMinutes', { n: Math.max(1, Math.round(ms / 60_000)) });
  }
}

const isAbout =
  (id: string) =>
  ({ questionId }: { questionId: string }): boolean =>
    questionId === id;

/** What is through: how many were answered, about how long each took, and what became of the others. */
function Done({ questions }: { questions: readonly OwnQuestion[] }) {
  const { say, state } = useDesk();
  const [isOpen, open] = useState(false);
  if (questions.length === 0) return null;
  const answered = questions.filter(({ status }) => status === 'answered');
  const others = questions.filter(({ status }) => status !== 'answered');
  return (
    <div className="done">
      {answered.length > 0 ? (
        <p>
          <b>{say('answeredCount', { n: answered.length })}</b>{' '}
          {answered.map(({ id, no }) => (
            <span key={id} className="done-one">
              <bdi>#{no}</bdi>
              <Length question={state.room.questions.get(id)} />
            </span>
          ))}
        </p>
      ) : null}
      {others.slice(0, isOpen ? undefined : 2).map((question) => (
        <p key={question.id}>
          <bdi>#{question.no}</bdi> {becameText(question)}
          {question.declineNote ? (
            <span dir="auto"> {say('quoted', { text: question.declineNote })}</span>
          ) : null}
        </p>
      ))}
      {others.length > 2 && !isOpen ? (
        <LinkAct onAct={() => open(true)}>{say('plainMore', { n: others.length - 2 })}</LinkAct>
      ) : null}
    </div>
  );

  function becameText({ status, reason, mergedInto }: OwnQuestion): string {
    return (
      say.maybe(`done.${status}`, {
        reason: say.maybe(`reason.${reason ?? ''}`) ?? reason ?? '',
        no: mergedInto ? `#${mergedInto.no}` : '',
      }) ?? ''
    );
  }
}

function Length({ question }: { question: QuestionView | undefined }) {
  const { say } = useDesk();
  const ms = question && lengthMs(question);
  return ms === undefined ? null : <> {say('aboutMinutes', { n: Math.max(1, Math.round(ms / 60_000)) })}</>;
}
