import type { PersonView } from '@openfloor/contract';
import { useCan, useDesk, useSay } from '../desk/context.js';
import { Act, Mark } from './small.js';

const ORDER = ['chair', 'moderator', 'online_moderator', 'panellist', 'rapporteur'];
const rank = ({ role }: PersonView): number => (ORDER.indexOf(role) + ORDER.length + 1) % (ORDER.length + 1);

/** The people of the programme and who of them is here. */
export function People({ people }: { people: readonly PersonView[] }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const sorted = [...people].sort((a, b) => rank(a) - rank(b) || a.no - b.no);
  return (
    <>
      <ul className="rows">
        {sorted.map((person) => (
          <Person key={person.id} person={person} may={can.has('person.present')} />
        ))}
      </ul>
      <div className="acts part-acts">
        {can.has('person.put') ? (
          <Act label={say('editPeople')} onAct={() => desk.view.patch({ sheet: 'people' })} />
        ) : null}
        {can.has('invitation.revoke') ? (
          <Act label={say('links')} onAct={() => desk.view.patch({ sheet: 'links' })} />
        ) : null}
      </div>
    </>
  );
}

function Person({ person, may }: { person: PersonView; may: boolean }) {
  const say = useSay();
  const desk = useDesk();
  const { id, name, present } = person;
  const set = (): void => {
    const says = present ? 'absent' : 'present';
    void desk.order({ type: 'person.present', args: { personId: id, present: !present }, says });
  };
  return (
    <li className="person">
      <p>
        <b dir="auto">{[person.honorific, name].filter(Boolean).join(' ')}</b>
        <span>
          <Mark group={person.stakeholderGroup} /> {say(`role.${person.role}`)}
        </span>
      </p>
      {may ? (
        <button
          type="button"
          className="btn"
          aria-pressed={present}
          aria-label={say('isHere', { name })}
          onClick={set}
        >
          {say(present ? 'present' : 'absent')}
        </button>
      ) : (
        <span className="row-fact">{say(present ? 'present' : 'absent')}</span>
      )}
    </li>
  );
}
