import { countryName } from '../../parts/question-words.js';
import { Select } from '../controls.js';
import { useLaterPage } from '../later-context.js';
import { GroupSelect, TextField, type WhoProps } from '../who.js';
import { countryCodes } from './countries.js';
import { standsBy } from './speaker.js';

/** Who speaks and for whom, and that everybody will see it. */
export function SpeakerFields({ draft, onChange }: WhoProps) {
  const { state, say } = useLaterPage();
  const fields = { draft, onChange };
  return (
    <fieldset>
      <legend className="section">{say('underName')}</legend>
      <GroupSelect draft={draft} onChange={onChange} />
      <div className="fields">
        <TextField name="name" {...fields} />
        {standsBy(draft, state.room) === 'country' ? (
          <CountrySelect {...fields} />
        ) : (
          <TextField name="affiliation" {...fields} />
        )}
      </div>
    </fieldset>
  );
}

function CountrySelect({ draft, onChange }: WhoProps) {
  const { say } = useLaterPage();
  const named = countryCodes()
    .map((code) => [code, countryName(say.language, code)] as const)
    .sort((one, other) => one[1].localeCompare(other[1], say.language));
  return (
    <Select
      label={say('country')}
      value={draft.country ?? ''}
      options={[['', say('choose')], ...named]}
      onPick={(country) => onChange({ ...draft, country })}
    />
  );
}
