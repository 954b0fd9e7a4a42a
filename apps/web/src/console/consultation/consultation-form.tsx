import { UN_LANGUAGES, type ConsultationFile, type MeetingWhole } from '@openfloor/contract';
import { useId, useState, type FormEvent } from 'react';
import { SelectField, TextField } from '../sheets/fields.js';
import { FILE_NAMES, FILES, type ChosenFiles, type Told } from './export-files.js';
import { useWords } from './words.js';

interface FormProps {
  meetings: readonly MeetingWhole[];
  isBusy: boolean;
  /** What broke off goes on with the same files. */
  isAgain: boolean;
  onSend: (meetingId: string, files: ChosenFiles, told: Told) => void;
}

const TITLE_MAX = 200;

/** Which meeting, which files, and what to call it. */
export function ConsultationForm({ meetings, isBusy, isAgain, onSend }: FormProps) {
  const say = useWords();
  const [meetingId, pick] = useState(meetings[0]?.id ?? '');
  const [files, choose] = useState<ChosenFiles>({});
  const [told, tell] = useState<Told>({ title: '', language: '' });
  const submit = (form: FormEvent): void => {
    form.preventDefault();
    if (!isBusy) onSend(meetingId, files, told);
  };
  const names = new Intl.DisplayNames([say.language], { type: 'language' });
  return (
    <form className="form" onSubmit={submit}>
      {meetings.length > 1 ? (
        <SelectField
          word={say('meeting')}
          value={meetingId}
          all={meetings.map(({ id }) => id)}
          name={(id) => meetings.find((meeting) => meeting.id === id)?.name ?? id}
          onPick={pick}
        />
      ) : null}
      <div className="consultation-files">
        {FILES.map((name) => (
          <FilePicker key={name} name={name} onPick={(file) => choose({ ...files, [name]: file })} />
        ))}
      </div>
      <TextField
        word={say('sessionTitle')}
        value={told.title}
        max={TITLE_MAX}
        onWrite={(title) => tell({ ...told, title })}
      />
      <p className="consultation-hint">{say('titleHint')}</p>
      <SelectField
        word={say('language')}
        value={told.language}
        all={['', ...UN_LANGUAGES]}
        name={(tag) => (tag ? (names.of(tag) ?? tag) : say('guess'))}
        onPick={(language) => tell({ ...told, language })}
      />
      <p className="consultation-hint">{say('rules')}</p>
      <div className="acts">
        <button type="submit" className="btn accent" aria-disabled={isBusy || undefined}>
          {say(isAgain ? 'again' : 'send')}
        </button>
      </div>
    </form>
  );
}

function FilePicker({ name, onPick }: { name: ConsultationFile; onPick: (file: File | undefined) => void }) {
  const say = useWords();
  const id = useId();
  return (
    <div className="labelled">
      <label htmlFor={id}>
        {say(name)}{' '}
        <code dir="ltr" className="consultation-name">
          {FILE_NAMES[name]}
        </code>
      </label>
      <input
        id={id}
        className="field"
        type="file"
        accept=".csv,text/csv"
        onChange={(change) => onPick(change.target.files?.[0])}
      />
    </div>
  );
}
