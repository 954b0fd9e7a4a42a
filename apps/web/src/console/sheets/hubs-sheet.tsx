import { REGIONAL_GROUPS, type CommandArgs, type HubView, type RegionalGroup } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { Act } from '../board/small.js';
import { useDesk, useRoom, useSay } from '../desk/context.js';
import { NumberField, SelectField, TextField } from './fields.js';
import { Part, Sheet } from './sheet.js';

/** The remote hubs: register one, correct one. */
export function HubsSheet() {
  const say = useSay();
  const { room } = useDesk();
  const hubs = useRoom(() => room.records('hub'));
  const [editing, edit] = useState<string | null>(null);
  return (
    <Sheet title={say('hubs')} lead={say('hubsLead')}>
      {hubs.length === 0 ? <p className="nothing">{say('noHubs')}</p> : null}
      <ul className="links">
        {hubs.map((hub) =>
          editing === hub.id ? (
            <li key={hub.id}>
              <HubForm hub={hub} onDone={() => edit(null)} />
            </li>
          ) : (
            <HubRow key={hub.id} hub={hub} onEdit={() => edit(hub.id)} />
          ),
        )}
      </ul>
      <Part title={say('addHub')}>
        <HubForm key={hubs.length} />
      </Part>
    </Sheet>
  );
}

function HubRow({ hub, onEdit }: { hub: HubView; onEdit: () => void }) {
  const say = useSay();
  const facts = [
    hub.city === hub.name ? '' : hub.city,
    hub.country,
    say(`hubStatus.${hub.status}`),
    hub.expected ? say('hubExpects', { n: hub.expected }) : '',
    hub.contact,
  ];
  return (
    <li className="link-row">
      <p>
        <b dir="auto">
          <bdi>{hub.no}</bdi> {hub.name}
        </b>
        <span className="row-fact" dir="auto">
          {facts.filter(Boolean).join(' · ')}
        </span>
      </p>
      <Act label={say('edit')} about={hub.name} onAct={onEdit} />
    </li>
  );
}

interface Told {
  name: string;
  city: string;
  country: string;
  contact: string;
  region: RegionalGroup | 'none';
  expected: number;
}

const toldOf = (hub?: HubView): Told => ({
  name: hub?.name ?? '',
  city: hub?.city ?? '',
  country: hub?.country ?? '',
  contact: hub?.contact ?? '',
  region: hub?.regionalGroup ?? 'none',
  expected: hub?.expected ?? 0,
});

/** What `hub.put` takes; an empty text takes away what stood there. */
function putOf(
  { name, city, country, contact, region, expected }: Told,
  hub?: HubView,
): CommandArgs<'hub.put'> {
  return {
    ...(hub ? { hubId: hub.id } : {}),
    name: name.trim(),
    city: city.trim() || name.trim(),
    country: country.trim().toUpperCase() || null,
    contact: contact.trim() || null,
    regionalGroup: region === 'none' ? null : region,
    expected: expected || null,
  };
}

const TEXTS = [
  { name: 'name', max: 120, required: true },
  { name: 'city', max: 120, required: false },
  { name: 'country', max: 2, required: false },
  { name: 'contact', max: 300, required: false },
] as const;

/** A hub under the pen; a new one where none is given. */
function HubForm({ hub, onDone }: { hub?: HubView; onDone?: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const [told, set] = useState(() => toldOf(hub));
  const tell = (change: Partial<Told>): void => set({ ...told, ...change });
  const save = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    const reply = await desk.order({ type: 'hub.put', args: putOf(told, hub), says: 'hub' });
    if (reply?.ok) onDone?.();
  };
  return (
    <form className="form columns" onSubmit={(form) => void save(form)}>
      {TEXTS.map(({ name, max, required }) => (
        <TextField
          key={name}
          word={say(`hub.${name}`)}
          value={told[name]}
          max={max}
          required={required}
          onWrite={(text) => tell({ [name]: text })}
        />
      ))}
      <SelectField
        word={say('proxy.region')}
        value={told.region}
        all={['none', ...REGIONAL_GROUPS]}
        name={(one) => (one === 'none' ? say('proxy.unknown') : say(`region.${one}`))}
        onPick={(region) => tell({ region })}
      />
      <NumberField
        word={say('hub.expected')}
        value={told.expected}
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
