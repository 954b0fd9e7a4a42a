import type { OwnFloor } from '@openfloor/contract';
import type { ReactNode } from 'react';
import { Icon } from '../../parts/icons.js';
import { GroupMark } from '../../parts/group-mark.js';
import { groupName } from '../../parts/question-words.js';
import { queueOf } from '../../parts/floor.js';
import { timerText } from '../../parts/timer.js';
import { whyText } from '../../parts/why.js';
import { isQueued, ourSpeakers, readiness, speakerWait, standByAt } from '../logic/speakers.js';
import { wished } from '../logic/outbox-list.js';
import { standingOf, takesPart } from '../logic/standing.js';
import { nthText, type HubSay } from '../words.js';
import { Act, LinkAct, Twice } from './controls.js';
import { useDesk, useNow } from './context.js';

/** Opens the form for a text that is read out instead of what a speaker would say. */
export type ReadOut = (own: OwnFloor) => void;

const ESTIMATE_MS = 10_000;

/** Our speakers: place and minutes, stand-by, the ready check, and what can be done when voice fails. */
export function Speakers({ onReadOut }: { onReadOut: ReadOut }) {
  const { say, state } = useDesk();
  const all = ourSpeakers(state.room);
  if (all.length === 0) return <p className="note speakers-none">{say('noSpeaker')}</p>;
  return (
    <ul className="our-speakers">
      {all.map((own) => (
        <Speaker key={own.id} own={own} onReadOut={onReadOut} />
      ))}
    </ul>
  );
}

function Speaker({ own, onReadOut }: { own: OwnFloor; onReadOut: ReadOut }) {
  const { say, state, clocks } = useDesk();
  const now = useNow(state.offsetMs, ESTIMATE_MS);
  const name = [own.name, own.affiliation].filter(Boolean).join(', ');
  const group = state.room.floors.get(own.id)?.stakeholderGroup;
  const told = standByAt(own, state.room.mine.signals);
  return (
    <li className={own.status === 'on_deck' || own.status === 'called' ? 'speaker near' : 'speaker'}>
      <p className="speaker-head">
        <span>
          {say('ourSpeaker')} <bdi>#{own.no}</bdi>
        </span>
        <span>{whereText(own, now)}</span>
      </p>
      <div className="speaker-who">
        <div>
          <p className="speaker-name" dir="auto">
            {name || say('someone')}
            {group ? (
              <GroupMark quiet group={group} name={groupName(say, state.room.session.rules, group)} />
            ) : null}
          </p>
          <p className="speaker-fact">
            {told !== undefined
              ? say('standByAt', { time: clocks.local.second(told) })
              : own.status === 'on_deck'
                ? say('standBy')
                : own.why && isQueued(own)
                  ? whyText(say, state.room.session.rules, own.why)
                  : ''}
          </p>
          {own.delivery === 'text_read_out' ? (
            <p className="speaker-fact" dir="auto">
              <b>{say('readsOut')}</b> {own.text ? say('quoted', { text: own.text }) : ''}
            </p>
          ) : null}
        </div>
        <ReadyAct own={own} />
      </div>
      <SpeakerActs own={own} onReadOut={onReadOut} />
    </li>
  );

  function whereText(of: OwnFloor, at: number): string {
    if (of.heldBy) return say('speaker.held');
    const seconds = speakerWait(of, state.room, at);
    if (seconds === undefined) return say.maybe(`speaker.${of.status}`) ?? '';
    const wait = waitText(say, seconds);
    return of.position === 1
      ? say('speakerNext', { wait })
      : say('speakerPlace', { nth: nthText(say, of.position ?? 1), wait });
  }
}

/** About how long, in whole minutes; less than half a minute is a moment. */
function waitText(say: HubSay, seconds: number): string {
  return seconds < 30 ? say('waitSoon') : say('waitMinutes', { n: Math.max(1, Math.round(seconds / 60)) });
}

function ReadyAct({ own }: { own: OwnFloor }) {
  const { hub, say, state, isOffline } = useDesk();
  const { ready, isKept } = readiness(own, state.entries);
  if (!isQueued(own) && own.status !== 'called') return <SpokenTime own={own} />;
  if (!takesPart(standingOf(state.hub, state.room))) return null;
  const word = say(!ready ? 'sayReadyWord' : isKept && isOffline ? 'readyKept' : 'ready');
  return (
    <Act
      look={ready ? 'ink' : 'bold'}
      pressed={ready}
      about={`#${own.no}`}
      onAct={() => hub.does('floor.ready', { floorId: own.id, ready: !ready })}
    >
      {ready ? <Icon name="check" /> : null} {word}
    </Act>
  );
}

/** What is left to whoever of ours has the floor; for the eye alone. */
function SpokenTime({ own }: { own: OwnFloor }) {
  const { state, isOffline } = useDesk();
  const now = useNow(state.offsetMs);
  if (isOffline || (own.status !== 'speaking' && own.status !== 'paused')) return null;
  const { running, sinceAt, elapsedMs } = own.clock;
  const spoken = elapsedMs + (running && sinceAt !== null ? Math.max(0, now - sinceAt) : 0);
  return (
    <b className="spoken" role="timer" aria-live="off">
      {timerText(own.allowedSeconds * 1_000 - spoken)}
    </b>
  );
}

/** What can be done with a request as it stands. Text is always possible. */
function SpeakerActs({ own, onReadOut }: { own: OwnFloor; onReadOut: ReadOut }) {
  const { hub, say, state } = useDesk();
  const floorId = own.id;
  const standing = standingOf(state.hub, state.room);
  const isLeaving = wished(state.entries, 'floor.withdraw', isAbout(floorId)) !== undefined;
  const hasOthers = queueOf(state.room.floors.values()).length > (own.position ?? 1);
  const [isRead, isWaiting] = [own.delivery === 'text_read_out', isQueued(own)];
  if (isLeaving) return <p className="speaker-fact">{say('takingBack')}</p>;
  const handDown =
    isWaiting || own.status === 'called' ? (
      <Twice
        words={say('withdraw')}
        sure={say('withdrawYes')}
        about={`#${own.no}`}
        onAct={() => hub.does('floor.withdraw', { floorId })}
      />
    ) : null;
  if (standing === 'suspended') return <p className="speaker-acts">{handDown}</p>;
  if (!takesPart(standing)) return null;
  const link = (key: string, words: string, act: () => void): ReactNode => (
    <LinkAct key={key} about={`#${own.no}`} onAct={act}>
      {words}
    </LinkAct>
  );
  if (own.status === 'offered')
    return (
      <p className="speaker-acts">
        {link('yes', say('accept'), () => hub.does('floor.accept', { floorId }))}
        {link('no', say('decline'), () => hub.does('floor.withdraw', { floorId }))}
      </p>
    );
  return (
    <p className="speaker-acts">
      {link('read', say(isRead ? 'changeText' : 'readItOut'), () => onReadOut(own))}
      {isRead
        ? link('speak', say('speakInstead'), () => hub.does('floor.delivery', { floorId, delivery: 'voice' }))
        : null}
      {isWaiting && hasOthers
        ? link('last', say('othersFirst'), () => hub.does('floor.requeue', { floorId, place: 'last' }))
        : null}
      {handDown}
    </p>
  );
}

const isAbout =
  (id: string) =>
  ({ floorId }: { floorId: string }): boolean =>
    floorId === id;
