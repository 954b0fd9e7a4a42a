import { CLOCK_PURPOSES, type ClockPurpose, type ClockView } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { timerText } from '../../parts/timer.js';
import { Act } from '../board/small.js';
import { useCan, useDesk, useRoom, useSay } from '../desk/context.js';
import { useClockName } from '../speakers/clock-lines.js';
import { Phase } from '../speakers/face.js';
import { useReading } from '../desk/reading.js';
import { NumberField, SelectField, TextField } from './fields.js';
import { Segments } from './segments.js';
import { Part, Sheet } from './sheet.js';

/** The parts of the programme with their time, and every clock beside that of whoever speaks. */
export function ClocksSheet() {
  const say = useSay();
  const can = useCan();
  const { room } = useDesk();
  const clocks = useRoom(() => room.records('clock'));
  return (
    <Sheet title={say('clocksTitle')} lead={say('clocksLead')}>
      <Part title={say('clocks')}>
        {clocks.length === 0 ? <p className="hint">{say('noClocks')}</p> : null}
        <ul className="clocks">
          {clocks.map((clock) => (
            <ClockRow key={clock.id} clock={clock} />
          ))}
        </ul>
      </Part>
      {can.has('clock.start') ? (
        <Part title={say('newClock')}>
          <ClockForm />
        </Part>
      ) : null}
      <Part title={say('segments')}>
        <Segments />
      </Part>
    </Sheet>
  );
}

const STEPS = [
  { seconds: 60, word: 'moreMinute' },
  { seconds: 300, word: 'moreFive' },
] as const;

/** A clock, and everything it can be told. */
export function ClockRow({ clock }: { clock: ClockView }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const reading = useReading(clock);
  const name = useClockName()(clock);
  const { id: clockId } = clock;
  const turn = clock.clock.running ? 'pause' : 'resume';
  const orderTurn = (): void =>
    void desk.order({ type: `clock.${turn}`, args: { clockId }, says: `clock.${turn}` });
  const extend = (seconds: number): void =>
    void desk.order({ type: 'clock.extend', args: { clockId, seconds }, says: 'clock.extend' });
  return (
    <li className="clock-set">
      <b className="clock-figure">
        <bdi>{timerText(reading.leftMs)}</bdi>
      </b>
      <p>
        <b dir="auto">{name}</b>
        <span>
          <Phase reading={reading} /> {say('ofTime', { time: timerText(clock.allowedSeconds * 1_000) })}
        </span>
      </p>
      {can.has(`clock.${turn}`) ? <Act label={say(`${turn}Clock`)} about={name} onAct={orderTurn} /> : null}
      {can.has('clock.extend')
        ? STEPS.map(({ seconds, word }) => (
            <Act key={word} label={say(word)} about={name} onAct={() => extend(seconds)} />
          ))
        : null}
      {can.has('clock.clear') ? (
        <Act
          label={say('clearClock')}
          about={name}
          onAct={() => void desk.order({ type: 'clock.clear', args: { clockId }, says: 'clock.clear' })}
        />
      ) : null}
    </li>
  );
}

const PURPOSES = CLOCK_PURPOSES.filter((purpose) => purpose !== 'segment');

/** A clock for a break, an answer that nobody was named for, or anything else. */
export function ClockForm() {
  const say = useSay();
  const desk = useDesk();
  const [purpose, choose] = useState<ClockPurpose>('break');
  const [label, write] = useState('');
  const [minutes, set] = useState(5);
  const [seconds, setSeconds] = useState(0);
  const total = minutes * 60 + seconds;
  const start = (form: FormEvent): void => {
    form.preventDefault();
    if (total < 5) return;
    const named = label.trim() ? { label: label.trim() } : {};
    void desk.order({
      type: 'clock.start',
      args: { purpose, seconds: total, ...named },
      says: 'clock.start',
    });
  };
  return (
    <form className="form columns" onSubmit={start}>
      <SelectField
        word={say('clockPurpose')}
        value={purpose}
        all={PURPOSES}
        name={(one) => say(`purpose.${one}`)}
        onPick={choose}
      />
      <TextField word={say('clockLabel')} value={label} max={80} onWrite={write} />
      <NumberField word={say('clockMinutes')} value={minutes} min={0} max={1_440} onWrite={set} />
      <NumberField word={say('clockSeconds')} value={seconds} min={0} max={59} onWrite={setSeconds} />
      <div className="acts">
        <button type="submit" className="btn accent" aria-disabled={total < 5 || undefined}>
          {say('newClock')}
        </button>
      </div>
    </form>
  );
}
