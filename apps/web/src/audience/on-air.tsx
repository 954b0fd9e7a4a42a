import type { QuestionView } from '@openfloor/contract';
import { useEffect, useRef, useState } from 'react';
import { GroupMark } from '../parts/group-mark.js';
import { Dot } from '../parts/icons.js';
import { ReceiptNo, Written } from '../parts/written.js';
import { usePage } from './phone-context.js';
import { bylineText, groupName } from '../parts/question-words.js';

/** What the hall sees: an ink block above the list, one line high once it is scrolled away and in Mine. */
export function OnAir({ questions, isShort }: { questions: readonly QuestionView[]; isShort: boolean }) {
  const block = useRef<HTMLElement>(null);
  const isPast = useScrolledPast(block, questions.length > 0 && !isShort);
  if (questions.length === 0) return null;
  return (
    <>
      {isShort ? null : <FullBlock questions={questions} block={block} />}
      <NowLine questions={questions} isOver={!isShort} isHidden={!isShort && !isPast} />
    </>
  );
}

function FullBlock({
  questions,
  block,
}: {
  questions: readonly QuestionView[];
  block: { current: HTMLElement | null };
}) {
  const { state, say, clock } = usePage();
  const isStale = state.line === 'offline';
  const since = questions.length === 1 ? (questions[0]?.askedAt ?? null) : null;
  return (
    <section className="on-air" ref={block} aria-label={say('beingAnsweredNow')}>
      <p className="air-label">
        <Dot hollow={isStale} />
        <b>
          {isStale ? say('beingAnsweredAt', { time: clock.minute(state.heardAt) }) : say('beingAnsweredNow')}
        </b>
        {isStale || since === null ? null : <small>{say('since', { time: clock.minute(since) })}</small>}
      </p>
      {questions.map((question) => (
        <AirQuestion key={question.id} question={question} />
      ))}
    </section>
  );
}

function AirQuestion({ question }: { question: QuestionView }) {
  const { state, say } = usePage();
  const { author, attendance } = question;
  const byline = bylineText(question);
  const hub = question.hubId ? state.room.hubs.get(question.hubId) : undefined;
  return (
    <div className="air-question">
      <Written className="question" text={question.text} language={question.language} />
      <p className="meta">
        <ReceiptNo no={question.no} />
        {author.stakeholderGroup ? (
          <GroupMark
            group={author.stakeholderGroup}
            name={groupName(say, state.room.session.rules, author.stakeholderGroup)}
          />
        ) : null}
        {byline ? <bdi>{byline}</bdi> : null}
        <span className="muted">{hub ? <bdi>{hub.name}</bdi> : say(`attendance.${attendance}`)}</span>
      </p>
    </div>
  );
}

interface NowLineProps {
  questions: readonly QuestionView[];
  /** Lies over the end of the full block, which says the same to a screen reader. */
  isOver: boolean;
  isHidden: boolean;
}

function NowLine({ questions, isOver, isHidden }: NowLineProps) {
  const { state, say, clock } = usePage();
  const isStale = state.line === 'offline';
  const [first] = questions;
  return (
    <p
      className={isOver ? 'on-air now-line over' : 'on-air now-line'}
      data-hidden={isHidden}
      aria-hidden={isOver}
    >
      <Dot hollow={isStale} />
      <b>{isStale ? say('lastKnown', { time: clock.minute(state.heardAt) }) : say('now')}</b>
      <b>
        {questions.map(({ no }) => (
          <bdi key={no}>#{no} </bdi>
        ))}
      </b>
      {questions.length === 1 && first ? (
        <bdi className="cut" lang={first.language} dir="auto">
          {first.text}
        </bdi>
      ) : (
        <span className="cut">{say('onAirCount', { n: questions.length })}</span>
      )}
    </p>
  );
}

/** Whether less of the block is to be seen than the one line that takes its place. */
function useScrolledPast(block: { current: HTMLElement | null }, isThere: boolean): boolean {
  const [isPast, setPast] = useState(false);
  useEffect(() => {
    const element = block.current;
    if (!element || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(([seen]) => setPast(seen ? !seen.isIntersecting : false), {
      rootMargin: '-104px 0px 0px 0px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [block, isThere]);
  return isPast;
}
