import type { QuestionView } from '@openfloor/contract';
import { useState } from 'react';
import { Brand } from '../../parts/floor-line.js';
import { Dot } from '../../parts/icons.js';
import { Answers } from '../board/answered.js';
import { AnswerForm } from '../board/answer-form.js';
import { usePlace } from '../board/meta.js';
import { Mark, Receipt, Supporters } from '../board/small.js';
import { useCell, useClock, useDesk, useRoom, useSay, useSession, useStale } from '../desk/context.js';
import { useTick } from '../desk/ticking.js';
import { toAnswer } from '../logic/panel.js';

/** What a panellist needs at one metre: what is asked now, what comes next, and the answers to give in writing. */
export function PanelView() {
  const say = useSay();
  const desk = useDesk();
  const onAir = useCell(desk.columns, (columns) => columns.air);
  return (
    <div className="panellist">
      <PanelBar />
      <main>
        <Stale />
        <section className="panel-now on-air" aria-label={say('panelNow')}>
          {onAir.length === 0 ? <p className="panel-quiet">{say('panelNothing')}</p> : null}
          {onAir.map((question) => (
            <Now key={question.id} question={question} />
          ))}
        </section>
        <Next />
        <Writing />
      </main>
    </div>
  );
}

function PanelBar() {
  const { title } = useSession();
  const clock = useClock();
  const time = useTick((now) => clock.minute(now));
  return (
    <header className="top-bar">
      <Brand />
      <div className="title">
        <h1 dir="auto">{title}</h1>
      </div>
      <div className="clock">
        <bdi>{time}</bdi>
      </div>
    </header>
  );
}

function Next() {
  const say = useSay();
  const desk = useDesk();
  const next = useCell(desk.columns, (columns) => columns.queue[0]);
  return (
    <section className="panel-next" aria-label={say('next')}>
      <b>{say('next')}</b>
      {next ? (
        <p lang={next.language} dir="auto">
          <Receipt no={next.no} /> {next.text}
        </p>
      ) : (
        <p>{say('nothingNext')}</p>
      )}
    </section>
  );
}

/** Out of touch the last question stays, marked as what it is. */
function Stale() {
  const say = useSay();
  const clock = useClock();
  const stale = useStale();
  const heard = useRoom((room) => (room.updatedAt === undefined ? null : room.updatedAt + room.offsetMs));
  if (!stale) return null;
  return (
    <p className="panel-stale" role="status">
      <Dot hollow /> {say('panelStale', { time: heard === null ? '' : clock.second(heard) })}
    </p>
  );
}

function Now({ question }: { question: QuestionView }) {
  const say = useSay();
  const place = usePlace(question);
  const votes = useRoom((room) => room.votes.get(question.no));
  const [original, show] = useState(false);
  const read = question.translations?.[say.language];
  const shown = read && !original && question.language !== say.language ? read.text : question.text;
  return (
    <article className="now">
      <div className="stub">
        <Receipt no={question.no} />
        <Mark group={question.author.stakeholderGroup} />
        <span>{place}</span>
        {votes === undefined ? null : <Supporters n={votes} />}
      </div>
      <div>
        <p className="now-words" lang={shown === question.text ? question.language : say.language} dir="auto">
          {shown}
        </p>
        {read && question.language !== say.language ? (
          <button type="button" className="btn" aria-pressed={original} onClick={() => show(!original)}>
            {say(original ? 'showTranslation' : 'showOriginal')}
          </button>
        ) : null}
      </div>
    </article>
  );
}

/** Questions that wait for an answer in writing, this person's own first, and what was answered. */
function Writing() {
  const say = useSay();
  const { room } = useDesk();
  const personId = useRoom((now) => now.you?.personId ?? null);
  const questions = useRoom(() => room.records('question'));
  const { waiting, given } = toAnswer(questions, personId);
  if (waiting.length === 0 && given.length === 0) return null;
  return (
    <section className="panel-writing" aria-label={say('inWriting')}>
      <h2>{say('inWriting')}</h2>
      {[...waiting, ...given].map((question) => (
        <Written key={question.id} question={question} />
      ))}
    </section>
  );
}

function Written({ question }: { question: QuestionView }) {
  const say = useSay();
  const clock = useClock();
  const can = useRoom((room) => room.you?.can.includes('question.answer') ?? false);
  const [writing, write] = useState(false);
  return (
    <article className="written">
      <p lang={question.language} dir="auto">
        <Receipt no={question.no} /> {question.text}
      </p>
      {question.dueAt ? <p className="row-note">{say('due', { day: clock.day(question.dueAt) })}</p> : null}
      <Answers question={question} />
      {writing ? <AnswerForm question={question} onDone={() => write(false)} /> : null}
      {!writing && can ? (
        <button type="button" className="btn" onClick={() => write(true)}>
          {say(question.status === 'deferred' ? 'answerInWriting' : 'addAnswer')}
        </button>
      ) : null}
    </article>
  );
}
