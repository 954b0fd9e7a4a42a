import type { PersonalCodeMade, RollMade } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { useSession } from '../desk/context.js';
import { useReach } from '../reach/context.js';
import { NumberField, SelectField } from '../sheets/fields.js';
import { namesIn } from './roll-csv.js';
import { useDoorSay } from './use-door.js';

const MOST = 500;

/** Asks for codes: one for each name, or so many without. */
export function RollForm({ onMade }: { onMade: (codes: PersonalCodeMade[]) => void }) {
  const say = useDoorSay();
  const reach = useReach();
  const { id, rules } = useSession();
  const [typed, type] = useState('');
  const [count, setCount] = useState(1);
  const [group, setGroup] = useState('');
  const [failed, fail] = useState(false);
  const names = namesIn(typed);
  const make = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    const told = group ? { stakeholderGroup: group } : {};
    const body =
      names.length > 0 ? { entries: names.map((label) => ({ label, ...told })) } : { count, ...told };
    const answer = await reach.post<RollMade>(`/sessions/${id}/roll`, body);
    fail(!answer.ok);
    if (!answer.ok) return;
    type('');
    onMade(answer.said.codes);
  };
  const nameOf = (key: string): string =>
    rules.groups.find((one) => one.key === key)?.name ?? say('rollAnyGroup');
  return (
    <form onSubmit={(form) => void make(form)}>
      <div className="form columns">
        <label className="labelled">
          {say('rollNames')}
          <textarea
            className="field"
            rows={3}
            dir="auto"
            value={typed}
            onChange={(change) => type(change.target.value)}
          />
        </label>
        {names.length > 0 ? null : (
          <NumberField word={say('rollCount')} value={count} min={1} max={MOST} onWrite={setCount} />
        )}
        <SelectField
          word={say('rollGroup')}
          value={group}
          all={['', ...rules.groups.map(({ key }) => key)]}
          name={nameOf}
          onPick={setGroup}
        />
      </div>
      <div className="acts">
        <button type="submit" className="btn accent">
          {say('rollMake')}
        </button>
        <span role="status">{failed ? say('failed') : ''}</span>
      </div>
    </form>
  );
}
