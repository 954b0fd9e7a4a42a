import { Icon, type IconName } from '../../parts/icons.js';
import type { ReactNode } from 'react';
import { untilText } from '../logic/times.js';
import { standingOf } from '../logic/standing.js';
import { Act } from './controls.js';
import { useDesk, useNow } from './context.js';

/** What there is to say about the line, the hub and the session: each one strip under the head, only while it is so. */
export function Strips() {
  return (
    <div role="status">
      <LineStrip />
      <StandingStrip />
    </div>
  );
}

function Strip({
  tone,
  icon,
  lead,
  text,
  children,
}: {
  tone: 'amber' | 'plain' | 'good' | 'bad';
  icon: IconName | 'triangle';
  lead: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div className={`state ${tone}`}>
      {icon === 'triangle' ? (
        <svg className="triangle" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 1l7.5 14H.5z" />
        </svg>
      ) : (
        <Icon name={icon} />
      )}
      <p>
        <b>{lead}</b> <span>{text}</span>
      </p>
      {children}
    </div>
  );
}

function LineStrip() {
  const { say, state } = useDesk();
  switch (state.line) {
    case 'offline':
    case 'connecting':
      return <NoLine />;
    case 'weak': {
      const s = ((state.roundTripMs ?? 0) / 1_000).toFixed(1);
      return <Strip tone="plain" icon="clock" lead={say('weak')} text={say('weakText', { s })} />;
    }
    case 'slow':
      return <Strip tone="plain" icon="clock" lead={say('slow')} text={say('slowText')} />;
    case 'back': {
      const text = state.sent > 0 ? say('backText', { n: state.sent }) : say('backNothing');
      return <Strip tone="good" icon="check" lead={say('back')} text={text} />;
    }
    case 'upgrade':
      return (
        <Strip tone="plain" icon="info" lead={say('upgrade')} text="">
          <a className="btn" href={location.pathname + location.search}>
            {say('reload')}
          </a>
        </Strip>
      );
    case 'ended':
      return <Strip tone="bad" icon="aside" lead={say('ended')} text={say('endedText')} />;
    default:
      return null;
  }
}

/** Without a line: since when, what happens to what is done here, and the next try. */
function NoLine() {
  const { say, state, clocks } = useDesk();
  const time = clocks.local.second(state.heardAt);
  const isOffline = state.line === 'offline';
  const text = isOffline ? say(state.isSafe ? 'offlineText' : 'unsafeText') : say('connectingText', { time });
  return (
    <Strip
      tone={isOffline ? 'amber' : 'plain'}
      icon={isOffline ? 'triangle' : 'clock'}
      lead={isOffline ? say('offlineSince', { time }) : say('connecting')}
      text={text}
    >
      <NextTry />
    </Strip>
  );
}

/** When the next try is due; the figure is for the eye, and no clock is read out. */
function NextTry() {
  const { hub, say, state } = useDesk();
  const now = useNow(state.offsetMs);
  const { retryAt } = state;
  return (
    <>
      <span className="next-try" role="timer" aria-live="off">
        {retryAt === undefined || retryAt <= now ? (
          say('trying')
        ) : (
          <>
            {say('nextTry')} <b>{untilText(retryAt, now)}</b>
          </>
        )}
      </span>
      <Act look="bold" onAct={() => hub.tryNow()}>
        {say('tryNow')}
      </Act>
    </>
  );
}

/** Told plainly: that the hub is suspended or closed, that the session is not open yet or over; and what still works. */
function StandingStrip() {
  const { say, state } = useDesk();
  const { hub, room } = state;
  const reason = say.maybe(`hubReason.${hub?.reason ?? ''}`) ?? '';
  switch (standingOf(hub, room)) {
    case 'suspended':
      return (
        <Strip tone="bad" icon="aside" lead={say('suspended', { reason })} text={say('suspendedText')} />
      );
    case 'closed':
      return <Strip tone="plain" icon="aside" lead={say('closed')} text={say('closedText')} />;
    case 'before':
      return (
        <Strip tone="plain" icon="clock" lead={say('sessionNotOpen')} text={say('sessionNotOpenText')} />
      );
    case 'over':
      return <Strip tone="plain" icon="info" lead={say('sessionOver')} text={say('sessionOverText')} />;
    default:
      return null;
  }
}
