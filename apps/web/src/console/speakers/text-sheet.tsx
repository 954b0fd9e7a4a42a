import type { FloorView } from '@openfloor/contract';
import { timerText } from '../../parts/timer.js';
import { usePlace } from '../board/meta.js';
import { Mark } from '../board/small.js';
import { useDesk, useRoom, useSay, useView } from '../desk/context.js';
import { readAloud } from '../logic/read-aloud.js';
import { Sheet } from '../sheets/sheet.js';
import { SpeakerClock } from './face.js';
import { useNaming } from './use-speaking.js';

/** The text of somebody who is read out, large enough to read aloud; the list stays in sight beside it. */
export function TextSheet() {
  const say = useSay();
  const desk = useDesk();
  const readingId = useView((view) => view.readingId);
  const floor = useRoom(() => desk.floor(readingId));
  if (!floor?.text) return <Sheet title={say('toBeReadOut')} lead={say('readOut.gone')} children={null} />;
  return <ReadOut floor={floor} text={floor.text} />;
}

function ReadOut({ floor, text }: { floor: FloorView; text: string }) {
  const say = useSay();
  const place = usePlace(floor);
  const { name, stands } = useNaming()(floor);
  const holds = floor.calledAt !== null && floor.endedAt === null;
  const { words, seconds } = readAloud(text, say.language);
  return (
    <Sheet title={say('readOut.title', { who: name })}>
      <p className="lead">
        <Mark group={floor.stakeholderGroup} /> <bdi>{[stands, place].filter(Boolean).join(' · ')}</bdi>
        {' · '}
        {say('readOut.length', { n: words, time: timerText(seconds * 1_000) })}
      </p>
      {holds ? <SpeakerClock floor={floor} who={name} /> : null}
      <p className="read-out" dir="auto">
        {text}
      </p>
    </Sheet>
  );
}
