import { useState, type FormEvent } from 'react';
import { Act } from '../board/small.js';
import { useDesk, usePeople, useSay, useSession } from '../desk/context.js';
import { SelectField } from './fields.js';

/** Who leads: handed over to a person of the programme, and taken back. Everybody reads it in the record. */
export function ChairActs() {
  const say = useSay();
  const desk = useDesk();
  const { leadId } = useSession();
  const people = usePeople().filter(({ left }) => !left);
  const [to, choose] = useState('');
  const lead = people.find(({ id }) => id === leadId);
  const give = (personId: string | null): void =>
    void desk.order({ type: 'session.lead', args: { personId }, says: personId ? 'lead' : 'unlead' });
  const hand = (form: FormEvent): void => {
    form.preventDefault();
    if (to === '') return;
    give(to);
    choose('');
  };
  return (
    <>
      <p>{lead ? say('leadsSession', { name: lead.name }) : say('nobodyLeads')}</p>
      <p className="hint">{say('chairHint')}</p>
      <form className="form columns" onSubmit={hand}>
        <SelectField
          word={say('handTo')}
          value={to}
          all={['', ...people.filter(({ id }) => id !== leadId).map(({ id }) => id)]}
          name={(id) => people.find((person) => person.id === id)?.name ?? say('choosePerson')}
          onPick={choose}
        />
        <div className="acts">
          <button type="submit" className="btn" aria-disabled={to === '' || undefined}>
            {say('handChair')}
          </button>
          {lead ? <Act label={say('takeChair')} about={lead.name} onAct={() => give(null)} /> : null}
        </div>
      </form>
    </>
  );
}
