import { useState, type FormEvent } from 'react';
import { useSay } from '../desk/context.js';
import { toldOf, type IdentityField, type Missing } from './identity.js';

interface IdentityFormProps {
  missing: Missing;
  onTell: (told: Partial<Record<IdentityField, string>>) => void;
  onCancel: () => void;
}

/** Asks a seat that stands for nobody in particular who is going to speak. */
export function IdentityForm({ missing, onTell, onCancel }: IdentityFormProps) {
  const say = useSay();
  const [typed, type] = useState<Partial<Record<IdentityField, string>>>({});
  const told = toldOf(missing.fields, typed);
  const submit = (form: FormEvent): void => {
    form.preventDefault();
    if (told) onTell(told);
  };
  return (
    <form className="podium-tray" aria-label={say('panel.identity')} onSubmit={submit}>
      <span className="podium-tray-lead">{say('panel.identity')}</span>
      {missing.fields.map((field, at) => (
        <input
          key={field}
          className="field podium-field"
          aria-label={say(`panel.${field}`)}
          placeholder={say(`panel.${field}`)}
          autoFocus={at === 0}
          maxLength={field === 'country' ? 2 : 120}
          dir="auto"
          value={typed[field] ?? ''}
          onChange={(change) => type({ ...typed, [field]: change.target.value })}
        />
      ))}
      <button type="submit" className="btn podium-act accent" aria-disabled={told === null || undefined}>
        {say('panel.ask')}
      </button>
      <button type="button" className="btn podium-act" onClick={onCancel}>
        {say('cancel')}
      </button>
    </form>
  );
}
