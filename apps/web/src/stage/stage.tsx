import { useEffect } from 'react';
import type { RoomView } from '../live/room-view.js';
import { clockIn } from '../parts/time.js';
import type { StageTexts } from '../text/en/stage.js';
import type { Say } from '../text/say.js';
import { JoinScene } from './join-scene.js';
import { QuestionScene } from './question-scene.js';
import { pictureOf, stageNo, type Picture } from './scene.js';
import { ScreenContext } from './stage-context.js';

interface StageProps {
  room: RoomView;
  say: Say<StageTexts>;
  publicUrl: string;
  /** Which screen of the room this is; the first where it has no number. */
  no: number | null;
  /** False shows a small grey dot that only the crew will notice; the picture stays. */
  isConnected: boolean;
  /** Called once a picture has really been painted. */
  onPainted: (picture: Picture, stageId: string | undefined) => void;
}

/** The screen in the room: what is before the panel, how to join, or nothing. */
export function Stage({ room, say, publicUrl, no, isConnected, onPainted }: StageProps) {
  const stage = stageNo(room, no);
  const picture = pictureOf(room, stage);
  usePainted(picture, stage?.id, onPainted);
  return (
    <ScreenContext.Provider
      value={{ room, say, publicUrl, clock: clockIn(say.language, room.session.timeZone) }}
    >
      <div className="scene" key={keyOf(picture)}>
        {picture.scene === 'join' ? <JoinScene /> : null}
        {picture.scene === 'question' ? <QuestionScene picture={picture} /> : null}
      </div>
      {isConnected ? null : <i className="crew-dot" />}
    </ScreenContext.Provider>
  );
}

function keyOf(picture: Picture): string {
  return picture.scene === 'question' ? picture.questions.map(({ id }) => id).join(' ') : picture.scene;
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
