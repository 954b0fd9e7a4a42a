import { useState, type FormEvent } from 'react';
import { useDesk, useSay, useSession } from '../desk/context.js';
import { changeOf, CHOICES, NUMBERS, openedTo, rulesDraft, type RulesDraft } from '../logic/rules-draft.js';
import type { TextKey } from '../../text/en/console.js';
import { Check, NumberField, SelectField } from './fields.js';

/** The rules that a moderator changes; all of them are public, and so is every change. */
export function RulesForm() {
  const say = useSay();
  const desk = useDesk();
  const { rules } = useSession();
  const [base, rebase] = useState(() => rulesDraft(rules));
  const [draft, set] = useState(base);
  const change = changeOf(base, draft);
  const none = Object.keys(change).length === 0;
  const save = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    if (none) return;
    const reply = await desk.order({ type: 'session.rules', args: change, says: 'rules' });
    if (reply?.ok) rebase(draft);
  };
  return (
    <form className="form columns" onSubmit={(form) => void save(form)}>
      <RuleFields draft={draft} onPut={(put) => set({ ...draft, ...put })} />
      <div className="acts">
        <button type="submit" className="btn accent" aria-disabled={none || undefined}>
          {say('saveRules')}
        </button>
        <span className="count">{say('rulesPublic')}</span>
      </div>
    </form>
  );
}

interface RuleFieldsProps {
  draft: RulesDraft;
  onPut: (change: Partial<RulesDraft>) => void;
}

function RuleFields({ draft, onPut }: RuleFieldsProps) {
  const say = useSay();
  const named = (name: string) => (one: string) => say(`rule.${name}.${one}` as TextKey);
  return (
    <>
      {CHOICES.map(({ name, all }) => (
        <SelectField
          key={name}
          word={say(`rule.${name}`)}
          value={draft[name]}
          all={all}
          name={named(name)}
          onPick={(one) => onPut({ [name]: one })}
        />
      ))}
      <IdentityFields draft={draft} onPut={onPut} />
      {NUMBERS.map(({ name, min, max }) => (
        <NumberField
          key={name}
          word={say(`rule.${name}`)}
          value={draft[name]}
          min={min}
          max={max}
          onWrite={(n) => onPut({ [name]: n })}
        />
      ))}
      <Check
        word={say('rule.showVotes')}
        checked={draft.showVotes}
        onCheck={(showVotes) => onPut({ showVotes })}
      />
    </>
  );
}

/** Least and most that is told about an author; moving one past the other takes it along. */
function IdentityFields({ draft, onPut }: RuleFieldsProps) {
  const say = useSay();
  return (['least', 'most'] as const).map((bound) => (
    <SelectField
      key={bound}
      word={say(`rule.${bound}`)}
      value={draft.identity[bound]}
      all={['anonymous', 'pseudonym', 'affiliation', 'public']}
      name={(one) => say(`identity.${one}`)}
      onPick={(one) => onPut({ identity: openedTo(draft.identity, bound, one) })}
    />
  ));
}
