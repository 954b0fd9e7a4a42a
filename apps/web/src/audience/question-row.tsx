import type { QuestionView, RefusalCode } from '@openfloor/contract';
import { memo, useState } from 'react';
import { bylineText, languageName, sameLanguage } from '../parts/question-words.js';
import { GroupMark } from '../parts/group-mark.js';
import { ReceiptNo, Written } from '../parts/written.js';
import { codeFor } from './door-need.js';
import { handsText } from './hands.js';
import { useTools } from './phone-context.js';
import { refusalWords } from './refusal-words.js';
import { standingText } from './standing.js';
import { SupportButton } from './support-button.js';
import type { SupportState } from './support.js';

/** What a row shows; plain values, so that a row is drawn again only when one of them changed. */
export interface RowProps {
  question: QuestionView;
  look: SupportState['look'];
  votes: number;
  isPressed: boolean;
  isOpen: boolean;
  refused: RefusalCode | undefined;
  groupName: string;
  hubName: string | undefined;
  isFresh: boolean;
  showsVotes: boolean;
  /** Support is a hand that is raised. */
  isHand: boolean;
  /** The line is up, so that the row itself says what is not sent yet. */
  isOnline: boolean;
}

/** One question of the list: who and where from, its text, support, and one quiet line if there is something to say. */
export const QuestionRow = memo(function QuestionRow(props: RowProps) {
  const { question, look, refused, isPressed, isOnline } = props;
  const { phone, say, clock, open } = useTools();
  const [isTranslated, setTranslated] = useState(false);
  const translation = question.translations?.[say.language];
  const shown = isTranslated && translation ? translation.text : question.text;
  const standing = standingText(say, clock, question);
  const tap = (): void => (codeFor(phone.state().room) ? open({ name: 'code' }) : phone.support(question.id));
  return (
    <>
      <div className={question.status === 'on_air' ? 'row-main dim' : 'row-main'}>
        <Meta {...props} />
        <Written
          className="question"
          text={shown}
          language={isTranslated ? say.language : question.language}
        />
        {translation && !sameLanguage(question.language, say.language) ? (
          <TranslationLine
            language={question.language}
            isReviewed={translation.reviewed}
            isTranslated={isTranslated}
            onTurn={() => setTranslated(!isTranslated)}
          />
        ) : null}
        {standing ? <p className="quiet">{standing}</p> : null}
        {question.hands ? <p className="quiet">{handsText(say, question.hands)}</p> : null}
        <Answers question={question} />
        {refused ? (
          <p className="quiet danger" role="status">
            {say(isPressed ? 'notChanged' : 'notCounted', { why: refusalWords(say, refused, 'vote') })}
          </p>
        ) : null}
        {look === 'kept' && isOnline ? <p className="quiet warn">{say('keptLine')}</p> : null}
      </div>
      <SupportButton {...props} no={question.no} say={say} onTap={tap} />
    </>
  );
});

function Meta({ question, groupName, hubName, isFresh }: RowProps) {
  const { say } = useTools();
  const { author, attendance, credits, edited, no } = question;
  const byline = bylineText(question);
  return (
    <p className="meta">
      <ReceiptNo no={no} />
      {author.stakeholderGroup ? <GroupMark quiet group={author.stakeholderGroup} name={groupName} /> : null}
      {byline ? <bdi>{byline}</bdi> : null}
      <span className="muted">{hubName ? <bdi>{hubName}</bdi> : say(`attendance.${attendance}`)}</span>
      {question.status === 'shortlisted' ? <span className="muted">{say('rowChosen')}</span> : null}
      {question.status === 'lapsed' ? <span className="muted">{say('rowLapsed')}</span> : null}
      {credits > 1 ? <span className="muted">{say('authors', { n: credits })}</span> : null}
      {edited ? <span className="muted">{say('edited')}</span> : null}
      {isFresh ? <b className="just-in">{say('justIn')}</b> : null}
    </p>
  );
}

interface TranslationProps {
  language: string;
  isReviewed: boolean;
  isTranslated: boolean;
  onTurn: () => void;
}

function TranslationLine({ language, isReviewed, isTranslated, onTurn }: TranslationProps) {
  const { say } = useTools();
  const lead = isTranslated
    ? say(isReviewed ? 'translation' : 'machineTranslation')
    : `${languageName(say.language, language)}.`;
  return (
    <p className="quiet">
      {lead}{' '}
      <button type="button" className="link" onClick={onTurn}>
        {isTranslated
          ? say('readOriginal')
          : say('readIn', { language: languageName(say.language, say.language) })}
      </button>
    </p>
  );
}

function Answers({ question }: { question: QuestionView }) {
  const { phone, say } = useTools();
  const { people } = phone.state().room;
  return (
    <>
      {question.answers.map(({ id, personId, text, language }) => (
        <div key={id} className="answer">
          <p className="quiet">
            {say('writtenAnswer')}
            {personId ? <bdi>{`: ${people.get(personId)?.name ?? ''}`}</bdi> : null}
          </p>
          <Written className="answer-text" text={text} language={language} />
        </div>
      ))}
    </>
  );
}
