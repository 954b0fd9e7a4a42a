import type { FloorView, QuestionView, StageView } from '@openfloor/contract';
import { useRef } from 'react';
import { groupedCode } from '../../parts/join-code.js';
import { timerText } from '../../parts/timer.js';
import { hallText, pictureOf, type Picture, type QueuePicture } from '../../stage/scene.js';
import type { Timed } from '../../stage/turn.js';
import { useDesk, useSay, useSession, useStale } from '../desk/context.js';
import { useClockName } from '../speakers/clock-lines.js';
import { useReading } from '../desk/reading.js';
import { useNaming } from '../speakers/use-speaking.js';
import { useStageRoom } from '../stages/use-stages.js';
import { useChosen } from './chosen.js';
import { usePlace } from './meta.js';
import { Hands, Votes } from './stub.js';

/** Texts longer than this are smaller, so that they fit; the hands of hubs take a line of their own. Characters. */
const LONG = 120;
const LONG_WITH_HANDS = 80;

/** Where no takeaway is shown yet. */
const NO_WORDS = { text: '', language: '' };

/** A true miniature of a screen, 16 to 9, in the stage's colours in both looks: painted by the screen's own rules. */
export function Mirror({ stage }: { stage: StageView | undefined }) {
  const { room } = useDesk();
  const picture = pictureOf(useStageRoom(), stage, room.serverNow());
  const n = picture.scene === 'question' ? picture.questions.length : 0;
  return (
    <div className="mirror on-air" data-scene={picture.scene} data-n={n}>
      <Painted picture={picture} />
    </div>
  );
}

function Painted({ picture }: { picture: Picture }) {
  switch (picture.scene) {
    case 'question':
      return <MirrorNow questions={picture.questions} />;
    case 'queue':
      return <MirrorQueue picture={picture} />;
    case 'clock':
      return <MirrorClock timed={picture.timed} />;
    case 'message':
      return <MirrorWords word="message" text={picture.notice.text} language={picture.notice.language} />;
    case 'poll':
      return <MirrorWords word="poll" text={picture.poll.text} language={picture.poll.language} />;
    case 'takeaways':
      return <MirrorWords word="takeaways" {...(picture.takeaways[0] ?? NO_WORDS)} />;
    case 'join':
      return <MirrorJoin />;
    default:
      return <Plain scene={picture.scene} />;
  }
}

function Plain({ scene }: { scene: 'blank' | 'break' }) {
  const say = useSay();
  return <p className="mirror-plain">{say(`mirror.${scene}`)}</p>;
}

function MirrorWords({
  word,
  text,
  language,
}: Record<'text' | 'language', string> & { word: 'message' | 'poll' | 'takeaways' }) {
  const say = useSay();
  return (
    <>
      <p className="mirror-label">{say(`mirror.${word}`)}</p>
      <p className="mirror-words" lang={language} dir="auto">
        {text}
      </p>
    </>
  );
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

/** Who speaks and who comes next. */
function MirrorQueue({ picture: { holder, next } }: { picture: QueuePicture }) {
  const say = useSay();
  const nameOf = useNaming();
  return (
    <>
      <p className="mirror-label">{say('mirror.queue')}</p>
      <p className="mirror-words" dir="auto">
        {holder ? nameOf(holder).name : say('nobodyHolds')}
      </p>
      <ol className="mirror-next">
        {next.slice(0, 3).map((floor) => (
          <li key={floor.id} dir="auto">
            <bdi>{floor.position}</bdi> <InHall floor={floor} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** How the hall reads somebody who waits: a name only once they are called. */
function InHall({ floor }: { floor: FloorView }) {
  const say = useSay();
  const place = usePlace(floor);
  const group = floor.stakeholderGroup;
  return [group ? say(`group.${group}`) : '', place].filter(Boolean).join(', ');
}

function MirrorClock({ timed }: { timed: Timed }) {
  const say = useSay();
  const nameOf = useNaming();
  const clockName = useClockName();
  const reading = useReading(timed);
  return (
    <>
      <p className="mirror-label">{say('mirror.clock')}</p>
      <p className="mirror-time">
        <bdi>{timerText(reading.leftMs)}</bdi>
      </p>
      <p className="mirror-meta" dir="auto">
        {timed.kind === 'floor' ? nameOf(timed).name : clockName(timed)}
      </p>
    </>
  );
}

function MirrorNow({ questions }: { questions: readonly QuestionView[] }) {
  const say = useSay();
  const stale = useStale();
  const isSmall = questions.length > 1;
  return (
    <>
      <p className="mirror-label">{say(stale ? 'mirror.last' : 'mirror.now')}</p>
      {questions.map((question) => (
        <MirrorQuestion key={question.id} question={question} small={isSmall} />
      ))}
    </>
  );
}

function MirrorQuestion({ question, small }: { question: QuestionView; small: boolean }) {
  const say = useSay();
  const ref = useRef<HTMLDivElement>(null);
  const chosen = useChosen(ref, question.id);
  const place = usePlace(question);
  const group = question.author.stakeholderGroup;
  const text = hallText(question);
  const isLong = text.length > (question.hands ? LONG_WITH_HANDS : LONG);
  const look = `mirror-question${small ? ' small' : ''}${chosen ? ' chosen' : ''}${isLong ? ' long' : ''}`;
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
        {text}
      </p>
      <p className="mirror-meta">
        <bdi>#{question.no}</bdi>
        {group ? ` · ${say(`group.${group}`)}` : ''} · {place} · <Votes question={question} />
        {question.hands ? ' · ' : ''}
        <Hands question={question} />
      </p>
    </div>
  );
}
