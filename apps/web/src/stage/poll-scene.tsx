import type { PollView } from '@openfloor/contract';
import { useRef } from 'react';
import { gradeText } from '../parts/grade.js';
import { Written } from '../parts/written.js';
import { answersOf, resultLines, type ResultLine } from '../polls/result.js';
import { JoinBlock } from './join-block.js';
import { pollShown } from './poll-shown.js';
import { sizeOf } from './scene.js';
import { useScreen } from './stage-context.js';
import { StageHead } from './stage-head.js';
import { useCalm } from './use-calm.js';
import { useFit } from './use-fit.js';

/** More lines than this stand in two columns. */
const ONE_COLUMN = 5;
const TEXTS = 5;

/** A poll: its question, the answers with bars once everybody may see how they stand, and how many have answered. */
export function PollScene({ poll }: { poll: PollView }) {
  const { room, say } = useScreen();
  const { answered, told } = pollShown(poll, useCalm(room.pollTallies.get(poll.no)));
  const { results } = poll;
  const answers = answersOf(poll, say);
  const lines = resultLines(answers, told ?? { cells: [], answered: 0 }, results && poll.hands);
  const texts = told ? (results?.texts.slice(0, TEXTS) ?? []) : [];
  const box = useRef<HTMLElement>(null);
  const words = [poll.text, ...answers.map(({ text }) => text), ...texts.map(({ text }) => text)];
  useFit(box, Math.max(sizeOf([poll.text]), 6.4), `${words.join(' ')} ${told === null} ${lines.length}`);
  const isWide = poll.type !== 'rating' && lines.length <= ONE_COLUMN;
  return (
    <>
      <StageHead />
      <main className="now poll" ref={box}>
        <p className="now-label poll-label">{say(labelOf(poll))}</p>
        <Written className="hall-text" text={poll.text} language={poll.language} />
        <ul className={isWide ? 'poll-rows' : 'poll-rows two'}>
          {lines.map((line) => (
            <Row key={line.no} line={line} isTold={told !== null} />
          ))}
        </ul>
        {texts.map(({ id, text, language }) => (
          <Written key={id} className="poll-said" text={text} language={language} />
        ))}
      </main>
      <div className="floor-line" aria-hidden="true" />
      <footer className="foot poll-foot">
        <Facts poll={poll} answered={answered} isTold={told !== null} />
        <JoinBlock small word={poll.status === 'open' ? 'pollAnswerAt' : 'askOrSupportAt'} />
      </footer>
    </>
  );
}

function labelOf({ status }: PollView): 'pollOpen' | 'pollResult' | 'pollClosed' {
  if (status === 'open') return 'pollOpen';
  return status === 'published' ? 'pollResult' : 'pollClosed';
}

/** An answer, with its bar and its number where those are told. */
function Row({ line, isTold }: { line: ResultLine; isTold: boolean }) {
  const { say } = useScreen();
  const { text, language, cell, part, points, hands } = line;
  return (
    <li>
      <span dir="auto" lang={language ?? undefined}>
        {text}
      </span>
      {isTold ? (
        <>
          <b>
            {points === null
              ? say('percent', { n: Math.round(100 * part) })
              : say('pollPoints', { n: Math.round(points * 10) / 10 })}
            <small>
              {points === null ? ` ${cell}` : ''}
              {hands === null ? '' : ` · ${say('pollHandsFor', { n: hands })}`}
            </small>
          </b>
          <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect width={100 * part} height="1" />
          </svg>
        </>
      ) : null}
    </li>
  );
}

/** How many have answered, hands in hubs beside it, and what the count is worth. */
function Facts({ poll, answered, isTold }: { poll: PollView; answered: number; isTold: boolean }) {
  const { say } = useScreen();
  const { hands, results, grade, status } = poll;
  const isResult = isTold && status === 'published';
  const mean = isResult && results?.mean != null ? Math.round(results.mean * 10) / 10 : null;
  return (
    <div className="poll-facts">
      <p>
        <b>{say(answered === 0 ? 'nobodyAnswered' : 'haveAnswered', { n: answered })}</b>
        {mean === null ? null : `. ${say('pollMean', { mean, max: poll.max ?? 5 })}`}
      </p>
      {isResult && hands && poll.type !== 'text' ? (
        <p className="muted">{say('pollHands', { n: hands.hubs, of: hands.headcount })}</p>
      ) : null}
      {grade ? <p className="muted">{gradeText(say, grade)}</p> : null}
    </div>
  );
}
