import { useState, type FormEvent } from 'react';
import { useDesk, useSay, useSession } from '../desk/context.js';
import {
  changeOf,
  CHOICES,
  lanesHold,
  NUMBERS,
  openedTo,
  rulesDraft,
  type RulesDraft,
} from '../logic/rules-draft.js';
import type { TextKey } from '../../text/en/console.js';
import { RankingFields } from '../rankings/late-rankings.js';
import { Check, NumberField, SelectField } from './fields.js';
import { FloorRules } from './floor-rules.js';

/** The rules that a moderator changes; all of them are public, and so is every change. */
export function RulesForm() {
  const say = useSay();
  const desk = useDesk();
  const { rules } = useSession();
  const [base, rebase] = useState(() => rulesDraft(rules));
  const [draft, set] = useState(base);
  const change = changeOf(base, draft);
  const idle = Object.keys(change).length === 0 || !lanesHold(draft.lanes);
  const put = (some: Partial<RulesDraft>): void => set({ ...draft, ...some });
  const save = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    if (idle) return;
    const reply = await desk.order({ type: 'session.rules', args: change, says: 'rules' });
    if (reply?.ok) rebase(draft);
  };
  return (
    <form onSubmit={(form) => void save(form)}>
      <fieldset>
        <legend>{say('rules.questions')}</legend>
        <div className="form columns">
          <RuleFields draft={draft} onPut={put} />
        </div>
      </fieldset>
      <fieldset>
        <legend>{say('rules.speakers')}</legend>
        <FloorRules draft={draft} onPut={put} />
      </fieldset>
      <div className="acts rules-end">
        <button type="submit" className="btn accent" aria-disabled={idle || undefined}>
          {say('saveRules')}
        </button>
        <span className="count">{say('rulesPublic')}</span>
      </div>
    </form>
  );
}

export interface RuleFieldsProps {
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
      <RankingFields draft={draft} onPut={onPut} />
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
