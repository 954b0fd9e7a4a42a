import type { SessionView } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { useDesk, useSay, useSession } from '../desk/context.js';
import { lines, type Described, describedChange } from '../logic/described.js';
import { TextField } from './fields.js';

const draftOf = ({ title, theme, subTheme, topics, objectives, focusIssues }: SessionView): Described => ({
  title,
  theme,
  subTheme,
  topics: topics.join('\n'),
  objectives: objectives.join('\n'),
  focusIssues: focusIssues.join('\n'),
});

/** The texts in order; `list`: one entry a line. `max` is of the whole text. */
const FIELDS: readonly { name: keyof Described; max: number; list?: true; required?: true }[] = [
  { name: 'title', max: 200, required: true },
  { name: 'theme', max: 200 },
  { name: 'subTheme', max: 200 },
  { name: 'topics', max: 9_000, list: true },
  { name: 'objectives', max: 18_000, list: true },
  { name: 'focusIssues', max: 18_000, list: true },
];

/** What the session is called and what it is about. Only what was changed here is sent. */
export function DescribeForm() {
  const say = useSay();
  const desk = useDesk();
  const session = useSession();
  const [base, rebase] = useState<Described>(() => draftOf(session));
  const [draft, set] = useState<Described>(base);
  const change = describedChange(base, draft);
  const none = Object.keys(change).length === 0;
  const save = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    if (none) return;
    const reply = await desk.order({ type: 'session.describe', args: change, says: 'describe' });
    if (reply?.ok) rebase(draft);
  };
  return (
    <form className="form" onSubmit={(form) => void save(form)}>
      {FIELDS.map(({ name, list, ...more }) => (
        <TextField
          key={name}
          word={say(`describe.${name}`)}
          value={draft[name]}
          {...more}
          {...(list ? { rows: rowsOf(draft[name]) } : {})}
          onWrite={(text) => set({ ...draft, [name]: text })}
        />
      ))}
      <div className="acts">
        <button type="submit" className="btn accent" aria-disabled={none || undefined}>
          {say('saveDescription')}
        </button>
      </div>
    </form>
  );
}

const rowsOf = (text: string): number => Math.min(8, Math.max(2, lines(text).length));
