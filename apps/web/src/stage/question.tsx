import type { QuestionView } from '@openfloor/contract';
import { GroupMark } from '../parts/group-mark.js';
import { Dot } from '../parts/icons.js';
import { bylineText, groupName } from '../parts/question-words.js';
import { Written } from '../parts/written.js';
import { hallText } from './scene.js';
import { useScreen } from './stage-context.js';
import { useCalm } from './use-calm.js';
import { placeText } from './words-of.js';

/** "Being answered now" over questions that are on air; only the place for it over others. */
export function AirLabel({ questions }: { questions: readonly QuestionView[] }) {
  const { room, say } = useScreen();
  const isNow = questions.some(({ id }) => room.session.onAirIds.includes(id));
  return (
    <p className={isNow ? 'now-label air' : 'now-label'}>
      {isNow ? (
        <>
          <Dot />
          {say('beingAnsweredNow')}
        </>
      ) : null}
    </p>
  );
}

/** One question as the hall reads it. A stream is not told how many support it, nor how many hands hubs counted. */
export function HallQuestion({ question, isStream = false }: { question: QuestionView; isStream?: boolean }) {
  const { room, say } = useScreen();
  const { author, no, credits } = question;
  const votes = useCalm(room.votes.get(no) ?? 0);
  const byline = bylineText(question);
  return (
    <section className="hall-question">
      <bdi className="hall-no air">#{no}</bdi>
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
          <bdi className="muted">{placeText({ room, say }, question)}</bdi>
          {credits > 1 && !isStream ? <span className="muted">{say('authors', { n: credits })}</span> : null}
          {room.session.rules.showVotes && !isStream ? (
            <>
              <span className="muted">{say('supporters', { n: votes })}</span>
              <HallHands question={question} />
            </>
          ) : null}
        </p>
      </div>
    </section>
  );
}

/** Hands that hubs counted for a question: beside the supporters, never among them. Nothing where no hub counted. */
export function HallHands({ question }: { question: QuestionView }) {
  const { say } = useScreen();
  const hands = useCalm(question.hands);
  if (!hands) return null;
  const filling = { hands: hands.hands, of: hands.headcount, n: hands.hubs };
  return (
    <span className="muted">
      <bdi aria-hidden="true">{say('hands', filling)}</bdi>
      <span className="visually-hidden">{say('handsSpoken', filling)}</span>
    </span>
  );
}
