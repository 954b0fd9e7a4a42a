import { ROLES, type InvitationMade, type Role } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { usePeople, useSay, useSession } from '../desk/context.js';
import { useHubs } from '../hubs/use-hubs.js';
import { useReach } from '../reach/context.js';
import { SelectField, TextField } from './fields.js';

const INVITED: readonly Role[] = ROLES.filter((role) => role !== 'participant');
const NOBODY = '';

interface Asked {
  role: Role;
  who: string;
  label: string;
}

/** The request as `POST /sessions/:id/invitations` takes it. */
function invite({ role, who, label }: Asked): {
  role: Role;
  hubId?: string;
  personId?: string;
  label?: string;
} {
  const named = label.trim() ? { label: label.trim() } : {};
  if (who === NOBODY) return { role, ...named };
  return role === 'hub' ? { role, hubId: who, ...named } : { role, personId: who, ...named };
}

/** Asks for one link: a role, and who it is for. */
export function LinkForm({ onMade }: { onMade: (links: InvitationMade[]) => void }) {
  const say = useSay();
  const reach = useReach();
  const { id } = useSession();
  const [asked, ask] = useState<Asked>({ role: 'panellist', who: NOBODY, label: '' });
  const [failed, fail] = useState(false);
  const lacks = asked.role === 'hub' && asked.who === NOBODY;
  const make = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    if (lacks) return;
    const path = `/sessions/${id}/invitations`;
    const made = await reach.post<{ invitations: InvitationMade[] }>(path, invite(asked));
    fail(!made.ok);
    if (made.ok) onMade(made.said.invitations);
  };
  return (
    <form className="form columns" onSubmit={(form) => void make(form)}>
      <LinkFields asked={asked} onAsk={(change) => ask({ ...asked, ...change })} />
      <div className="acts">
        <button type="submit" className="btn accent" aria-disabled={lacks || undefined}>
          {say('makeLink')}
        </button>
        <span role="alert">{failed ? say('failed') : ''}</span>
      </div>
    </form>
  );
}

function LinkFields({ asked, onAsk }: { asked: Asked; onAsk: (change: Partial<Asked>) => void }) {
  const say = useSay();
  const { role, who, label } = asked;
  const choices = useChoices(role);
  const nameOf = (one: string): string => choices.get(one) ?? say(role === 'hub' ? 'chooseHub' : 'anyone');
  return (
    <>
      <SelectField
        word={say('linkRole')}
        value={role}
        all={INVITED}
        name={(one) => say(`role.${one}`)}
        onPick={(picked) => onAsk({ role: picked, who: NOBODY })}
      />
      <SelectField
        word={say('linkFor')}
        value={who}
        all={[NOBODY, ...choices.keys()]}
        name={nameOf}
        onPick={(picked) => onAsk({ who: picked })}
      />
      <TextField word={say('linkLabel')} value={label} max={80} onWrite={(text) => onAsk({ label: text })} />
    </>
  );
}

/** Who a link of this role can be for: people of that role, or hubs. */
function useChoices(role: Role): Map<string, string> {
  const people = usePeople();
  const hubs = useHubs().filter(({ status }) => status !== 'closed');
  const found = role === 'hub' ? hubs : people.filter((person) => person.role === role && !person.left);
  return new Map(found.map((one) => [one.id, one.name]));
}
