import { useEffect } from 'react';
import type { RoomView } from '../live/room-view.js';
import { clockIn } from '../parts/time.js';
import type { StageTexts } from '../text/en/stage.js';
import type { Say } from '../text/say.js';
import type { Address } from './address.js';
import { BreakScene } from './break-scene.js';
import { ClockScene } from './clock-scene.js';
import { CrewHint } from './crew-hint.js';
import { JoinScene } from './join-scene.js';
import { MessageScene } from './message-scene.js';
import { Overlay } from './overlay.js';
import { PollScene } from './poll-scene.js';
import { QuestionScene } from './question-scene.js';
import { QueueScene } from './queue-scene.js';
import { BLANK, keyOf, pictureOf, stageOf, stripOf, type Picture } from './scene.js';
import { ScreenContext, useScreen } from './stage-context.js';
import { TakeawaysScene } from './takeaways-scene.js';
import { useCrew } from './use-crew.js';
import { useServerTime } from './use-server-time.js';

interface StageProps {
  room: RoomView;
  say: Say<StageTexts>;
  publicUrl: string;
  /** The code of the room, where votes need it and this is one of its screens. */
  roomCode: string | null;
  address: Address;
  /** The server's time in milliseconds. */
  now: () => number;
  /** False shows a small grey dot that only the crew will notice; the picture stays. */
  isConnected: boolean;
  /** Called once a picture has really been painted. */
  onPainted: (picture: Picture, stageId: string | undefined) => void;
}

/** A screen in the room, or the lower third of a stream: what an operator put there, and nothing else. */
export function Stage({ room, say, publicUrl, roomCode, address, now, isConnected, onPainted }: StageProps) {
  const { isHidden, isNear } = useCrew();
  const { stage: wanted, isOverlay, side } = address;
  const stage = stageOf(room, wanted);
  const at = useServerTime(now, (read) => untilNoticeEnds(room, read));
  const meant = isOverlay ? stripOf(room, stage) : pictureOf(room, stage, at);
  const picture = isHidden ? BLANK : meant;
  usePainted(picture, stage?.id, onPainted);
  return (
    <ScreenContext.Provider
      value={{ room, say, publicUrl, roomCode, now, clock: clockIn(say.language, room.session.timeZone) }}
    >
      {isOverlay ? (
        <Overlay key={keyOf(picture)} picture={picture} side={side} />
      ) : (
        <div className={`scene of-${picture.scene}${isNear ? ' near' : ''}`} key={keyOf(picture)}>
          <Scene picture={picture} />
          {isNear ? <CrewHint isHidden={isHidden} /> : null}
        </div>
      )}
      {isConnected || isOverlay ? null : <i className="crew-dot" />}
    </ScreenContext.Provider>
  );
}

function Scene({ picture }: { picture: Picture }) {
  switch (picture.scene) {
    case 'question':
      return <QuestionScene picture={picture} />;
    case 'queue':
      return <QueueScene picture={picture} />;
    case 'poll':
      return <PollScene poll={picture.poll} />;
    case 'takeaways':
      return <TakeawaysScene picture={picture} />;
    case 'clock':
      return <ClockScene timed={picture.timed} />;
    case 'message':
      return <MessageScene notice={picture.notice} />;
    case 'break':
      return <BreakScene />;
    case 'join':
      return <JoinScene />;
    default:
      return <Nothing />;
  }
}

/** A dark screen, which only a screen reader can tell from one that is broken. */
function Nothing() {
  const { say } = useScreen();
  return (
    <main className="visually-hidden">
      <h1>{say('nothingShown')}</h1>
    </main>
  );
}

function untilNoticeEnds({ notices }: RoomView, now: number): number | null {
  const ends = notices.flatMap(({ until }) => (until !== null && until > now ? until - now : []));
  return ends.length > 0 ? Math.min(...ends) : null;
}

/** Tells what was painted, two frames after it was drawn, so that it is really on the screen. */
function usePainted(picture: Picture, stageId: string | undefined, onPainted: StageProps['onPainted']): void {
  const key = `${stageId ?? ''} ${keyOf(picture)}`;
  useEffect(() => {
    let second = 0;
    const first = requestAnimationFrame(() => {
      second = requestAnimationFrame(() => onPainted(picture, stageId));
    });
    return () => {
      cancelAnimationFrame(first);
      cancelAnimationFrame(second);
    };
  }, [key]);
}
