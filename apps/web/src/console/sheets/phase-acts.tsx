import type { Phase } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { Act } from '../board/small.js';
import { NumberField, TextField } from './fields.js';
import { useCan, useClock, useDesk, useSay, useSession } from '../desk/context.js';

/** What may follow a phase (contract, section 2). */
const AFTER: Record<Phase, readonly Phase[]> = {
  scheduled: ['lobby', 'open'],
  lobby: ['open', 'scheduled'],
  open: ['break', 'closed'],
  break: ['open', 'closed'],
  closed: ['open', 'archived'],
  archived: [],
};
/** Steps that ask back: closing ends the round for everybody, reopening needs a reason, a break has an end. */
const ASKS: ReadonlySet<Phase> = new Set(['closed', 'archived', 'break']);

/** The phase now, and the steps from it. */
export function PhaseActs() {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const clock = useClock();
  const { phase, openedAt } = useSession();
  const [asking, ask] = useState<Phase | null>(null);
  const asks = (next: Phase): boolean => ASKS.has(next) || (phase === 'closed' && next === 'open');
  const go = (next: Phase): void => {
    if (asks(next)) return ask(next);
    void desk.order({ type: 'session.phase', args: { phase: next }, says: `phase.${next}` });
  };
  return (
    <>
      <p>
        <b>{say(`phase.${phase}`)}</b>{' '}
        {openedAt ? say(phase === 'open' ? 'openSince' : 'openedAt', { time: clock.minute(openedAt) }) : ''}
      </p>
      {can.has('session.phase') ? (
        <div className="acts">
          {AFTER[phase].map((next) => (
            <Act
              key={next}
              label={say(phase === 'closed' && next === 'open' ? 'phaseAct.reopen' : `phaseAct.${next}`)}
              pressed={asking === next || undefined}
              onAct={() => go(next)}
            />
          ))}
        </div>
      ) : null}
      {asking ? <PhaseForm key={asking} next={asking} from={phase} onDone={() => ask(null)} /> : null}
    </>
  );
}

interface PhaseFormProps {
  next: Phase;
  from: Phase;
  onDone: () => void;
}

/** The sure question of a phase that ends or pauses the round. */
function PhaseForm({ next, from, onDone }: PhaseFormProps) {
  const say = useSay();
  const desk = useDesk();
  const [reason, write] = useState('');
  const [minutes, wait] = useState(15);
  const pauses = next === 'break';
  const reopens = from === 'closed' && next === 'open';
  const send = (form: FormEvent): void => {
    form.preventDefault();
    const until = Math.round(desk.room.serverNow() + minutes * 60_000);
    const more = pauses
      ? minutes > 0
        ? { resumesAt: until }
        : {}
      : reason.trim()
        ? { reason: reason.trim() }
        : {};
    void desk.order({ type: 'session.phase', args: { phase: next, ...more }, says: `phase.${next}` });
    onDone();
  };
  const asked = say(reopens ? 'reasonNeeded' : 'reasonOptional');
  return (
    <form className="form boxed" onSubmit={send}>
      <p>{say(reopens ? 'sure.reopen' : `sure.${next as 'closed'}`)}</p>
      {pauses ? (
        <NumberField word={say('breakMinutes')} value={minutes} min={0} max={600} onWrite={wait} />
      ) : (
        <TextField word={asked} value={reason} max={300} required={reopens} onWrite={write} />
      )}
      <div className="acts">
        <button type="submit" className="btn accent">
          {say(reopens ? 'phaseAct.reopen' : `phaseAct.${next}`)}
        </button>
        <Act label={say('cancel')} onAct={onDone} />
      </div>
    </form>
  );
}
