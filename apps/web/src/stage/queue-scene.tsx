import { useRef } from 'react';
import { FloorSoFar } from './floor-so-far.js';
import { JoinBlock } from './join-block.js';
import { NextSpeakers } from './next-speakers.js';
import { sizeOf, type QueuePicture } from './scene.js';
import { Interrupted, Speaker, SpeakerLabel } from './speaker.js';
import { useScreen } from './stage-context.js';
import { StageHead } from './stage-head.js';
import { TimeLine } from './timer.js';
import { useFit } from './use-fit.js';
import { whoText } from './words-of.js';

/** Who has the floor and until when, who comes next and why, and what each group has had of the floor. */
export function QueueScene({ picture }: { picture: QueuePicture }) {
  const { room, say } = useScreen();
  const { holder, held, next, waiting } = picture;
  const box = useRef<HTMLElement>(null);
  const text = holder ? whoText({ room, say }, holder) : say('nobodyHasFloor');
  useFit(box, sizeOf([text]), `${text} ${holder?.affiliation ?? ''} ${held.length} ${next.length}`);
  return (
    <>
      <StageHead turn={holder} />
      <div className="stand">
        <main className="now" ref={box}>
          {holder ? (
            <>
              <SpeakerLabel floor={holder} />
              <Speaker floor={holder} />
              {held.map((floor) => (
                <Interrupted key={floor.id} floor={floor} />
              ))}
            </>
          ) : (
            <p className="hall-text">{text}</p>
          )}
        </main>
        <JoinBlock small />
      </div>
      {holder ? <TimeLine timed={holder} /> : <div className="floor-line" aria-hidden="true" />}
      <footer className="foot queue">
        <NextSpeakers next={next} waiting={waiting} />
        <FloorSoFar />
      </footer>
    </>
  );
}
