import type { FloorView } from '@openfloor/contract';
import { useRef } from 'react';
import { timerText } from '../../parts/timer.js';
import { whyText } from '../../parts/why.js';
import { useChosen } from '../board/chosen.js';
import { usePlace } from '../board/meta.js';
import { Act, Mark } from '../board/small.js';
import { end, extend, nextSpeaker, turnTimer } from '../desk/calling.js';
import { useCan, useDesk, useSay, useSession, useView } from '../desk/context.js';
import { HubTrouble } from '../hubs/hub-word.js';
import { expectedOf, nextOf, timerActOf, type Speaking } from '../logic/speaking.js';
import { ActsMenu } from './acts-menu.js';
import { SpeakerClock } from './face.js';
import { useReading } from '../desk/reading.js';
import { ReadAct } from './read-act.js';
import { useDeliveryWord, useNaming, useOffers, useUnderWay } from './use-speaking.js';

/** Whoever has the floor: who, for how long, and what comes next. */
export function Holder({ holder, speaking }: { holder: FloorView; speaking: Speaking }) {
  const ref = useRef<HTMLDivElement>(null);
  const chosen = useChosen(ref, holder.id);
  const { name } = useNaming()(holder);
  return (
    <div
      ref={ref}
      className={chosen ? 'holder chosen' : 'holder'}
      data-question={holder.id}
      tabIndex={-1}
      aria-current={chosen || undefined}
    >
      <Who holder={holder} />
      <SpeakerClock floor={holder} who={name} />
      <HolderActs holder={holder} speaking={speaking} />
    </div>
  );
}

function Who({ holder }: { holder: FloorView }) {
  const say = useSay();
  const { rules } = useSession();
  const place = usePlace(holder);
  const { name, stands } = useNaming()(holder);
  const kind = holder.class === 'intervention' ? '' : say(`class.${holder.class}`);
  const from = holder.personId ? say('panelist') : place;
  const read = useDeliveryWord(holder);
  const underWay = useUnderWay(holder);
  const chosenFor = holder.why?.code === 'placed' ? whyText(say, rules, holder.why) : '';
  return (
    <>
      <p className="holder-name">
        <b>
          <bdi>{name}</bdi>
        </b>
        <Mark group={holder.stakeholderGroup} />
      </p>
      <div className="holder-from">
        <p>
          {underWay ? <b>{underWay} </b> : null}
          {[kind, from].filter(Boolean).join(' · ')}
          {stands ? (
            <>
              {' · '}
              <bdi>{stands}</bdi>
            </>
          ) : null}
          {read ? ` · ${read}` : ''} <HubTrouble hubId={holder.hubId} />
        </p>
        <ReadAct floor={holder} />
        <ActsMenu floor={holder} who={name} bare />
      </div>
      {chosenFor ? <p className="why">{chosenFor}</p> : null}
    </>
  );
}

interface HolderActsProps {
  holder: FloorView;
  speaking: Speaking;
}

/** The acts on the clock and on who comes next. The one that is expected stands filled. */
function HolderActs({ holder, speaking }: HolderActsProps) {
  const say = useSay();
  const desk = useDesk();
  const offers = useOffers(holder);
  const caps = useView((view) => !view.keysOff);
  const busy = useView((view) => view.busy.has(holder.id));
  const expected = expectedOf(speaking, useReading(holder).phase);
  const act = timerActOf(holder);
  const kind = (...steps: string[]): 'accent' | undefined =>
    steps.includes(expected ?? '') ? 'accent' : undefined;
  const cap = (key: string): string | undefined => (caps ? key : undefined);
  return (
    <div className="holder-acts">
      {act && offers(act) ? (
        <Act
          label={say(`timerAct.${act}`)}
          cap={cap('Space')}
          kind={kind('start', 'resume')}
          off={busy}
          onAct={() => void turnTimer(desk)}
        />
      ) : null}
      {offers('extend') ? (
        <>
          <Act label={say('moreHalf')} cap={cap('+')} onAct={() => void extend(desk, 30)} />
          <Act label={say('moreMinute')} onAct={() => void extend(desk, 60)} />
        </>
      ) : null}
      {offers('end') ? <NextAct speaking={speaking} accent={expected === 'next'} off={busy} /> : null}
      {offers('end') ? (
        <Act
          label={say('endSpeech')}
          cap={cap('Z')}
          kind={kind('end')}
          off={busy}
          onAct={() => void end(desk, holder)}
        />
      ) : null}
    </div>
  );
}

/** Ends the speech and calls the proposed one. */
function NextAct({ speaking, accent, off }: { speaking: Speaking; accent: boolean; off: boolean }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const caps = useView((view) => !view.keysOff);
  const next = nextOf(speaking);
  if (next.kind !== 'end' || !next.calls || !can.has('floor.call')) return null;
  return (
    <Act
      label={say('nextSpeaker')}
      cap={caps ? 'N' : undefined}
      kind={accent ? 'accent' : undefined}
      off={off}
      onAct={() => void nextSpeaker(desk)}
    />
  );
}

/** Somebody whom a point of order interrupts, with what is left to them. */
export function Held({ floor }: { floor: FloorView }) {
  const say = useSay();
  const { name } = useNaming()(floor);
  const { leftMs } = useReading(floor);
  return (
    <p className="held">
      <b>
        <bdi>{name}</bdi>
      </b>{' '}
      <span>{say(leftMs < 0 ? 'goesOnOver' : 'goesOnAfter', { time: timerText(leftMs) })}</span>
    </p>
  );
}
