import { Brand } from '../../parts/floor-line.js';
import { headcountOf } from '../logic/hands.js';
import { offsetText } from '../logic/times.js';
import { wished } from '../logic/outbox-list.js';
import { useDesk, useNow } from './context.js';

/** Who we are and where we take part; the clocks of the main room and of this place; the way to the producer. */
export function Head({ onSettings }: { onSettings: () => void }) {
  const { say, state } = useDesk();
  const { session } = state.room;
  const people = headcountOf(state.hub, state.entries);
  const name = state.hub?.name ?? '';
  const phone = session.links.find(({ kind }) => kind === 'phone');
  return (
    <header className="top-bar">
      <Brand />
      <div className="title">
        <h1 dir="auto">{people === null ? name : say('hubAndPeople', { name, n: people })}</h1>
        <p dir="auto">
          {session.title} · {session.meeting.name}
        </p>
      </div>
      <MainRoom />
      <Delay onSettings={onSettings} />
      <LocalTime />
      {phone ? (
        <a className="btn producer" href={phone.url}>
          {say('callProducer')}
        </a>
      ) : null}
    </header>
  );
}

function MainRoom() {
  const { say, state, clocks } = useDesk();
  const now = useNow(state.offsetMs);
  return (
    <p className="sync main-room">
      <b>{say('mainRoom')}</b>
      <bdi>
        {clocks.main.second(now)} {offsetText(clocks.main.timeZone, now)}
      </bdi>
    </p>
  );
}

/** How far the video is behind, and the way to say so. */
function Delay({ onSettings }: { onSettings: () => void }) {
  const { say, state } = useDesk();
  const wish = wished<{ streamDelaySeconds?: number | null }>(
    state.entries,
    'hub.test',
    ({ streamDelaySeconds }) => streamDelaySeconds !== undefined,
  );
  const seconds = wish ? wish.streamDelaySeconds : state.hub?.streamDelaySeconds;
  return (
    <button type="button" className="sync delay" onClick={onSettings}>
      <b>{say('streamDelay')}</b>
      <span>{typeof seconds === 'number' ? say('delayAbout', { n: seconds }) : say('delayUnknown')}</span>
    </button>
  );
}

function LocalTime() {
  const { state, clocks } = useDesk();
  const now = useNow(state.offsetMs);
  return (
    <p className="clock">
      <bdi>{clocks.local.second(now)}</bdi>
      <span>
        <span dir="auto">{state.hub?.city}</span> · <bdi>{clocks.utc.second(now)} UTC</bdi>
      </span>
    </p>
  );
}
