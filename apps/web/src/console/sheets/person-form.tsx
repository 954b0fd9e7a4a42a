import {
  ROLES,
  STAKEHOLDER_GROUPS,
  type CommandArgs,
  type PersonView,
  type Role,
  type StakeholderGroup,
} from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { Act } from '../board/small.js';
import { useDesk, useSay } from '../desk/context.js';
import { SelectField, TextField } from './fields.js';

const ROLES_OF_PEOPLE = ROLES.filter((role) => !['hub', 'participant', 'display'].includes(role));

interface Told {
  name: string;
  position: string;
  affiliation: string;
  role: Role;
  group: StakeholderGroup | 'none';
}

const toldOf = (person?: PersonView): Told => ({
  name: person?.name ?? '',
  position: person?.position ?? '',
  affiliation: person?.affiliation ?? '',
  role: person?.role ?? 'panellist',
  group: person?.stakeholderGroup ?? 'none',
});

/** What `person.put` takes; an empty text takes away what stood there. */
function putOf(
  { name, position, affiliation, role, group }: Told,
  person?: PersonView,
): CommandArgs<'person.put'> {
  const texts = {
    name: name.trim(),
    position: position.trim() || null,
    affiliation: affiliation.trim() || null,
  };
  return {
    ...texts,
    role,
    stakeholderGroup: group === 'none' ? null : group,
    ...(person ? { personId: person.id } : {}),
  };
}

/** A person under the pen; a new one where none is given. */
export function PersonForm({ person, onDone }: { person?: PersonView; onDone?: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const [told, set] = useState(() => toldOf(person));
  const save = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    const reply = await desk.order({ type: 'person.put', args: putOf(told, person), says: 'person' });
    if (reply?.ok) onDone?.();
  };
  return (
    <form className="form columns" onSubmit={(form) => void save(form)}>
      <PersonFields told={told} onTell={(change) => set({ ...told, ...change })} />
      <div className="acts">
        <button type="submit" className="btn accent">
          {say(person ? 'save' : 'add')}
        </button>
        {onDone ? <Act label={say('cancel')} onAct={onDone} /> : null}
      </div>
    </form>
  );
}

const TEXTS = [
  { name: 'name', max: 160, required: true },
  { name: 'position', max: 400, required: false },
  { name: 'affiliation', max: 300, required: false },
] as const;

function PersonFields({ told, onTell }: { told: Told; onTell: (change: Partial<Told>) => void }) {
  const say = useSay();
  const groupName = (one: Told['group']): string => (one === 'none' ? say('noGroup') : say(`group.${one}`));
  return (
    <>
      {TEXTS.map(({ name, max, required }) => (
        <TextField
          key={name}
          word={say(`person.${name}`)}
          value={told[name]}
          max={max}
          required={required}
          onWrite={(text) => onTell({ [name]: text })}
        />
      ))}
      <SelectField
        word={say('linkRole')}
        value={told.role}
        all={ROLES_OF_PEOPLE}
        name={(one) => say(`role.${one}`)}
        onPick={(role) => onTell({ role })}
      />
      <SelectField
        word={say('filter.group')}
        value={told.group}
        all={['none', ...STAKEHOLDER_GROUPS]}
        name={groupName}
        onPick={(group) => onTell({ group })}
      />
    </>
  );
}
