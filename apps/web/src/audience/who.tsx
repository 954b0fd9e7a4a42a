import type { Identity, StakeholderGroup } from '@openfloor/contract';
import { GroupMark } from '../parts/group-mark.js';
import { Rich } from '../parts/rich.js';
import { Radios, Select } from './controls.js';
import type { Draft } from './draft.js';
import { identityChoices, identityOf, needs } from './identity.js';
import { useLaterPage } from './later-context.js';
import { groupName } from '../parts/question-words.js';

/** A draft of which a part is shown, and how it is changed. */
export interface WhoProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
}

const LABELS = {
  anonymous: 'identityAnonymous',
  pseudonym: 'identityPseudonym',
  affiliation: 'identityAffiliation',
  public: 'identityPublic',
} as const;

/** Who others see behind the question, within the session's rules, and one sentence that shows the outcome. */
export function WhoFields({ draft, onChange }: WhoProps) {
  const { state, say } = useLaterPage();
  const identity = identityOf(state.room.session.rules.identity, draft.identity);
  return (
    <fieldset>
      <legend className="section">{say('whatOthersSee')}</legend>
      <Choice draft={draft} identity={identity} onChange={onChange} />
      <Details draft={draft} identity={identity} onChange={onChange} />
      <GroupSelect draft={draft} onChange={onChange} />
      <Outcome draft={draft} identity={identity} />
    </fieldset>
  );
}

function Choice({ draft, identity, onChange }: WhoProps & { identity: Identity }) {
  const { state, say } = useLaterPage();
  const choices = identityChoices(state.room.session.rules.identity);
  if (choices.length < 2) return null;
  return (
    <Radios
      name="identity"
      options={choices.map((choice) => [choice, say(LABELS[choice])])}
      value={identity}
      onPick={(choice) => onChange({ ...draft, identity: choice })}
    />
  );
}

function Details({ draft, identity, onChange }: WhoProps & { identity: Identity }) {
  const needed = needs(identity);
  return (
    <>
      {needed.name ? <TextField name="name" draft={draft} onChange={onChange} /> : null}
      {needed.name || needed.affiliation ? (
        <TextField name="affiliation" isOptional={!needed.affiliation} draft={draft} onChange={onChange} />
      ) : null}
    </>
  );
}

const FIELDS = {
  name: { most: 120, autoComplete: 'name' },
  affiliation: { most: 200, autoComplete: 'organization' },
} as const;

interface TextFieldProps extends WhoProps {
  name: keyof typeof FIELDS;
  isOptional?: boolean;
}

/** One line about the author. */
export function TextField({ name, isOptional = false, draft, onChange }: TextFieldProps) {
  const { say } = useLaterPage();
  const { most, autoComplete } = FIELDS[name];
  return (
    <input
      className="field"
      dir="auto"
      maxLength={most}
      autoComplete={autoComplete}
      aria-label={say(name)}
      placeholder={say(name) + (isOptional ? ` (${say('optional')})` : '')}
      value={draft[name] ?? ''}
      onInput={(happening) => onChange({ ...draft, [name]: happening.currentTarget.value })}
    />
  );
}

/** The group somebody speaks for. Fixed once they have supported a question. */
export function GroupSelect({ draft, onChange }: WhoProps) {
  const { state, say } = useLaterPage();
  const { rules } = state.room.session;
  const isFixed = state.room.mine.votes.length > 0;
  const group = isFixed ? (state.room.mine.profile?.stakeholderGroup ?? undefined) : draft.group;
  return (
    <>
      <Select
        label={say('iSpeakAs')}
        isFixed={isFixed}
        value={group ?? ''}
        shown={group ? <GroupMark group={group} name={groupName(say, rules, group)} /> : undefined}
        options={[
          ['', say('noGroup')],
          ...rules.groups.map(({ key, sign }) => [key, `${sign} ${groupName(say, rules, key)}`] as const),
        ]}
        onPick={(value) => onChange(withGroup(draft, value))}
      />
      {isFixed ? <p className="quiet">{say('groupFixed')}</p> : null}
    </>
  );
}

function withGroup(draft: Draft, group: StakeholderGroup | ''): Draft {
  const { group: _before, ...rest } = draft;
  return group ? { ...rest, group } : rest;
}

function Outcome({ draft, identity }: { draft: Draft; identity: Identity }) {
  const { state, say } = useLaterPage();
  const { rules } = state.room.session;
  const { attendance, hubId } = state.room.you;
  const hub = hubId ? state.room.hubs.get(hubId)?.name : undefined;
  const shown = [
    identity === 'public' ? draft.name?.trim() : undefined,
    needs(identity).name || needs(identity).affiliation ? draft.affiliation?.trim() : undefined,
    draft.group ? groupName(say, rules, draft.group) : undefined,
    hub ?? say(`attendance.${attendance}`).toLocaleLowerCase(say.language),
  ].filter(Boolean);
  const who = shown.join(', ');
  const key =
    identity === 'anonymous' ? 'shownAsNoName' : identity === 'pseudonym' ? 'shownAsPseudonym' : 'shownAs';
  return (
    <p className="outcome">
      <Rich text={say(key, { who: who.charAt(0).toLocaleUpperCase(say.language) + who.slice(1) })} />
    </p>
  );
}
