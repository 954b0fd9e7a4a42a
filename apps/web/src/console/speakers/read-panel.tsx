import { useState, type FormEvent } from 'react';
import { Panel } from '../board/panel.js';
import { Act } from '../board/small.js';
import { useDesk, useSay } from '../desk/context.js';
import { readOut } from '../desk/giving.js';
import type { AboutSpeaker } from './floor-panel.js';
import { useNaming } from './use-speaking.js';

/** What is read out for somebody whose sound failed. Their place stays; the text can be given later. */
export function ReadPanel({ floor, onClose }: AboutSpeaker) {
  const say = useSay();
  const desk = useDesk();
  const [text, write] = useState(floor.text ?? '');
  const title = say('read.title', { who: useNaming()(floor).name });
  const send = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    if (await readOut(desk, floor, text)) onClose();
  };
  return (
    <Panel title={title} label={title} lead={say('read.lead')} onClose={onClose}>
      <form className="panel-pad" onSubmit={(form) => void send(form)}>
        <textarea
          className="field writing"
          rows={8}
          dir="auto"
          maxLength={2_000}
          autoFocus
          aria-label={say('read.text')}
          value={text}
          onChange={(change) => write(change.target.value)}
          onKeyDown={(key) =>
            key.key === 'Enter' && (key.ctrlKey || key.metaKey)
              ? key.currentTarget.form?.requestSubmit()
              : undefined
          }
        />
        <div className="acts">
          <button type="submit" className="btn accent">
            {say('read.act')}
          </button>
          <Act label={say('cancel')} onAct={onClose} />
        </div>
      </form>
    </Panel>
  );
}
