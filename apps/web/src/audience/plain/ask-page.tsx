import type { Identity, Rules } from '@openfloor/contract';
import { countryName, groupName, languageName } from '../../parts/question-words.js';
import { shutBy } from '../bottom-bar.js';
import { countryCodes } from '../floor/countries.js';
import { identityChoices, identityOf, needs } from '../identity.js';
import { PlainFrame, type PlainPageProps } from './frame.js';

/** A question as it was typed; what is not there was not given. */
export interface PlainDraft {
  text: string;
  language?: string | undefined;
  identity?: Identity | undefined;
  name?: string | undefined;
  affiliation?: string | undefined;
  country?: string | undefined;
  group?: string | undefined;
}

type AskProps = PlainPageProps & { draft: PlainDraft };

/** Asks a question where no script runs. What was refused stands in the fields again. */
export function AskPage({ draft, ...props }: AskProps) {
  const { say, phone } = props;
  const shut = shutBy(phone.state().room);
  return (
    <PlainFrame {...props} place="ask">
      <h2 className="section">{say('askTitle')}</h2>
      {shut ? <p className="quiet">{say(shut)}</p> : null}
      {shut && draft.text === '' ? null : <Fields {...props} draft={draft} />}
    </PlainFrame>
  );
}

function Fields({ say, phone, form, draft }: AskProps) {
  const { rules } = phone.state().room.session;
  const { left } = phone.state().room.mine;
  return (
    <form method="post">
      <input type="hidden" name="form" value={form} />
      <label className="named">
        {say('askLabel')}
        <textarea
          className="field question"
          name="text"
          rows={5}
          dir="auto"
          required
          defaultValue={draft.text}
        />
      </label>
      <p className="quiet">{say('plainMost', { n: rules.questionMaxChars })}</p>
      <Choice
        name="language"
        label={say('questionLanguage')}
        value={draft.language ?? say.language}
        options={[...new Set([say.language, ...rules.languages])].map((tag) => [tag, languageName(tag, tag)])}
      />
      <Who say={say} phone={phone} draft={draft} />
      <button className="primary wide" name="ask" value="1">
        {say(rules.review === 'before' ? 'sendForReview' : 'sendNow')}
      </button>
      {left !== null ? <p className="quiet">{say('quotaLeft', { n: left })}</p> : null}
    </form>
  );
}

const LABELS = {
  anonymous: 'identityAnonymous',
  pseudonym: 'identityPseudonym',
  affiliation: 'identityAffiliation',
  public: 'identityPublic',
} as const;

type WhoProps = Omit<AskProps, 'form' | 'said'>;

/** Who others see behind the question: only the fields that this session's rules can need. */
function Who({ say, phone, draft }: WhoProps) {
  const { session, mine } = phone.state().room;
  const { rules } = session;
  const choices = identityChoices(rules.identity);
  const chosen = identityOf(rules.identity, draft.identity);
  const isNamed = choices.some((choice) => needs(choice).name);
  const isPlaced = choices.some((choice) => choice === 'affiliation' || choice === 'public');
  const isFixed = mine.votes.length > 0;
  return (
    <fieldset>
      <legend className="section">{say('whatOthersSee')}</legend>
      {choices.length > 1 ? <Identities say={say} choices={choices} chosen={chosen} /> : null}
      {isNamed ? <Line name="name" label={say('plainName')} most={120} value={draft.name} /> : null}
      {isPlaced ? (
        <>
          <Line name="affiliation" label={say('plainAffiliation')} most={200} value={draft.affiliation} />
          <Countries say={say} value={draft.country} />
        </>
      ) : null}
      {isNamed || isPlaced ? <p className="quiet">{say('plainShown')}</p> : null}
      {isFixed ? (
        <p className="quiet">{say('groupFixed')}</p>
      ) : (
        <Groups say={say} rules={rules} draft={draft} />
      )}
    </fieldset>
  );
}

function Identities({
  say,
  choices,
  chosen,
}: Pick<AskProps, 'say'> & { choices: readonly Identity[]; chosen: Identity }) {
  return (
    <div className="choice">
      {choices.map((choice) => (
        <label key={choice}>
          <input type="radio" name="identity" value={choice} defaultChecked={choice === chosen} />
          {say(LABELS[choice])}
        </label>
      ))}
    </div>
  );
}

function Countries({ say, value }: Pick<AskProps, 'say'> & { value: string | undefined }) {
  const named = countryCodes()
    .map((code): [string, string] => [code, countryName(say.language, code)])
    .sort((one, other) => one[1].localeCompare(other[1], say.language));
  return (
    <Choice
      name="country"
      label={say('plainCountry')}
      value={value ?? ''}
      options={[['', say('plainNoCountry')], ...named]}
    />
  );
}

function Groups({ say, rules, draft }: Pick<AskProps, 'say' | 'draft'> & { rules: Rules }) {
  return (
    <Choice
      name="group"
      label={say('iSpeakAs')}
      value={draft.group ?? ''}
      options={[
        ['', say('noGroup')],
        ...rules.groups.map(({ key, sign }): [string, string] => [
          key,
          `${sign} ${groupName(say, rules, key)}`,
        ]),
      ]}
    />
  );
}

interface LineProps {
  name: string;
  label: string;
  most: number;
  value: string | undefined;
}

function Line({ name, label, most, value }: LineProps) {
  return (
    <label className="named">
      {label}
      <input className="field" name={name} dir="auto" maxLength={most} defaultValue={value ?? ''} />
    </label>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string;
  options: (readonly [value: string, words: string])[];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <label className="named">
      {label}
      <select className="field" name={name}>
        {options.map(([choice, words]) => (
          <option key={choice} value={choice} selected={choice === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
