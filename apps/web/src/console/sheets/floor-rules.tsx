import { DISCIPLINES } from '@openfloor/contract';
import { useSay } from '../desk/context.js';
import { ASKED_CLASSES } from '../logic/proxy.js';
import { ASKERS, FLOOR_NUMBERS, granted } from '../logic/rules-draft.js';
import { NumberField, SelectField } from './fields.js';
import { LanesField } from './lanes-field.js';
import type { RuleFieldsProps } from './rules-form.js';

/** The rules of the list of speakers: who is next, for how long, and who may ask for what. */
export function FloorRules({ draft, onPut }: RuleFieldsProps) {
  const say = useSay();
  const { discipline, lanes } = draft;
  return (
    <>
      <div className="form columns">
        <div className="whole">
          <SelectField
            word={say('rule.discipline')}
            value={discipline}
            all={DISCIPLINES}
            name={(one) => say(`discipline.${one}`)}
            onPick={(one) => onPut({ discipline: one })}
          />
          <p className="hint">{say(`disciplineText.${discipline}`)}</p>
        </div>
        {FLOOR_NUMBERS.map(({ name, min, max }) => (
          <NumberField
            key={name}
            word={say(`rule.${name}`)}
            value={draft[name]}
            min={min}
            max={max}
            onWrite={(n) => onPut({ [name]: n })}
          />
        ))}
      </div>
      {discipline === 'stakeholder_round' || lanes.length > 0 ? (
        <LanesField lanes={lanes} onPut={(next) => onPut({ lanes: next })} />
      ) : null}
      <Classes draft={draft} onPut={onPut} />
    </>
  );
}

/** Who may ask for what: one row for each class. */
function Classes({ draft, onPut }: RuleFieldsProps) {
  const say = useSay();
  const { classes } = draft;
  return (
    <table className="classes">
      <caption>{say('rule.classes')}</caption>
      <thead>
        <tr>
          <td />
          {ASKERS.map((asker) => (
            <th key={asker} scope="col">
              {say(`classes.${asker}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ASKED_CLASSES.map((kind) => (
          <tr key={kind}>
            <th scope="row">{say(`class.${kind}`)}</th>
            {ASKERS.map((asker) => (
              <td key={asker}>
                <input
                  type="checkbox"
                  aria-label={`${say(`class.${kind}`)}: ${say(`classes.${asker}`)}`}
                  checked={classes[asker].includes(kind)}
                  onChange={() => onPut({ classes: granted(classes, asker, kind, ASKED_CLASSES) })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
