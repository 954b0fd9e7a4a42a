import { useState } from 'react';
import { ClockBlock } from '../board/clock-block.js';
import { Brand } from '../../parts/floor-line.js';
import { Icon } from '../../parts/icons.js';
import { useClock, usePeople, useRoom, useSay, useSession } from '../desk/context.js';
import { useSignals } from '../signals/signals.js';
import { openReport } from './preview.js';
import { useOwn } from './use-room.js';
import { previewWords, useWords } from './words.js';

interface TopProps {
  /** To the words of the desks and the list of speakers. */
  onBeside: () => void;
}

/** What meeting this is, whether all is saved, who writes, the time, and the report as it stands. */
export function RapporteurTop({ onBeside }: TopProps) {
  const { title } = useSession();
  return (
    <header className="top-bar">
      <Brand />
      <div className="title">
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <Who />
      </div>
      <SavedBlock />
      <Rapporteurs />
      <ClockBlock />
      <Acts onBeside={onBeside} />
    </header>
  );
}

function Who() {
  const say = useSay();
  const { meeting } = useSession();
  const people = usePeople().filter(({ left }) => !left);
  const named = (role: string): string =>
    people
      .filter((person) => person.role === role)
      .map(({ honorific, name }) => [honorific, name].filter(Boolean).join(' '))
      .join(', ');
  const chairs = named('chair');
  const moderators = named('moderator');
  const words = [
    meeting.name.replace(/ \([^)]*\)$/, ''),
    chairs && say('chairs', { names: chairs }),
    moderators && say('moderators', { names: moderators }),
  ];
  return <p>{words.filter(Boolean).join(' · ')}</p>;
}

function SavedBlock() {
  const say = useWords();
  const clock = useClock();
  const savedAt = useOwn((own) => own.savedAt);
  const connection = useRoom((room) => room.connection);
  const waits = useRoom(({ outbox }) => outbox.some(({ state }) => state === 'kept'));
  const isOut = connection !== 'live' && connection !== 'slow';
  return (
    <div className={isOut || waits ? 'sync out' : 'sync'}>
      <b role="status">
        {isOut || waits ? <Icon name="alert" /> : null} {say(isOut || waits ? 'notSaved' : 'saved')}
      </b>
      <span>
        <bdi>{savedAt === null ? say('nothingSaved') : clock.second(savedAt)}</bdi>
      </span>
    </div>
  );
}

/** How many rapporteurs are here, where this seat is told; else who is named in the programme. */
function Rapporteurs() {
  const say = useWords();
  const desks = useRoom(({ presence }) => presence?.desks);
  const ownId = useRoom(({ you }) => you?.id);
  const people = usePeople();
  const here = desks?.filter(({ role }) => role === 'rapporteur');
  const own = desks?.find(({ id }) => id === ownId)?.no;
  const named = people.filter(({ role, left }) => role === 'rapporteur' && !left).length;
  const n = here ? here.length : named;
  if (n === 0) return null;
  return (
    <div className="sync">
      <b>{say('rapporteurs', { n })}</b>
      <span>{!here ? say('inProgramme') : own === undefined ? '' : say('youAre', { n: own })}</span>
    </div>
  );
}

function Acts({ onBeside }: TopProps) {
  const say = useWords();
  const session = useSession();
  const role = useRoom(({ you }) => you?.role ?? '');
  const [trouble, tell] = useState('');
  const { unseen } = useSignals();
  const preview = async (): Promise<void> => {
    tell(previewWords(say, await openReport(session.id, role, say.language)));
  };
  return (
    <div className="top-acts">
      <button type="button" className="btn" onClick={onBeside}>
        {say('sideDesk')} {unseen.length > 0 ? <b>{say('unread', { n: unseen.length })}</b> : null}
      </button>
      <button type="button" className="btn bold" onClick={() => void preview()}>
        {say('preview')}
      </button>
      <span role="status" className={trouble ? 'rap-trouble' : 'visually-hidden'}>
        {trouble}
        {trouble ? (
          <button type="button" className="link" onClick={() => tell('')}>
            {say('close')}
          </button>
        ) : null}
      </span>
    </div>
  );
}
