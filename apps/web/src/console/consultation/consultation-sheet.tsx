import { useEffect, useRef, useState } from 'react';
import { FloorLine } from '../../parts/floor-line.js';
import type { ConsultationProps } from './consultation-part.js';
import { ConsultationForm } from './consultation-form.js';
import { prepared, type ChosenFiles, type Told } from './export-files.js';
import { runImport, type Stage } from './importing.js';
import { StageShown } from './stage-shown.js';
import { useWords } from './words.js';

/** The sheet of an import over the list of meetings: choosing, following, what came of it. Escape closes it. */
export function ConsultationSheet({
  meetings,
  onImported,
  onOpen,
  onClose,
}: ConsultationProps & { onClose: () => void }) {
  const say = useWords();
  const box = useRef<HTMLDialogElement>(null);
  const { stage, send } = useImport(onImported);
  useEffect(() => box.current?.showModal(), []);
  const isBusy = stage.name === 'reading' || stage.name === 'running';
  return (
    <dialog ref={box} className="consultation" aria-labelledby="consultation-title" onClose={onClose}>
      <header className="consultation-head">
        <h2 id="consultation-title">{say('title')}</h2>
        <button type="button" className="btn" onClick={() => box.current?.close()}>
          {say('close')}
        </button>
      </header>
      <FloorLine />
      <div className="consultation-body">
        {stage.name === 'done' ? null : (
          <ConsultationForm
            meetings={meetings}
            isBusy={isBusy}
            isAgain={stage.name === 'stopped'}
            onSend={send}
          />
        )}
        <StageShown stage={stage} onOpen={onOpen} />
      </div>
    </dialog>
  );
}

type Send = (meetingId: string, files: ChosenFiles, told: Told) => void;

function useImport(onImported: () => void): { stage: Stage; send: Send } {
  const [stage, show] = useState<Stage>({ name: 'choosing' });
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => void (isGone.current = true);
  }, []);
  const run = async (meetingId: string, files: ChosenFiles, told: Told): Promise<void> => {
    show({ name: 'reading' });
    const ready = await prepared(files, told);
    if ('missing' in ready) return show({ name: 'choosing', why: 'missing' });
    if ('tooLarge' in ready) return show({ name: 'choosing', why: 'tooLarge' });
    if ('notText' in ready) return show({ name: 'choosing', notText: ready.notText });
    await runImport({ meetingId, body: ready.body }, show, () => isGone.current);
    if (!isGone.current) onImported();
  };
  return { stage, send: (...args) => void run(...args) };
}
