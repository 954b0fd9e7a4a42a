import { useEffect, useState, type FormEvent } from 'react';
import { Panel } from '../board/panel.js';
import { Act } from '../board/small.js';
import { useDesk, useRoom, useSay } from '../desk/context.js';
import { record } from '../desk/giving.js';
import type { AboutSpeaker } from './floor-panel.js';
import { useNaming } from './use-speaking.js';

/** One sentence on what somebody said, for the report. */
export function GistPanel({ floor, onClose }: AboutSpeaker) {
  const say = useSay();
  const desk = useDesk();
  const [text, write] = useState(floor.gist?.text ?? '');
  const language = floor.gist?.language ?? say.language;
  const other = useOtherDesk(floor.id);
  const title = say('gist.title', { who: useNaming()(floor).name });
  const keep = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    if (await record(desk, floor, text.trim(), language)) onClose();
  };
  return (
    <Panel
      title={title}
      label={title}
      lead={other === undefined ? say('gist.lead') : say('gist.also', { n: other })}
      onClose={onClose}
    >
      <form className="panel-pad" onSubmit={(form) => void keep(form)}>
        <textarea
          className="field writing"
          rows={4}
          dir="auto"
          lang={language}
          maxLength={600}
          autoFocus
          aria-label={say('gist.text')}
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
            {say('save')}
          </button>
          <Act label={say('cancel')} onAct={onClose} />
        </div>
      </form>
    </Panel>
  );
}

/** Tells the other desks that this one writes on somebody's words; the number of another desk that does too. */
function useOtherDesk(floorId: string): number | undefined {
  const { room } = useDesk();
  useEffect(() => {
    room.edits({ kind: 'floor', id: floorId });
    return () => room.edits(null);
  }, [room, floorId]);
  return useRoom(
    ({ presence, you }) =>
      presence?.desks?.find(({ id, editing }) => id !== you?.id && editing?.id === floorId)?.no,
  );
}
