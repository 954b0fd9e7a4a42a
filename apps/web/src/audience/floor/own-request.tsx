import type { OwnFloor } from '@openfloor/contract';
import { useEffect, useState, type ReactNode } from 'react';
import { timerText } from '../../parts/timer.js';
import { whyText } from '../../parts/why.js';
import { ReceiptNo, Written } from '../../parts/written.js';
import { LinkButton } from '../controls.js';
import { line } from '../floor-line.js';
import { useLaterPage, useTick, type LaterPage } from '../later-context.js';
import { Parts, StatusLine } from '../own-parts.js';
import type { OwnStatus } from '../own-status.js';
import { useAct } from '../use-act.js';
import { MicTest } from './mic-test.js';
import { actsOf, isQueued, mayTest, questionNo, questionOf, turnOf } from './own.js';
import { ESTIMATE_MS, placeText } from './place.js';
import { noWords } from './who.js';

type Look = [done: number, tone: OwnStatus['tone'], icon: OwnStatus['icon'], isStopped?: boolean];
const WAITS: Look = [1, 'ok', 'clock'];
const SPEAKS: Look = [3, 'air', 'alert'];

/** How far a request got, of four parts: asked for, soon, called, spoken; and how that looks. */
const LOOKS: Record<OwnFloor['status'], Look> = {
  offered: [0, 'accent', 'info'],
  waiting: WAITS,
  on_deck: [2, 'ok', 'clock'],
  called: SPEAKS,
  speaking: SPEAKS,
  paused: SPEAKS,
  completed: [4, 'ok', 'check'],
  withdrawn: [1, 'plain', 'back'],
  skipped: [2, 'danger', 'aside', true],
  refused: [1, 'danger', 'aside', true],
  lapsed: [1, 'plain', 'clock'],
};

/** One's own request: where it stands and why, and what can be done with it. */
export function OwnRequest({ own }: { own: OwnFloor }) {
  const { state, say, clock, open } = useLaterPage();
  const { room } = state;
  const question = questionOf(own, room);
  return (
    <li className="own">
      <p className="own-head">
        <span>
          {say('request')} <ReceiptNo no={own.no} />
        </span>
        <small>{say('askedAt', { time: clock.minute(own.requestedAt) })}</small>
      </p>
      {question ? (
        <Written className="question" text={question.text} language={question.language} />
      ) : (
        <p className="question">{say(`class.${own.class}`)}</p>
      )}
      {own.note ? <Written className="reason" text={own.note} language="" /> : null}
      <Standing own={own} />
      {own === turnOf(room) ? null : (
        <OwnActs own={own}>
          {own.status === 'offered' ? (
            <LinkButton onTap={() => open({ name: 'request', offerId: own.id })}>{say('accept')}</LinkButton>
          ) : null}
        </OwnActs>
      )}
    </li>
  );
}

/** Where it stands: for what waits the place and why, and whether one is ready; else what became of it. */
function Standing({ own }: { own: OwnFloor }) {
  const { state, say, now } = useLaterPage();
  const { room } = state;
  const isWaiting = isQueued(own);
  useTick(isWaiting ? ESTIMATE_MS : null);
  const [done, tone, icon, isStopped = false] = LOOKS[own.status];
  const words = isWaiting ? placeText(say, own, room, now) : becameText(say, own, questionNo(own, room));
  return (
    <>
      <Parts parts={line(done, isStopped)} />
      <StatusLine status={{ tone, icon, words }} />
      {isWaiting ? (
        <>
          {own.why ? <p className="reason">{whyText(say, room.session.rules, own.why)}</p> : null}
          <Ready own={own} />
          {mayTest(own, room) ? <MicTest /> : null}
        </>
      ) : null}
    </>
  );
}

function becameText(
  say: LaterPage['say'],
  { status, heldBy, spokenMs, reason }: OwnFloor,
  no: string,
): string {
  const key = heldBy ? 'held' : status === 'paused' ? 'speaking' : status;
  const words = reason && (say.maybe(`skip.${reason}`) ?? say.maybe(`refuse.${reason}`) ?? reason);
  return say.maybe(`own.${key}`, { no, time: timerText(spokenMs), reason: words ?? '' }) ?? '';
}

/** What can be done with a request as it stands. */
export function OwnActs({ own, children }: { own: OwnFloor; children?: ReactNode }) {
  const { state, say } = useLaterPage();
  const { act, isBusy, notes } = useAct(noWords);
  const { id: floorId } = own;
  return (
    <>
      <div className="own-links">
        {children}
        {actsOf(own, state.room).map(([words, type, args]) => (
          <LinkButton key={words} isBusy={isBusy} onTap={() => void act(type, { floorId, ...args })}>
            {say(words)}
          </LinkButton>
        ))}
      </div>
      {notes}
    </>
  );
}

function Ready({ own }: { own: OwnFloor }) {
  const { say } = useLaterPage();
  const { act, notes } = useAct(noWords);
  const [wished, setWished] = useState<boolean | null>(null);
  useEffect(() => setWished(null), [own.ready, own.position]);
  const ready = wished ?? own.ready;
  const turn = async (): Promise<void> => {
    setWished(!ready);
    const { ok } = await act('floor.ready', { floorId: own.id, ready: !ready });
    if (!ok) setWished(null);
  };
  return (
    <>
      <label className="switch">
        <input type="checkbox" role="switch" checked={ready} onChange={() => void turn()} />
        {say('iAmReady')}
      </label>
      {notes}
    </>
  );
}
