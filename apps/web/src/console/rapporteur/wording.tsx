import { TAKEAWAY_WORDS, wordsOf, type CommandArgs, type TakeawayView } from '@openfloor/contract';
import { useId, useState } from 'react';
import { Check, SelectField } from '../sheets/fields.js';
import { languageName } from '../logic/language.js';
import { useSession } from '../desk/context.js';
import { SECTIONS } from '../../takeaways/order.js';
import { dayOf, noonOf } from './due.js';
import { Saving } from './saving.js';
import { useTakeawayField, type TakeawayField } from './use-autosave.js';
import { useGive } from './use-room.js';
import { useWords } from './words.js';

const MOST: Record<TakeawayField, number> = { heading: 160, text: 1_000, owner: 160 };

/** The words of a takeaway, saved as they are written. All of it is one wording: who is called to act until when as well. */
export function Wording({ takeaway }: { takeaway: TakeawayView }) {
  const say = useWords();
  const { status, text } = takeaway;
  const words = wordsOf(text);
  return (
    <div className="rap-wording">
      <LineField takeaway={takeaway} field="heading" />
      <LineField takeaway={takeaway} field="text" />
      <p className="rap-measure">
        <span data-over={words > TAKEAWAY_WORDS || undefined}>
          {say('words', { n: words })}
          {words > TAKEAWAY_WORDS ? `. ${say('tooLong', { n: TAKEAWAY_WORDS })}` : ''}
        </span>
        {status === 'draft' ? null : <span>{say('reworded')}</span>}
      </p>
      <More takeaway={takeaway} />
    </div>
  );
}

function LineField({ takeaway, field: name }: { takeaway: TakeawayView; field: TakeawayField }) {
  const say = useWords();
  const id = useId();
  const field = useTakeawayField(takeaway, name);
  const { no, language } = takeaway;
  const told = {
    id,
    className: `field rap-${name}-field`,
    dir: 'auto',
    lang: language,
    maxLength: MOST[name],
    value: field.text,
    onBlur: () => field.leave(),
  } as const;
  const label = name === 'text' ? say('wordingOf', { no: String(no) }) : say(name);
  return (
    <>
      <label className={name === 'owner' ? 'labelled' : 'visually-hidden'} htmlFor={id}>
        {label}
      </label>
      {name === 'text' ? (
        <textarea
          {...told}
          rows={3}
          placeholder={say('wording')}
          autoFocus={field.text === ''}
          onChange={(change) => field.write(change.target.value)}
        />
      ) : (
        <input
          {...told}
          placeholder={name === 'heading' ? label : undefined}
          onChange={(change) => field.write(change.target.value)}
        />
      )}
      <Saving field={field} language={language} />
    </>
  );
}

/** What is part of the wording and seldom written: who acts until when, the section, and the language. */
function More({ takeaway }: { takeaway: TakeawayView }) {
  const say = useWords();
  const give = useGive();
  const { rules } = useSession();
  const { id, rev, section, oneView, language, dueAt, owner } = takeaway;
  const set = (change: Omit<CommandArgs<'takeaway.edit'>, 'takeawayId' | 'seen'>): void =>
    void give(id, 'takeaway.edit', { takeawayId: id, seen: rev, ...change });
  return (
    <details className="rap-more" open={owner !== null || dueAt !== null || oneView || undefined}>
      <summary>{say('more')}</summary>
      <div className="rap-fields">
        <div>
          <LineField takeaway={takeaway} field="owner" />
        </div>
        <Due dueAt={dueAt} onDue={(at) => set({ dueAt: at })} />
        <SelectField
          word={say('sectionField')}
          value={section}
          all={SECTIONS}
          name={(one) => say(`section.${one}`)}
          onPick={(one) => set({ section: one })}
        />
        <SelectField
          word={say('language')}
          value={language}
          all={[...new Set([...rules.languages, language])]}
          name={(tag) => languageName(tag, say.language)}
          onPick={(tag) => set({ language: tag })}
        />
        <Check word={say('oneView')} checked={oneView} onCheck={(on) => set({ oneView: on })} />
      </div>
    </details>
  );
}

/** A day, taken as soon as it is one that can be meant, and none once the field is left empty. */
function Due({ dueAt, onDue }: Pick<TakeawayView, 'dueAt'> & { onDue: (at: number | null) => void }) {
  const say = useWords();
  const [typed, type] = useState<string | null>(null);
  const put = (at: number | null): void => (at === dueAt ? undefined : onDue(at));
  return (
    <label className="labelled">
      {say('due')}
      <input
        className="field"
        type="date"
        value={typed ?? dayOf(dueAt)}
        onChange={({ target }) => {
          type(target.value);
          const at = noonOf(target.value);
          if (at !== undefined) put(at);
        }}
        onBlur={() => {
          if (typed === '') put(null);
          type(null);
        }}
      />
    </label>
  );
}
