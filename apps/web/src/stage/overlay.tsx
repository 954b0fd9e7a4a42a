import { useRef } from 'react';
import { AirLabel, HallQuestion } from './question.js';
import { hallText, type Picture } from './scene.js';
import { Speaker, SpeakerLabel } from './speaker.js';
import { useScreen } from './stage-context.js';
import { PIXELS, useFit } from './use-fit.js';

/** More text than this takes the whole width. Characters. */
const WIDE = 120;

/**
 * The lower third of a video stream: the question that is being answered, else who speaks, else nothing. Drawn in
 * pixels for 1920 by 1080; no votes, no QR code, as a stream is watched late and by people elsewhere.
 */
export function Overlay({ picture, side }: { picture: Picture; side: 'start' | 'end' }) {
  const { room } = useScreen();
  const box = useRef<HTMLDivElement>(null);
  const texts = picture.scene === 'question' ? picture.questions.map(hallText) : [];
  const size = texts.length > 2 ? ' wide many' : texts.join('').length > WIDE ? ' wide' : '';
  useFit(box, texts.length > 1 ? 40 : 48, texts.join(), PIXELS);
  const isAir = picture.scene === 'question' && room.session.onAirIds.includes(picture.refId);
  return (
    <main className={`over ${side}`}>
      <h1 className="visually-hidden">{room.session.title}</h1>
      <div className={`strip${size}${isAir ? ' air' : ''}`} hidden={picture.scene === 'blank'} ref={box}>
        {picture.scene === 'question' ? (
          <>
            <AirLabel questions={picture.questions} />
            {picture.questions.map((question) => (
              <HallQuestion key={question.id} question={question} isStream />
            ))}
          </>
        ) : null}
        {picture.scene === 'queue' && picture.holder ? (
          <>
            <SpeakerLabel floor={picture.holder} />
            <Speaker floor={picture.holder} isStream />
          </>
        ) : null}
      </div>
    </main>
  );
}
