import type { QuestionView } from '@openfloor/contract';
import { useRef } from 'react';
import { groupedCode } from '../../parts/join-code.js';
import { useDesk, useQuestion, useRoom, useSay, useSession, useStale } from '../desk/context.js';
import { useChosen } from './chosen.js';
import { usePlace } from './meta.js';
import { Votes } from './stub.js';

/** A true miniature of the first screen, 16 to 9, in the stage's colours in both looks. */
export function Mirror({ questions }: { questions: readonly QuestionView[] }) {
  const { room } = useDesk();
  const stage = useRoom(() => room.records('stage')[0]);
  const scene = stage?.scene ?? 'auto';
  const shown = useQuestion(scene === 'question' ? stage?.refId : null);
  const first = shown ?? questions[0];
  return (
    <div className="mirror on-air" data-scene={scene} data-n={questions.length}>
      {scene === 'blank' ? <Plain word="mirror.blank" /> : null}
      {scene === 'join' || (scene === 'auto' && !first) ? <MirrorJoin /> : null}
      {(scene === 'auto' || scene === 'question') && first ? (
        <MirrorNow first={first} questions={questions} />
      ) : null}
      {!['auto', 'question', 'join', 'blank'].includes(scene) ? <Plain word="mirror.other" /> : null}
    </div>
  );
}

function Plain({ word }: { word: 'mirror.blank' | 'mirror.other' }) {
  const say = useSay();
  return <p className="mirror-plain">{say(word)}</p>;
}

function MirrorJoin() {
  const say = useSay();
  const { title, code } = useSession();
  return (
    <>
      <p className="mirror-label">{say('mirror.join')}</p>
      <p className="mirror-words" dir="auto">
        {title}
      </p>
      <p className="mirror-code">
        <bdi>{groupedCode(code)}</bdi>
      </p>
    </>
  );
}

function MirrorNow({ first, questions }: { first: QuestionView; questions: readonly QuestionView[] }) {
  const say = useSay();
  const stale = useStale();
  const others = questions.filter(({ id }) => id !== first.id);
  return (
    <>
      <p className="mirror-label">{say(stale ? 'mirror.last' : 'mirror.now')}</p>
      <MirrorQuestion question={first} small={others.length > 0} />
      {others.map((question) => (
        <MirrorQuestion key={question.id} question={question} small />
      ))}
    </>
  );
}

/** Above this length the stage shows the short form. */
const LONG = 180;

function MirrorQuestion({ question, small }: { question: QuestionView; small: boolean }) {
  const say = useSay();
  const ref = useRef<HTMLDivElement>(null);
  const chosen = useChosen(ref, question.id);
  const place = usePlace(question);
  const group = question.author.stakeholderGroup;
  const short = question.text.length > LONG && question.shortText ? question.shortText : question.text;
  const look = `mirror-question${small ? ' small' : ''}${chosen ? ' chosen' : ''}${short.length > 120 ? ' long' : ''}`;
  return (
    <div
      ref={ref}
      className={look}
      data-question={question.id}
      tabIndex={-1}
      aria-current={chosen || undefined}
    >
      <p className="mirror-words" lang={question.language} dir="auto">
        {small ? <bdi>#{question.no} </bdi> : null}
        {short}
      </p>
      <p className="mirror-meta">
        <bdi>#{question.no}</bdi>
        {group ? ` · ${say(`group.${group}`)}` : ''} · {place} · <Votes question={question} />
      </p>
    </div>
  );
}
