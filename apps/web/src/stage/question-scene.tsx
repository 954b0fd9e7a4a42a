import type { QuestionView } from '@openfloor/contract';
import { useRef } from 'react';
import { gradeText } from '../parts/grade.js';
import { Written } from '../parts/written.js';
import { JoinBlock } from './join-block.js';
import { AirLabel, HallQuestion } from './question.js';
import { hallText, sizeOf, type QuestionPicture } from './scene.js';
import { useScreen } from './stage-context.js';
import { StageHead } from './stage-head.js';
import { TimeLine } from './timer.js';
import { turnOf } from './turn.js';
import { useFit } from './use-fit.js';

/** What is before the panel with the clock of the turn, and at the foot what comes next and how to join. */
export function QuestionScene({ picture }: { picture: QuestionPicture }) {
  const { room, say } = useScreen();
  const { questions, next } = picture;
  const box = useRef<HTMLElement>(null);
  const texts = questions.map(hallText);
  useFit(box, sizeOf(texts), texts.join());
  const isNow = questions.some(({ id }) => room.session.onAirIds.includes(id));
  const turn = turnOf(room);
  return (
    <>
      <StageHead turn={turn} />
      <main className="now" ref={box}>
        <AirLabel questions={questions} />
        {questions.map((question) => (
          <HallQuestion key={question.id} question={question} />
        ))}
        {room.session.rules.showVotes && questions.length > 0 ? (
          <p className="hall-grade muted">{gradeText(say, room.session.grade)}</p>
        ) : null}
      </main>
      {turn ? (
        <TimeLine timed={turn} />
      ) : (
        <div className={isNow ? 'floor-line air' : 'floor-line'} aria-hidden="true" />
      )}
      <footer className="foot">
        {next.length > 0 ? <NextList questions={next} /> : <i />}
        <JoinBlock small={questions.length > 2} />
      </footer>
    </>
  );
}

function NextList({ questions }: { questions: readonly QuestionView[] }) {
  const { say } = useScreen();
  return (
    <div className="next">
      <h2>{say('next')}</h2>
      <ol>
        {questions.map((question) => (
          <li key={question.id}>
            <bdi>#{question.no}</bdi>
            <Written className="next-text" text={hallText(question)} language={question.language} />
          </li>
        ))}
      </ol>
    </div>
  );
}
