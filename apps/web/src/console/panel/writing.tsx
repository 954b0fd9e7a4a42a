import type { QuestionView } from '@openfloor/contract';
import { useEffect, useMemo, useRef, useState } from 'react';
import { FloorLine } from '../../parts/floor-line.js';
import { Answers } from '../board/answered.js';
import { Receipt } from '../board/small.js';
import { useCan, useClock, useDesk, useRoom, useSay, useSession } from '../desk/context.js';
import { offers } from '../logic/may.js';
import { AnswerForm } from './answer-form.js';
import { writingOf, type Writing } from './debts.js';
import { readingOf } from './reading.js';
import { useMe } from './seat.js';

/** The questions that concern this panellist's pen. */
export function useWriting(): Writing {
  const { room } = useDesk();
  const me = useMe();
  const questions = useRoom(() => room.records('question'));
  return useMemo(() => writingOf(questions, me), [questions, me]);
}

interface WritingSheetProps {
  writing: Writing;
  /** What is asked now; it can be answered in writing as well. */
  asked: QuestionView | undefined;
  onClose: () => void;
}

/** Answers in writing, in place of the question; the time and the messages stay where they are. */
export function WritingSheet({ writing, asked, onClose }: WritingSheetProps) {
  const say = useSay();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="podium-sheet" aria-label={say('panel.writingTitle')}>
      <div className="podium-sheet-head">
        <h2 ref={title} tabIndex={-1}>
          {say('panel.writingTitle')}
        </h2>
        <button type="button" className="btn podium-act" onClick={onClose}>
          {asked ? say('panel.back', { no: String(asked.no) }) : say('panel.close')}
        </button>
      </div>
      <FloorLine />
      <WritingLists writing={writing} asked={asked} />
    </section>
  );
}

/** What is left when the session is closed: the debts, in the open, until the session goes on record. */
export function Closed({ writing }: { writing: Writing }) {
  const say = useSay();
  const { phase } = useSession();
  const n = writing.debts.length;
  return (
    <section className="podium-sheet" aria-label={say('panel.writingTitle')}>
      <div className="podium-sheet-head">
        <h2>{n > 0 ? say('panel.debts', { n }) : say('panel.writingTitle')}</h2>
        <p>{say(phase === 'archived' ? 'panel.archivedLead' : 'panel.closedLead')}</p>
      </div>
      <FloorLine />
      <WritingLists writing={writing} asked={undefined} />
    </section>
  );
}

function WritingLists({ writing, asked }: Pick<WritingSheetProps, 'writing' | 'asked'>) {
  const say = useSay();
  const lists = useRef<HTMLDivElement>(null);
  const back = (): void => lists.current?.focus();
  const { debts, unnamed, given } = writing;
  const now = asked && ![...debts, ...unnamed, ...given].includes(asked) ? [asked] : [];
  const none = debts.length + unnamed.length + given.length + now.length === 0;
  return (
    <div
      ref={lists}
      className="podium-sheet-body"
      role="group"
      aria-label={say('panel.writingTitle')}
      tabIndex={0}
    >
      {none ? <p className="podium-quiet">{say('panel.noWriting')}</p> : null}
      <List title={say('panel.promised')} questions={debts} onDone={back} />
      <List title={say('panel.asked')} questions={now} onDone={back} />
      <List title={say('panel.unnamed')} questions={unnamed} onDone={back} />
      <List title={say('panel.given.title')} questions={given} onDone={back} />
    </div>
  );
}

interface ListProps {
  title: string;
  questions: readonly QuestionView[];
  /** An answer was sent or left: its field is gone. */
  onDone: () => void;
}

function List({ title, questions, onDone }: ListProps) {
  if (questions.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {questions.map((question) => (
          <Row key={question.id} question={question} onDone={onDone} />
        ))}
      </ul>
    </>
  );
}

function Row({ question, onDone }: { question: QuestionView; onDone: () => void }) {
  const say = useSay();
  const clock = useClock();
  const can = useCan();
  const { phase } = useSession();
  const [writing, write] = useState(false);
  const { no, status, dueAt } = question;
  const done = (): void => {
    write(false);
    onDone();
  };
  const { text, language } = readingOf(question, say.language) ?? question;
  return (
    <li className="podium-writing">
      <Receipt no={no} />
      <div>
        <p lang={language} dir="auto">
          {text}
        </p>
        {status === 'deferred' && dueAt !== null ? (
          <p className="podium-note">{say('due', { day: clock.day(dueAt) })}</p>
        ) : null}
        <Answers question={question} />
      </div>
      {!writing && offers('answer', question, { can, phase }) ? (
        <button type="button" className="btn podium-act" onClick={() => write(true)}>
          {say(status === 'deferred' || question.answers.length === 0 ? 'panel.answer' : 'panel.answerMore', {
            no: String(no),
          })}
        </button>
      ) : null}
      {writing ? <AnswerForm question={question} onDone={done} /> : null}
    </li>
  );
}
