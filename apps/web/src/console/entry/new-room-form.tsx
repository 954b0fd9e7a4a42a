import { PRESETS, type Preset } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { useSay } from '../desk/context.js';
import { useReach } from '../reach/context.js';
import type { Trouble } from '../reach/reach.js';
import { Copy } from '../sheets/copy.js';
import { SelectField, TextField } from '../sheets/fields.js';
import { TroubleLine } from './trouble-line.js';

interface Made {
  sessionId: string;
  code: string;
  links: { audience: string; moderator: string; stage: string };
}

/** A room on the spot: a title and what kind of session it is; its links are shown once. */
export function NewRoomForm({ onMade, onOpen }: { onMade: () => void; onOpen: (session: string) => void }) {
  const say = useSay();
  const reach = useReach();
  const [title, write] = useState('');
  const [preset, choose] = useState<Preset>('workshop');
  const [made, show] = useState<Made | null>(null);
  const [trouble, hit] = useState<Trouble | null>(null);
  const make = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    const answer = await reach.post<Made>('/rooms', { title: title.trim(), preset });
    hit(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    show(answer.said);
    write('');
    onMade();
  };
  return (
    <>
      <form className="form columns" onSubmit={(form) => void make(form)}>
        <TextField word={say('roomTitle')} value={title} max={200} required onWrite={write} />
        <SelectField
          word={say('preset')}
          value={preset}
          all={PRESETS}
          name={(one) => say(`preset.${one}`)}
          onPick={choose}
        />
        <p className="hint">{say(`presetText.${preset}`)}</p>
        <TroubleLine trouble={trouble} />
        <div className="acts">
          <button type="submit" className="btn accent">
            {say('makeRoom')}
          </button>
        </div>
      </form>
      {made ? <MadeRoom made={made} onOpen={() => onOpen(made.sessionId)} /> : null}
    </>
  );
}

function MadeRoom({ made, onOpen }: { made: Made; onOpen: () => void }) {
  const say = useSay();
  return (
    <section className="made-room" role="status">
      <p>
        <b>{say('roomMade')}</b> {say('shownOnce')}
      </p>
      {(['audience', 'moderator', 'stage'] as const).map((name) => (
        <div key={name} className="labelled">
          {say(`roomLink.${name}`)}
          <Copy text={made.links[name]} />
        </div>
      ))}
      <button type="button" className="btn" onClick={onOpen}>
        {say('openBoard')}
      </button>
    </section>
  );
}
