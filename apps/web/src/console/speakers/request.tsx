import type { FloorView } from '@openfloor/contract';
import { memo, useRef } from 'react';
import { whyText } from '../../parts/why.js';
import { useChosen } from '../board/chosen.js';
import { usePlace } from '../board/meta.js';
import { Act, Mark } from '../board/small.js';
import { call } from '../desk/calling.js';
import { useCan, useDesk, useRoom, useSay, useSession, useView } from '../desk/context.js';
import { HubWord } from '../hubs/hub-word.js';
import { useHubTrouble } from '../hubs/use-hubs.js';
import { isFirstTime } from '../logic/speaking.js';
import { ActsMenu } from './acts-menu.js';
import { AskReady } from './ask-ready.js';
import { ReadAct } from './read-act.js';
import { useDeliveryWord, useFloors, useNaming, useOffers, useUnderWay } from './use-speaking.js';

interface RequestProps {
  floor: FloorView;
  /** Calling this one is what "next" does now, and is expected. */
  isNext: boolean;
  isProposed: boolean;
}

/** Somebody who waits: place, who and from where, whether they are ready, why they stand here, and the call. */
export const Request = memo(function Request({ floor, isNext, isProposed }: RequestProps) {
  const ref = useRef<HTMLLIElement>(null);
  const chosen = useChosen(ref, floor.id);
  const { name, stands } = useNaming()(floor);
  const isPoint = floor.class === 'point_of_order';
  const isRead = floor.delivery === 'text_read_out';
  const whyAll = useView((view) => view.whyAll);
  const look = ['request', isPoint && 'point', chosen && 'chosen'].filter(Boolean).join(' ');
  return (
    <li ref={ref} className={look} data-question={floor.id} tabIndex={-1} aria-current={chosen || undefined}>
      <span className="request-place">{isPoint ? <Flag /> : floor.position}</span>
      <Name floor={floor} name={name} stands={stands} />
      <CallAct floor={floor} who={name} chosen={chosen} isNext={isNext} />
      <Facts floor={floor} isNamedByHub={floor.name === null && floor.attendance === 'hub'} />
      <ActsMenu floor={floor} who={name} bare />
      <div className="request-told">
        <Told floor={floor} />
        <ReadAct floor={floor} />
        {(isProposed || floor.status === 'on_deck') && !isRead ? <AskReady floor={floor} /> : null}
        {whyAll || (isProposed && !isPoint) ? <Why floor={floor} /> : null}
      </div>
    </li>
  );
});

function Flag() {
  return (
    <svg className="flag" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M1 0h1.6v12H1zM2.6 1H12L9.6 4 12 7H2.6z" />
    </svg>
  );
}

/** Name and what they stand for; a point of order is named as one first. */
function Name({ floor, name, stands }: { floor: FloorView; name: string; stands: string }) {
  const say = useSay();
  if (floor.class === 'point_of_order')
    return (
      <p className="request-who">
        <b className="request-name">{say('class.point_of_order')}</b>
        <span className="stands">
          <bdi>{[name, stands].filter(Boolean).join(', ')}</bdi>
        </span>
      </p>
    );
  return (
    <p className="request-who">
      <b className="request-name">
        <bdi>{name}</bdi>
      </b>
      {stands ? (
        <span className="stands">
          <bdi>{stands}</bdi>
        </span>
      ) : null}
    </p>
  );
}

/** Group, place, and the words that arrive by themselves: ready, link lost, first time, on its way. */
function Facts({ floor, isNamedByHub }: { floor: FloorView; isNamedByHub: boolean }) {
  const say = useSay();
  const place = usePlace(floor);
  const underWay = useUnderWay(floor);
  const delivery = useDeliveryWord(floor);
  const trouble = useHubTrouble(floor.hubId);
  const away = useRoom((room) => room.presence?.away?.includes(floor.no) ?? false) && !trouble;
  const floors = useFloors();
  const isRead = floor.delivery === 'text_read_out';
  const isGone = !['waiting', 'on_deck', 'offered'].includes(floor.status);
  const isRemote = floor.attendance !== 'onsite' && !floor.entered;
  const kind = floor.class === 'intervention' || floor.class === 'point_of_order' ? '' : floor.class;
  const words = [
    kind ? say(`class.${kind}`) : '',
    floor.status === 'offered' ? say('offeredTo') : '',
    isGone ? say(`floor.${floor.status}`) : '',
    delivery,
    isFirstTime(floor, floors) ? say('firstTime') : '',
    floor.entered ? say('enteredHere') : '',
  ].filter(Boolean);
  return (
    <p className="request-facts">
      <Mark group={floor.stakeholderGroup} /> {isNamedByHub ? null : <span>{place}</span>}
      {trouble ? <HubWord {...trouble} /> : null}
      {underWay ? <b>{underWay}</b> : null}
      {away && isRemote ? <b>{say('awayNow')}</b> : null}
      {away && !isRemote ? <span>{say('awayNow')}</span> : null}
      {floor.ready && !away ? <b className="ready">{say('ready')}</b> : null}
      {isRemote && !isRead && !floor.ready && !away && !trouble ? <span>{say('notReady')}</span> : null}
      {words.map((word) => (
        <span key={word}>{word}</span>
      ))}
    </p>
  );
}

/** What they told moderators: what it is about, and what they need to take part. */
function Told({ floor }: { floor: FloorView }) {
  const say = useSay();
  return (
    <>
      {floor.note ? (
        <p className="request-note" dir="auto">
          {say('quoted', { text: floor.note })}
        </p>
      ) : null}
      {floor.accessNeeds ? (
        <p className="request-need" dir="auto">
          {say('accessNeed', { need: floor.accessNeeds })}
        </p>
      ) : null}
    </>
  );
}

function Why({ floor }: { floor: FloorView }) {
  const say = useSay();
  const { rules } = useSession();
  return floor.why ? <p className="why">{whyText(say, rules, floor.why)}</p> : null;
}

interface CallActProps {
  floor: FloorView;
  who: string;
  chosen: boolean;
  isNext: boolean;
}

function CallAct({ floor, who, chosen, isNext }: CallActProps) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const offers = useOffers(floor);
  const caps = useView((view) => !view.keysOff);
  const busy = useView((view) => view.busy.has(floor.id));
  const asking = useView(
    ({ floorAsking }) => floorAsking?.kind === 'call' && floorAsking.floorId === floor.id,
  );
  const cap = !caps ? undefined : isNext ? 'N' : chosen ? 'C' : undefined;
  if (!can.has('floor.call') || floor.status === 'offered') return null;
  return (
    <Act
      label={say('call')}
      about={who}
      cap={cap}
      kind={isNext ? 'accent' : undefined}
      off={!offers('call') || busy}
      {...(asking ? { menu: 'bare' as const, pressed: true } : {})}
      onAct={() => void call(desk, floor)}
    />
  );
}
