import { REGIONAL_GROUPS, type HubView } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { Act } from '../board/small.js';
import { useDesk, useSay } from '../desk/context.js';
import { register } from '../desk/hubbing.js';
import { COUNTRY, draftOfHub, LANGUAGES, type HubDraft } from '../logic/hub-draft.js';
import { NumberField, SelectField, TextField } from '../sheets/fields.js';

const TEXTS = [
  { name: 'name', max: 120, required: true },
  { name: 'city', max: 120 },
  { name: 'country', max: 2, pattern: COUNTRY },
  { name: 'languages', max: 200, pattern: LANGUAGES },
  { name: 'coordinator', max: 120 },
  { name: 'contact', max: 300 },
  { name: 'technicalContact', max: 300 },
] as const;

/** The registration of a hub under the pen; a new one where none is given. */
export function HubForm({ hub, onDone }: { hub?: HubView; onDone?: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const [draft, set] = useState(() => draftOfHub(hub));
  const tell = (change: Partial<HubDraft>): void => set({ ...draft, ...change });
  const save = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    if (!(await register(desk, draft, hub?.id))) return;
    if (!hub) set(draftOfHub());
    onDone?.();
  };
  return (
    <form className="form columns" onSubmit={(form) => void save(form)}>
      {TEXTS.map(({ name, ...field }) => (
        <TextField
          key={name}
          word={say(`hub.${name}`)}
          value={draft[name]}
          {...field}
          onWrite={(text) => tell({ [name]: text })}
        />
      ))}
      <SelectField
        word={say('proxy.region')}
        value={draft.region}
        all={['none', ...REGIONAL_GROUPS]}
        name={(one) => (one === 'none' ? say('proxy.unknown') : say(`region.${one}`))}
        onPick={(region) => tell({ region })}
      />
      <NumberField
        word={say('hub.expected')}
        value={draft.expected}
        min={0}
        max={100_000}
        onWrite={(expected) => tell({ expected })}
      />
      <div className="acts">
        <button type="submit" className="btn accent">
          {say(hub ? 'save' : 'add')}
        </button>
        {onDone ? <Act label={say('cancel')} onAct={onDone} /> : null}
      </div>
    </form>
  );
}
