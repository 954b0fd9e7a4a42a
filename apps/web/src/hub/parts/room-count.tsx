import { useState } from 'react';
import { GROUP_ORDER } from '../../parts/groups.js';
import { GroupMark } from '../../parts/group-mark.js';
import { groupName } from '../../parts/question-words.js';
import type { CommandArgs } from '@openfloor/contract';
import {
  checkInOf,
  countFormOf,
  faultIn,
  stepped,
  typedNumber,
  withGroup,
  withTotal,
} from '../logic/count-form.js';
import { headcountOf } from '../logic/hands.js';
import { wished } from '../logic/outbox-list.js';
import { Act, Fault, useMark } from './controls.js';
import { useDesk } from './context.js';

type Counted = CommandArgs<'hub.checkIn'>;

/** How many people are here, by group, and when they were counted. */
export function RoomCount({ onCount }: { onCount: () => void }) {
  const { say, state, clocks, isOffline } = useDesk();
  const wish = wished<Counted>(state.entries, 'hub.checkIn');
  const total = headcountOf(state.hub, state.entries);
  const groups = wish?.groups ?? state.hub?.groups ?? {};
  const at = state.hub?.countedAt;
  const { rules } = state.room.session;
  const shown = GROUP_ORDER.filter(
    (group) => rules.groups.some(({ key }) => key === group) && group in groups,
  );
  const when = wish
    ? say(isOffline ? 'countKept' : 'countSending')
    : at
      ? say('countedAt', { time: clocks.local.minute(at) })
      : '';
  return (
    <section className="room-count" aria-label={say('roomCount')}>
      <p className="count-head">
        <b>{say('roomCount')}</b> {total === null ? null : <b className="count-total">{total}</b>}
        <span className="count-when">{total === null ? say('notCounted') : when}</span>
        <Act onAct={onCount}>{say(total === null ? 'countOpen' : 'countAgain')}</Act>
      </p>
      {shown.length > 0 ? (
        <ul className="count-cells">
          {shown.map((group) => (
            <li key={group}>
              <GroupMark quiet group={group} name={groupName(say, rules, group)} />
              <b>{groups[group]}</b>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** Counts the room: the total, and by group with − and +, or typed. Everything else works without it. */
export function CountPanel({ given, onDone }: { given: Counted | undefined; onDone: () => void }) {
  const { hub, say, state } = useDesk();
  const { rules } = state.room.session;
  const before = given ? { headcount: given.headcount, groups: given.groups ?? {} } : state.hub;
  const [form, setForm] = useState(() => countFormOf(before));
  const [isTried, setTried] = useState(false);
  const fault = faultIn(form);
  const isFirst = state.hub?.headcount === null || state.hub === undefined;
  const id = useMark();
  const give = (): void => {
    const args = checkInOf(form);
    setTried(true);
    if (!args) return;
    hub.does('hub.checkIn', args);
    onDone();
  };
  return (
    <section className="count-panel" aria-labelledby={id}>
      <h2 id={id}>{say(isFirst ? 'checkInTitle' : 'countTitle')}</h2>
      {isFirst ? <p className="note">{say('checkInLead')}</p> : null}
      <Stepper
        isLarge
        what={say('people')}
        value={form.total}
        onType={(typed) => setForm(withTotal(form, typedNumber(typed)))}
        onStep={(by) => setForm(withTotal(form, Math.max(0, (form.total ?? 0) + by)))}
      />
      <p className="label">{say('byGroup')}</p>
      <ul className="count-groups">
        {GROUP_ORDER.filter((group) => rules.groups.some(({ key }) => key === group)).map((group) => (
          <li key={group}>
            <GroupMark group={group} name={groupName(say, rules, group)} />
            <Stepper
              what={groupName(say, rules, group)}
              value={form.groups[group]}
              onType={(typed) => setForm(withGroup(form, group, typedNumber(typed)))}
              onStep={(by) => setForm(stepped(form, group, by))}
            />
          </li>
        ))}
      </ul>
      <Fault words={fault && (isTried || fault === 'tooMany') ? say(`count.${fault}`) : ''} />
      <p className="compose-acts">
        <Act look="accent" isOff={fault === 'tooMany'} onAct={give}>
          {form.total === undefined ? say('countGiveNone') : say('countGive', { n: form.total })}
        </Act>
        <Act onAct={onDone}>{say('later')}</Act>
      </p>
    </section>
  );
}

/** A number between − and +, that can be typed too. */
export function Stepper({
  what,
  value,
  isLarge = false,
  onType,
  onStep,
}: {
  what: string;
  value: number | undefined;
  isLarge?: boolean;
  onType: (typed: string) => void;
  onStep: (by: 1 | -1) => void;
}) {
  const { say } = useDesk();
  const step = (by: 1 | -1, sign: string, label: string) => (
    <button type="button" className="btn step" aria-label={label} onClick={() => onStep(by)}>
      {sign}
    </button>
  );
  return (
    <span className={isLarge ? 'stepper large' : 'stepper'}>
      {isLarge ? <span className="label">{what}</span> : null}
      {step(-1, '−', say('fewer', { what }))}
      <input
        className="field"
        inputMode="numeric"
        autoComplete="off"
        aria-label={what}
        value={value === undefined ? '' : String(value)}
        onInput={(typing) => onType(typing.currentTarget.value)}
      />
      {step(1, '+', say('more', { what }))}
    </span>
  );
}
