import type { QuestionView } from '@openfloor/contract';
import { useEffect, useRef, useState } from 'react';
import type { RoomView } from '../../live/room-view.js';
import type { AlikeTexts } from '../../text/en/alike.js';
import { alikeSay } from '../../text/alike.js';
import type { Say } from '../../text/say.js';
import { useLaterPage } from '../later-context.js';
import type { SupportButton } from '../support-button.js';
import type { supportFor } from '../support-for.js';
import css from './alike.css?url';
import { askAlike, type Alike } from './ask-alike.js';
import { Typing } from './typing.js';

/** What is being written, and what the list supports a question with, which is there already. */
export interface AlikeProps {
  text: string;
  language: string;
  supportFor: typeof supportFor;
  Button: typeof SupportButton;
}

interface RowProps extends Pick<AlikeProps, 'supportFor' | 'Button'> {
  question: QuestionView;
  words: Say<AlikeTexts>;
}

/** At most so often something is said to those who only hear the page, ms. */
const SAID_EVERY_MS = 10_000;

/** What stands under a question that is being written, with its words, for a language. */
export async function loadAlike(language: string) {
  const words = await alikeSay(language);
  styled();
  return { Alike: (props: AlikeProps) => <AlikeList {...props} words={words} /> };
}

/** Questions that ask something similar and can be supported instead; nothing where there are none, or no way to know. */
function AlikeList({ text, language, words, ...support }: AlikeProps & { words: Say<AlikeTexts> }) {
  const { state } = useLaterPage();
  const alike = useAlike(text, language);
  const questions = [...state.room.questions.values()];
  const shown = alike.flatMap(([no]) => questions.filter((question) => question.no === no));
  const said = useCalm(shown.length === 0 ? '' : words('found', { n: shown.length }));
  return (
    <section
      className={shown.length > 0 ? 'alike' : undefined}
      aria-labelledby={shown.length > 0 ? 'alike-title' : undefined}
    >
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {shown.length > 0 ? (
        <>
          <h3 id="alike-title">{words('title')}</h3>
          <p className="quiet">{words('lead')}</p>
          <ul>
            {shown.map((question) => (
              <AlikeRow key={question.id} question={question} words={words} {...support} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function AlikeRow({ question, words, supportFor, Button }: RowProps) {
  const { phone, state, say } = useLaterPage();
  const { no, text, language, status } = question;
  const { pressed, ...support } = supportFor(state, question);
  const standing = words.maybe(`is.${status}`);
  return (
    <li>
      <div>
        <p className="meta">
          <bdi className="no">#{no}</bdi> {standing ? <span className="muted">{standing}</span> : null}
        </p>
        <p className="question" lang={language} dir="auto">
          {text}
        </p>
      </div>
      {support.look === 'off' || !mayVote(state.room) ? null : (
        <Button
          {...support}
          isPressed={pressed}
          no={no}
          showsVotes={state.room.session.rules.showVotes}
          isHand={false}
          say={say}
          onTap={() => phone.support(question.id)}
        />
      )}
    </li>
  );
}

/** Whether this phone may vote as it is; where a code is needed first, the list asks for it and not a sheet over it. */
function mayVote({ session, mine }: RoomView): boolean {
  const { ballot } = session.rules;
  return ballot === 'open' || mine.profile?.[ballot === 'roll' ? 'onRoll' : 'roomChecked'] === true;
}

/** What is like the text, asked for while somebody writes. A relay does not answer such things, and is not asked. */
function useAlike(text: string, language: string): readonly Alike[] {
  const { phone, state } = useLaterPage();
  const { session, you } = state.room;
  const [alike, tell] = useState<readonly Alike[]>([]);
  const typing = useRef<Typing | null>(null);
  const isOut = you.relayed === true || state.line === 'offline';
  useEffect(() => {
    const own = new Typing((words, tag) => {
      const token = phone.token();
      const named = token === undefined ? session.code : session.id;
      return askAlike(named, { text: words, language: tag }, token);
    }, tell);
    typing.current = own;
    return () => own.stop();
  }, [session.id]);
  useEffect(() => {
    if (!isOut) typing.current?.typed(text, language);
  }, [text, language, isOut]);
  return alike;
}

/** The same words, but another only so long after the last. */
function useCalm(words: string): string {
  const [said, say] = useState('');
  const notBefore = useRef(0);
  useEffect(() => {
    if (words === said) return;
    const speak = (): void => {
      notBefore.current = Date.now() + SAID_EVERY_MS;
      say(words);
    };
    const timer = setTimeout(speak, Math.max(0, notBefore.current - Date.now()));
    return () => clearTimeout(timer);
  }, [words, said]);
  return said;
}

function styled(): void {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = css;
  document.head.append(link);
}
