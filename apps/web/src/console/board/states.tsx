import type { Phase } from '@openfloor/contract';
import type { ReactNode } from 'react';
import { Icon } from '../../parts/icons.js';
import { useCan, useClock, useDesk, useRoom, useSay, useSession } from '../desk/context.js';
import { StorageBanner } from '../storage/banner.js';
import { Act } from './small.js';

/** Under the top bar, only when true: out of touch, a disk that takes nothing, and a phase in which the room does not run as usual. */
export function States() {
  return (
    <>
      <OutOfTouch />
      <StorageBanner />
      <PhaseState />
    </>
  );
}

/** Out of touch: the board can be read, and what is done is kept and sent later. */
function OutOfTouch() {
  const say = useSay();
  const clock = useClock();
  const { room } = useDesk();
  const connection = useRoom((now) => now.connection);
  const refusal = useRoom((now) => now.refusal);
  const kept = useRoom(
    (now) => now.outbox.filter(({ state }) => state === 'kept' || state === 'sending').length,
  );
  const heard = useRoom((now) => (now.updatedAt === undefined ? null : now.updatedAt + now.offsetMs));
  if (connection === 'live' || connection === 'connecting') return null;
  const refused = connection === 'refused';
  const word = refused
    ? refusal === 'UPGRADE'
      ? 'upgradeText'
      : 'out.refused'
    : connection === 'slow'
      ? 'out.slow'
      : 'out.offline';
  return (
    <div className="state amber" role="status">
      <Icon name="alert" />
      <p>
        <b>{say(word)}</b> {heard === null ? '' : say('out.since', { time: clock.second(heard) })}{' '}
        {kept > 0 ? say('out.kept', { n: kept }) : refused ? '' : say('out.acts')}
      </p>
      <Act label={say('tryNow')} onAct={() => room.wake()} />
    </div>
  );
}

const STEP: Partial<Record<Phase, Phase>> = { scheduled: 'open', lobby: 'open', break: 'open' };

/** A phase in which the room waits, with the step that comes next. */
function PhaseState() {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const clock = useClock();
  const { phase, resumesAt, rehearsal } = useSession();
  const step = STEP[phase];
  const words: ReactNode[] = [];
  if (phase !== 'open') words.push(<b key="phase">{say(`phaseState.${phase}`)}</b>);
  if (phase === 'break' && resumesAt) words.push(` ${say('resumes', { time: clock.minute(resumesAt) })}`);
  if (rehearsal) words.push(<b key="rehearsal">{say('rehearsal')}</b>);
  if (words.length === 0) return null;
  const open = (): void =>
    void desk.order({ type: 'session.phase', args: { phase: 'open' }, says: 'phase.open' });
  return (
    <div className="state">
      <Icon name="info" />
      <p>{words}</p>
      {step && can.has('session.phase') ? (
        <Act label={say('phaseAct.open')} kind="accent" onAct={open} />
      ) : null}
      {phase === 'closed' ? (
        <Act label={say('sessionSheet')} onAct={() => desk.view.patch({ sheet: 'session' })} />
      ) : null}
    </div>
  );
}
