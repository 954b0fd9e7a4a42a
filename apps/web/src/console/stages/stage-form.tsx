import type { StageView } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { Act } from '../board/small.js';
import { useDesk, useSay } from '../desk/context.js';
import { TextField } from '../sheets/fields.js';

/** Names a screen, or sets up another one. */
export function StageForm({ stage, onDone }: { stage?: StageView; onDone?: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const [name, write] = useState(stage?.name ?? '');
  const isNamed = name.trim() !== '';
  const save = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    if (!isNamed) return;
    const args = { name: name.trim(), ...(stage ? { stageId: stage.id } : {}) };
    const reply = await desk.order({ type: 'stage.put', args, says: 'stage.put' });
    if (!reply?.ok) return;
    if (!stage) write('');
    onDone?.();
  };
  return (
    <form className="form stage-form" onSubmit={(form) => void save(form)}>
      <TextField word={say('stageName')} value={name} max={80} focused={!!stage} onWrite={write} />
      <div className="acts">
        <button type="submit" className={stage ? 'btn accent' : 'btn'} aria-disabled={!isNamed || undefined}>
          {say(stage ? 'save' : 'addStage')}
        </button>
        {onDone ? <Act label={say('cancel')} onAct={onDone} /> : null}
      </div>
    </form>
  );
}
