import { Brand } from '../../parts/floor-line.js';
import { Icon } from '../../parts/icons.js';
import { latestUndoable } from '../logic/acts.js';
import { useCan, useDesk, usePeople, useRoom, useSay, useSession, useView } from '../desk/context.js';
import { undoLatest } from '../desk/pressing.js';
import type { SheetName } from '../desk/view.js';
import { UNDO_CAP } from './foot.js';
import { ownNo } from '../logic/elsewhere.js';
import { useSignals } from '../signals/signals.js';
import { leadTo, UrgentHeard, UrgentLine, useUrgent } from '../signals/urgent.js';
import { useColleagues } from '../signals/words.js';
import { ClockBlock } from './clock-block.js';
import { Cap } from './small.js';

/** What meeting this is, whether the desk is in step, what time it is in the room, and the acts on the whole. */
export function TopBar() {
  const { title } = useSession();
  const urgent = useUrgent();
  return (
    <header className="top-bar">
      <Brand />
      <div className="title">
        <h1 dir="auto">{title}</h1>
        {urgent ? <UrgentLine urgent={urgent} /> : <Who />}
        <UrgentHeard urgent={urgent} />
      </div>
      <Sync />
      <ClockBlock />
      <TopActs />
    </header>
  );
}

function Who() {
  const say = useSay();
  const { meeting, leadId } = useSession();
  const people = usePeople().filter(({ left }) => !left);
  const named = (role: string): string =>
    people
      .filter((person) => person.role === role)
      .map(({ honorific, name }) => [honorific, name].filter(Boolean).join(' '))
      .join(', ');
  const name = meeting.name.replace(/ \([^)]*\)$/, '');
  const chairs = named('chair');
  const moderators = named('moderator');
  const lead = people.find(({ id }) => id === leadId)?.name;
  const words = [
    lead && say('ledBy', { name: lead }),
    meeting.city ? `${name}, ${meeting.city}` : name,
    chairs && say('chairs', { names: chairs }),
    moderators && say('moderators', { names: moderators }),
  ];
  return <p className={lead ? 'led' : undefined}>{words.filter(Boolean).join(' · ')}</p>;
}

/** Whether what is on the board is what the room is, and how many desks work on it. */
function Sync() {
  const say = useSay();
  const connection = useRoom((room) => room.connection);
  const inRoom = useRoom((room) => room.presence?.participants);
  const lag = useView((view) => view.lagMs);
  const live = connection === 'live';
  return (
    <div className={live ? 'sync' : 'sync out'}>
      <b role="status">
        {live ? <Icon name="check" /> : <Icon name="alert" />} {say(`sync.${connection}`)}{' '}
        {live && lag !== null ? <bdi>{say('seconds', { n: (lag / 1_000).toFixed(1) })}</bdi> : null}
      </b>
      <span className="sync-more">
        <DesksAct />
        {inRoom === undefined ? null : <span>{say('participants', { n: inRoom })}</span>}
      </span>
      <Unseen />
    </div>
  );
}

/** How many desks work here and which is this one; leads to who they are. */
function DesksAct() {
  const say = useSay();
  const desk = useDesk();
  const desks = useColleagues();
  const ownId = useRoom(({ you }) => you?.id);
  const isOpen = useView((view) => view.sheet === 'desks');
  const own = ownNo(desks, ownId);
  if (desks.length === 0) return null;
  return (
    <button
      type="button"
      className="desks-act"
      aria-expanded={isOpen}
      onClick={() => desk.view.patch({ sheet: isOpen ? null : 'desks' })}
    >
      {say('desks', { n: desks.length })}
      {own === undefined ? null : <span>{say('youAre', { n: own })}</span>}
    </button>
  );
}

/** On a phone, where the words behind the scenes stand behind another tab. */
function Unseen() {
  const say = useSay();
  const desk = useDesk();
  const { unseen } = useSignals();
  const [first] = unseen;
  if (!first) return null;
  const lead = (): void => {
    desk.view.patch({ tab: 'air', sheet: null });
    requestAnimationFrame(() => leadTo(first.id));
  };
  return (
    <button type="button" className="desks-act unseen" onClick={lead}>
      {say('signalsWaiting', { n: unseen.length })}
    </button>
  );
}

function TopActs() {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const caps = useView((view) => !view.keysOff);
  const sheet = useView((view) => view.sheet);
  const none = useView((view) => latestUndoable(view.acts, desk.statusOf) === undefined);
  const open = (name: SheetName) => (): void => desk.view.patch({ sheet: sheet === name ? null : name });
  return (
    <div className="top-acts">
      <button type="button" className="btn" aria-expanded={sheet === 'session'} onClick={open('session')}>
        {say('sessionSheet')}
      </button>
      {can.has('undo') ? (
        <button
          type="button"
          className="btn"
          aria-disabled={none || undefined}
          onClick={() => undoLatest(desk)}
        >
          {say('undo')} {caps ? <Cap>{UNDO_CAP}</Cap> : null}
        </button>
      ) : null}
      <button type="button" className="btn keys-act" aria-expanded={sheet === 'keys'} onClick={open('keys')}>
        {say('keys')} {caps ? <Cap>?</Cap> : null}
      </button>
    </div>
  );
}
