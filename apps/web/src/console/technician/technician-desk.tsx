import { Head } from '../board/head.js';
import { Notices } from '../board/notices.js';
import { useSay } from '../desk/context.js';
import { ClockForm, ClockRow } from '../sheets/clocks-sheet.js';
import { Signals } from '../signals/signals.js';
import { Holder } from '../speakers/holder.js';
import { useSpeaking } from '../speakers/use-speaking.js';
import { StageList } from '../stages/stage-list.js';
import { useStages } from '../stages/use-stages.js';
import { CrewFrame } from './frame.js';
import { NextSpeakers } from './next-speakers.js';
import { useClocks } from './use-clocks.js';

/** The technician holds the clocks and the screens; the words of the desks stand beside them. */
export function TechnicianDesk() {
  return (
    <CrewFrame name="technician">
      <ClockColumn />
      <StageColumn />
      <WordColumn />
    </CrewFrame>
  );
}

/** Whoever speaks, who comes next, and every other clock. */
function ClockColumn() {
  const say = useSay();
  const speaking = useSpeaking();
  const clocks = useClocks();
  const { holder, queue } = speaking;
  return (
    <section className="column" aria-label={say('crewClock')}>
      <Head name={say('crewClock')} n={clocks.length + (holder ? 1 : 0)}>
        {say('waitingCount', { n: queue.length })}
      </Head>
      <div className="scrolls">
        {holder ? (
          <Holder key={holder.id} holder={holder} speaking={speaking} />
        ) : (
          <p className="nobody">{say('nobodyHolds')}</p>
        )}
        <NextSpeakers queue={queue} />
        <div className="crew-part">
          <p className="section-head">
            <b>{say('clocks')}</b>
          </p>
          {clocks.length === 0 ? <p className="hint">{say('noClocks')}</p> : null}
          <ul className="clocks">
            {clocks.map((clock) => (
              <ClockRow key={clock.id} clock={clock} />
            ))}
          </ul>
          <ClockForm />
        </div>
      </div>
    </section>
  );
}

function StageColumn() {
  const say = useSay();
  const stages = useStages();
  return (
    <section className="column" aria-label={say('stages')}>
      <Head name={say('stages')} n={stages.length} />
      <div className="scrolls crew-part">
        <StageList />
      </div>
    </section>
  );
}

function WordColumn() {
  return (
    <div className="column">
      <div className="scrolls">
        <Signals />
        <Notices />
      </div>
    </div>
  );
}
