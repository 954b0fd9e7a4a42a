import type { QuestionView } from '@openfloor/contract';
import { useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { GroupMark } from '../parts/group-mark.js';
import { Dot } from '../parts/icons.js';
import { ReceiptNo, Written } from '../parts/written.js';
import { AS_RENDERED } from './as-rendered.js';
import { usePage } from './phone-context.js';
import { handsText } from './hands.js';
import { bylineText, groupName } from '../parts/question-words.js';

interface OnAirProps {
  questions: readonly QuestionView[];
  isShort: boolean;
  /** Something is before the panel, or somebody has the floor. */
  isInk: boolean;
  /** The floor has its place here, whether its part has come or not. */
  isFloor: boolean;
  Floor: FloorBlockOf | undefined;
  /** The floor until its part has come: what the server draws, and on a phone nothing. */
  StillFloor: FloorBlockOf | undefined;
}

/** Who has the floor and who is next; `isLine` is the one line of it that stays when the page is scrolled. */
export type FloorBlockOf = ComponentType<{ isCompact: boolean; isLine?: boolean }>;

/**
 * What the hall sees and who has the floor: ink above the list, one line high once it is scrolled away and in Mine.
 * A question that is before the panel comes first.
 */
export function OnAir({ questions, isShort, isInk, isFloor, Floor, StillFloor }: OnAirProps) {
  const block = useRef<HTMLDivElement>(null);
  const isCompact = questions.length > 0;
  const isThere = isCompact || isFloor;
  const Block = Floor ?? StillFloor;
  const isPast = useScrolledPast(block, isThere && !isShort);
  if (!isThere) return null;
  return (
    <>
      {isShort ? null : (
        <div ref={block}>
          {isCompact ? <FullBlock questions={questions} /> : null}
          {isFloor ? (
            <div
              className={isCompact ? 'floor-place compact' : 'floor-place'}
              {...(Block ? {} : { dangerouslySetInnerHTML: AS_RENDERED })}
            >
              {Block ? <Block isCompact={isCompact} /> : null}
            </div>
          ) : null}
        </div>
      )}
      <NowLine isInk={isInk} isOver={!isShort} isHidden={!isShort && !isPast}>
        {isCompact ? <QuestionsNow questions={questions} /> : Floor ? <Floor isCompact isLine /> : null}
      </NowLine>
    </>
  );
}

function FullBlock({ questions }: Pick<OnAirProps, 'questions'>) {
  const { state, say, clock } = usePage();
  const isStale = state.line === 'offline';
  const since = questions.length === 1 ? (questions[0]?.askedAt ?? null) : null;
  return (
    <section className="on-air" aria-label={say('beingAnsweredNow')}>
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
        {question.hands ? <span className="muted">{handsText(say, question.hands)}</span> : null}
      </p>
    </div>
  );
}

interface NowLineProps {
  isInk: boolean;
  /** Lies over the end of the full block, which says the same to a screen reader. */
  isOver: boolean;
  isHidden: boolean;
  children: ReactNode;
}

function NowLine({ isInk, isOver, isHidden, children }: NowLineProps) {
  if (!children) return null;
  return (
    <div
      className={`${isInk ? 'on-air ' : ''}now-line${isOver ? ' over' : ''}`}
      data-hidden={isHidden}
      aria-hidden={isOver}
    >
      {children}
    </div>
  );
}

function QuestionsNow({ questions }: Pick<OnAirProps, 'questions'>) {
  const { state, say, clock } = usePage();
  const isStale = state.line === 'offline';
  const [first] = questions;
  return (
    <>
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
    </>
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
