import type { QuestionView } from '@openfloor/contract';
import { useState } from 'react';
import { takeBack } from '../desk/airing.js';
import { useCan, useClock, useDesk, usePeople, useSay, useSession, useView } from '../desk/context.js';
import { queue } from '../desk/triage.js';
import { elapsed } from '../logic/age.js';
import { offers } from '../logic/may.js';
import { AnswerForm } from './answer-form.js';
import { Row } from './row.js';
import { Act } from './small.js';

/** What was answered, the latest first. */
export function Answered({ questions }: { questions: readonly QuestionView[] }) {
  const say = useSay();
  if (questions.length === 0) return <p className="nothing">{say('nothingAnswered')}</p>;
  return (
    <ul className="rows">
      {questions.map((question) => (
        <AnsweredRow key={question.id} question={question} />
      ))}
    </ul>
  );
}

function AnsweredRow({ question }: { question: QuestionView }) {
  const say = useSay();
  const desk = useDesk();
  const clock = useClock();
  const can = useCan();
  const { phase } = useSession();
  const [writing, write] = useState(false);
  const busy = useView((view) => view.busy.has(question.id));
  const leave = { can, phase };
  const spent =
    question.askedAt && question.answeredAt ? elapsed(question.answeredAt - question.askedAt) : '';
  const how = question.how && question.how !== 'orally' ? say(`way.${question.how}`) : '';
  const due =
    question.status === 'deferred' && question.dueAt ? say('due', { day: clock.day(question.dueAt) }) : '';
  const reopen = offers('reopen', question, leave);
  const act = reopen ? (
    <Act label={say('reopen')} no={question.no} off={busy} onAct={() => takeBack(desk, question)} />
  ) : offers('queue', question, leave) ? (
    <Act label={say('queue')} no={question.no} off={busy} onAct={() => queue(desk, question)} />
  ) : null;
  return (
    <Row question={question} fact={<bdi>{[spent, how].filter(Boolean).join(' · ')}</bdi>} act={act}>
      {due ? <p className="row-note">{due}</p> : null}
      <Answers question={question} />
      {writing ? <AnswerForm question={question} onDone={() => write(false)} /> : null}
      {!writing && offers('answer', question, leave) ? (
        <button type="button" className="link" onClick={() => write(true)}>
          {say(question.status === 'deferred' ? 'answerInWriting' : 'addAnswer')}
        </button>
      ) : null}
    </Row>
  );
}

/** The written answers of a question, with who gave them. */
export function Answers({ question }: { question: QuestionView }) {
  const people = usePeople();
  return question.answers.map(({ id, personId, text, language }) => (
    <blockquote key={id} className="row-answer">
      <p lang={language} dir="auto">
        {text}
      </p>
      <cite dir="auto">{people.find((person) => person.id === personId)?.name ?? ''}</cite>
    </blockquote>
  ));
}
