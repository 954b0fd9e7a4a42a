import { countryCodes } from '../../audience/floor/countries.js';
import { GroupMark } from '../../parts/group-mark.js';
import { countryName, groupName, languageName } from '../../parts/question-words.js';
import type { HubSay } from '../words.js';
import type { Draft } from '../logic/drafts.js';
import { Choice, Line } from './controls.js';
import { useDesk } from './context.js';

interface DraftProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** The group that somebody in our room speaks for. */
export function GroupChoice({ draft, onChange }: DraftProps) {
  const { say, state } = useDesk();
  const { rules } = state.room.session;
  const { group } = draft;
  return (
    <Choice
      label={say('asGroup')}
      value={group ?? ''}
      mark={group ? <GroupMark quiet group={group} name={groupName(say, rules, group)} /> : undefined}
      options={[
        ['', say('noGroup')],
        ...rules.groups.map(({ key }) => [key, groupName(say, rules, key)] as const),
      ]}
      onPick={(picked) => {
        const { group: _before, ...rest } = draft;
        onChange(picked ? { ...rest, group: picked } : rest);
      }}
    />
  );
}

/** The language that a text is written in: those of the session, those of the hub, and what was guessed. */
export function LanguageChoice({ value, onPick }: { value: string; onPick: (language: string) => void }) {
  const { say, state } = useDesk();
  const tags = [...new Set([value, ...(state.hub?.languages ?? []), ...state.room.session.rules.languages])];
  return (
    <Choice
      label={say('textLanguage')}
      value={value}
      options={tags.map((tag) => [tag, languageName(say.language, tag)] as const)}
      onPick={onPick}
    />
  );
}

/** Who somebody is, as far as they say: all of it may stay empty. */
export function PersonFields({ draft, onChange }: DraftProps) {
  const { say } = useDesk();
  const field = (name: 'name' | 'affiliation', most: number) => (
    <Line
      label={say(name)}
      optional={say('optional')}
      most={most}
      value={draft[name] ?? ''}
      onWrite={(value) => onChange({ ...draft, [name]: value })}
    />
  );
  return (
    <div className="person-fields">
      {field('name', 120)}
      {field('affiliation', 200)}
      <CountryChoice
        label={say('country')}
        none={say('notSaid')}
        say={say}
        value={draft.country ?? ''}
        onPick={(country) => onChange({ ...draft, country })}
      />
    </div>
  );
}

/** A country by its name in the language of the page. */
export function CountryChoice({
  label,
  none,
  say,
  value,
  onPick,
}: {
  label: string;
  none: string;
  say: HubSay;
  value: string;
  onPick: (country: string) => void;
}) {
  return (
    <Choice
      isLabelled
      label={label}
      optional={say('optional')}
      value={value}
      options={[['', none], ...countriesIn(say.language)]}
      onPick={onPick}
    />
  );
}

const named = new Map<string, (readonly [string, string])[]>();

function countriesIn(language: string): (readonly [string, string])[] {
  const found = named.get(language);
  if (found) return found;
  const made = countryCodes()
    .map((code) => [code, countryName(language, code)] as const)
    .sort((one, other) => one[1].localeCompare(other[1], language));
  named.set(language, made);
  return made;
}
