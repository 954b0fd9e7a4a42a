import type { QuestionView } from '@openfloor/contract';
import { useRef } from 'react';
import { GroupMark } from '../parts/group-mark.js';
import { Dot } from '../parts/icons.js';
import { groupedCode, joinAddress } from '../parts/join-code.js';
import { QrCode } from '../parts/qr-code.js';
import { bylineText, groupName } from '../parts/question-words.js';
import { Written } from '../parts/written.js';
import { hallText, sizeOf, type Picture } from './scene.js';
import { useScreen } from './stage-context.js';
import { StageHead } from './stage-head.js';
import { useFit } from './use-fit.js';
import { useCalm } from './use-calm.js';

/** What is before the panel, and at the foot what comes next and how to join. */
export function QuestionScene({ picture }: { picture: Extract<Picture, { scene: 'question' }> }) {
  const { room, say } = useScreen();
  const { questions, next } = picture;
  const box = useRef<HTMLElement>(null);
  const texts = questions.map(hallText);
  useFit(box, sizeOf(texts), texts.join());
  const isNow = questions.some(({ id }) => room.session.onAirIds.includes(id));
  return (
    <>
      <StageHead />
      <main className="now" ref={box}>
        <p className="now-label">
          {isNow ? (
            <>
              <Dot />
              {say('beingAnsweredNow')}
            </>
          ) : null}
        </p>
        {questions.map((question) => (
          <HallQuestion key={question.id} question={question} />
        ))}
      </main>
      <div className={isNow ? 'floor-line air' : 'floor-line'} aria-hidden="true" />
      <footer className="foot">
        {next.length > 0 ? <NextList questions={next} /> : <i />}
        <JoinBlock />
      </footer>
    </>
  );
}

function HallQuestion({ question }: { question: QuestionView }) {
  const { room, say } = useScreen();
  const { author, attendance, no, credits } = question;
  const votes = useCalm(room.votes.get(no) ?? 0);
  const byline = bylineText(question);
  const hub = question.hubId ? room.hubs.get(question.hubId) : undefined;
  return (
    <section className="hall-question">
      <bdi className="hall-no">#{no}</bdi>
      <div>
        <Written className="hall-text" text={hallText(question)} language={question.language} />
        <p className="hall-meta">
          {author.stakeholderGroup ? (
            <GroupMark
              group={author.stakeholderGroup}
              name={groupName(say, room.session.rules, author.stakeholderGroup)}
            />
          ) : null}
          {byline ? <bdi>{byline}</bdi> : null}
          <span className="muted">{hub ? <bdi>{hub.name}</bdi> : say(`attendance.${attendance}`)}</span>
          {credits > 1 ? <span className="muted">{say('authors', { n: credits })}</span> : null}
          {room.session.rules.showVotes ? (
            <span className="muted">{say('supporters', { n: votes })}</span>
          ) : null}
        </p>
      </div>
    </section>
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

function JoinBlock() {
  const { room, say, publicUrl } = useScreen();
  const { url, shown } = joinAddress(publicUrl, room.session.code);
  return (
    <aside className="join-block">
      <p>
        <span className="muted">{say('askOrSupportAt')}</span>
        <bdi className={shown.length > 18 ? 'host long' : 'host'}>{shown}</bdi>
        <bdi className="join-code">{groupedCode(room.session.code)}</bdi>
      </p>
      <QrCode text={url} label={say('qrLabel', { url })} />
    </aside>
  );
}
