import { MAX_OPTIONS, POLL_TYPES, type PollView } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { readKept, tabKeep, writeKept } from '../../live/keep.js';
import { Act } from '../board/small.js';
import { useSession } from '../desk/context.js';
import { languageName } from '../logic/language.js';
import { Check, NumberField, SelectField, TextField } from '../sheets/fields.js';
import { createArgs, draftOf, editArgs, faultIn, hasMax, hasOptions, type PollDraft } from './poll-draft.js';
import type { Give } from './use-give.js';
import { usePollSay } from './words.js';

/** Characters of the question, and of all options together. */
const TEXT = 300;
const LINES = MAX_OPTIONS * 121;

/**
 * Writes a poll, or changes one that is still a draft: as it stood when the form was opened, and after a refusal, which
 * says that somebody else changed it, as it stands now. A new one that is not saved yet outlives a closed sheet and a
 * reload of its tab.
 */
export function PollForm({ poll, give, onDone }: { poll?: PollView; give: Give; onDone: () => void }) {
  const say = usePollSay();
  const { id, rules } = useSession();
  const key = `openfloor poll ${id}`;
  const [draft, set] = useState(() => {
    const kept = poll ? undefined : (readKept(tabKeep(), key) as PollDraft | undefined);
    return kept ?? draftOf(poll, languageFor(rules.languages, say.language));
  });
  const [fault, tell] = useState('');
  const [seen, see] = useState(poll?.rev);
  const change = (part: Partial<PollDraft>): void => {
    const next = { ...draft, ...part };
    set(next);
    if (!poll) writeKept(tabKeep(), key, next);
  };
  const leave = (): void => {
    if (!poll) writeKept(tabKeep(), key, undefined);
    onDone();
  };
  const save = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    const found = faultIn(draft);
    tell(found ? say(`fault.${found}`, { n: MAX_OPTIONS }) : '');
    if (found) return;
    const isDone = poll
      ? await give('poll.edit', editArgs({ ...poll, rev: seen ?? poll.rev }, draft), { no: poll.no })
      : await give('poll.create', createArgs(draft));
    if (isDone) leave();
    else see(undefined);
  };
  return (
    <form className="form poll-form" onSubmit={(form) => void save(form)}>
      <Fields draft={draft} change={change} isNew={!poll} />
      {fault ? (
        <p className="trouble" role="alert">
          {fault}
        </p>
      ) : null}
      <div className="acts">
        <button type="submit" className="btn accent">
          {say(poll ? 'save' : 'create')}
        </button>
        <Act label={say('cancel')} onAct={leave} />
      </div>
    </form>
  );
}

/** The language of the desk where the session speaks it, else the session's first. */
function languageFor(spoken: readonly string[], own: string): string {
  return spoken.includes(own) ? own : (spoken[0] ?? own);
}

interface FieldsProps {
  draft: PollDraft;
  change: (part: Partial<PollDraft>) => void;
  isNew: boolean;
}

function Fields({ draft, change, isNew }: FieldsProps) {
  const say = usePollSay();
  const { rules } = useSession();
  const { type, text, language, options, max, live } = draft;
  const languages = [...new Set([...rules.languages, language])];
  return (
    <>
      {isNew ? (
        <SelectField
          word={say('type')}
          value={type}
          all={POLL_TYPES}
          name={(one) => say(`type.${one}`)}
          onPick={(picked) => change({ type: picked, max: picked === 'rating' ? 5 : 0 })}
        />
      ) : null}
      <TextField
        word={say('text')}
        value={text}
        max={TEXT}
        rows={2}
        focused
        onWrite={(to) => change({ text: to })}
      />
      <SelectField
        word={say('language')}
        value={language}
        all={languages}
        name={(tag) => languageName(tag, say.language)}
        onPick={(tag) => change({ language: tag })}
      />
      {hasOptions(type) ? (
        <TextField
          word={say('options')}
          value={options}
          max={LINES}
          rows={5}
          onWrite={(to) => change({ options: to })}
        />
      ) : null}
      {hasMax(type) ? (
        <NumberField
          word={say(`max.${type}`)}
          value={max}
          min={0}
          max={MAX_OPTIONS}
          onWrite={(to) => change({ max: to })}
        />
      ) : null}
      <Check word={say('live')} checked={live} onCheck={(to) => change({ live: to })} />
    </>
  );
}
