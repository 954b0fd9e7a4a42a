import type { PersonView } from '@openfloor/contract';
import { useState } from 'react';
import { Act, Mark } from '../board/small.js';
import { useCan, useDesk, usePeople, useSay, useSession } from '../desk/context.js';
import { PersonForm } from './person-form.js';
import { Part, Sheet } from './sheet.js';

/** The people of the programme: add one, correct one, note that one has left, say who leads. */
export function PeopleSheet() {
  const say = useSay();
  const people = usePeople();
  const [editing, edit] = useState<string | null>(null);
  return (
    <Sheet title={say('editPeople')} lead={say('peopleLead')}>
      <ul className="links">
        {people.map((person) =>
          editing === person.id ? (
            <li key={person.id}>
              <PersonForm person={person} onDone={() => edit(null)} />
            </li>
          ) : (
            <PersonRow key={person.id} person={person} onEdit={() => edit(person.id)} />
          ),
        )}
      </ul>
      <Part title={say('addPerson')}>
        <PersonForm key={people.length} />
      </Part>
    </Sheet>
  );
}

function PersonRow({ person, onEdit }: { person: PersonView; onEdit: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const { leadId } = useSession();
  const { id, name, left } = person;
  const leads = leadId === id;
  const lead = (): void =>
    void desk.order({
      type: 'session.lead',
      args: { personId: leads ? null : id },
      says: leads ? 'unlead' : 'lead',
    });
  return (
    <li className={left ? 'link-row ended' : 'link-row'}>
      <p>
        <b dir="auto">{name}</b> <Mark group={person.stakeholderGroup} />
        <span className="row-fact">
          {say(`role.${person.role}`)}
          {left ? ` · ${say('hasLeft')}` : ''}
          {leads ? ` · ${say('leadsNow')}` : ''}
        </span>
      </p>
      <Act label={say('edit')} onAct={onEdit} />
      {can.has('session.lead') && !left ? (
        <Act label={say(leads ? 'takeChair' : 'handChair')} about={name} pressed={leads} onAct={lead} />
      ) : null}
      {can.has('person.leave') && !left ? (
        <Act
          label={say('leaves')}
          onAct={() => void desk.order({ type: 'person.leave', args: { personId: id }, says: 'leave' })}
        />
      ) : null}
    </li>
  );
}
