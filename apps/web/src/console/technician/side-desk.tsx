import type { QuestionView } from '@openfloor/contract';
import { useState } from 'react';
import { Head } from '../board/head.js';
import { HallLine } from '../board/hall-line.js';
import { Words } from '../board/meta.js';
import { Act, Mark, Receipt } from '../board/small.js';
import { Editor } from '../board/editor.js';
import { useCan, useCell, useDesk, useSay, useView } from '../desk/context.js';
import { Signals } from '../signals/signals.js';
import { Speakers } from '../speakers/speakers.js';
import { Through } from '../speakers/through.js';
import { useSpeaking } from '../speakers/use-speaking.js';
import { CrewFrame } from './frame.js';

/** So many of the queue are read ahead. */
const AHEAD = 8;

/** For interpreters, captioners and rapporteurs: what is before the panel, who speaks, and the words of the desks. */
export function SideDesk() {
  return (
    <CrewFrame name="side">
      <Questions />
      <Speakers />
      <WordColumn />
    </CrewFrame>
  );
}

/** What is before the panel, in full, and what comes next. */
function Questions() {
  const say = useSay();
  const desk = useDesk();
  const columns = useCell(desk.columns, (held) => held);
  const { air, queue } = columns;
  return (
    <section className="column air" aria-label={say('onAirName')}>
      <Head name={say('onAirName')} n={air.length}>
        {say('crewQuestion')}
      </Head>
      <div className="scrolls">
        <div className="hall crew-part">
          <HallLine questions={air} />
        </div>
        <ul className="crew-questions">
          {air.map((question) => (
            <Question key={question.id} question={question} isNow />
          ))}
          {air.length === 0 ? <li className="nothing">{say('nothingOnAir')}</li> : null}
        </ul>
        <p className="section-head crew-part">
          <b>{say('crewNextQuestions')}</b> <span>{queue.length}</span>
        </p>
        <ul className="crew-questions">
          {queue.slice(0, AHEAD).map((question) => (
            <Question key={question.id} question={question} />
          ))}
        </ul>
      </div>
    </section>
  );
}

/** A question to read, with its reading in the desk's language; an interpreter can give one. */
function Question({ question, isNow = false }: { question: QuestionView; isNow?: boolean }) {
  const say = useSay();
  const can = useCan();
  const desk = useDesk();
  const isOpen = useView((view) => view.editing === question.id);
  return (
    <li className={isNow ? 'crew-question now' : 'crew-question'} data-question={question.id}>
      <p className="crew-question-head">
        <Receipt no={question.no} /> <Mark group={question.author.stakeholderGroup} />
        {can.has('question.translate') && !isOpen ? (
          <Act
            label={say('translateAct')}
            no={question.no}
            onAct={() => desk.view.patch({ editing: question.id, editPart: 'translation' })}
          />
        ) : null}
      </p>
      <Words question={question} />
      <Readings question={question} />
      {isOpen ? <Editor question={question} /> : null}
    </li>
  );
}

/** The languages in which a question can be read, each opened by itself. */
function Readings({ question }: { question: QuestionView }) {
  const say = useSay();
  const [shown, show] = useState<string | null>(null);
  const own = say.language.split('-')[0];
  const readings = Object.entries(question.translations ?? {}).filter(([tag]) => tag !== own);
  if (readings.length === 0) return null;
  const reading = readings.find(([tag]) => tag === shown);
  return (
    <>
      <div className="acts">
        {readings.map(([tag]) => (
          <Act
            key={tag}
            label={tag.toUpperCase()}
            no={question.no}
            pressed={tag === shown}
            onAct={() => show(tag === shown ? null : tag)}
          />
        ))}
      </div>
      {reading ? (
        <p className="reading" lang={reading[0]} dir="auto">
          {reading[1].text}
        </p>
      ) : null}
    </>
  );
}

function WordColumn() {
  return (
    <div className="column">
      <div className="scrolls">
        <Signals />
        <Heard />
      </div>
    </div>
  );
}

/** Those who are through, for whoever writes down what they said. */
function Heard() {
  const say = useSay();
  const can = useCan();
  const { through } = useSpeaking();
  if (!can.has('floor.record')) return null;
  return (
    <section aria-label={say('through')}>
      <p className="section-head crew-part">
        <b>{say('through')}</b> <span>{through.length}</span>
      </p>
      <Through floors={through} />
    </section>
  );
}
