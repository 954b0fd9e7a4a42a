import type { CommandType, QuestionView } from '@openfloor/contract';
import { Suspense, useEffect, useState } from 'react';
import { useCan, useDesk, useSay, useSession, useView } from '../desk/context.js';
import type { EditPart } from '../desk/view.js';
import { mayAny } from '../logic/may.js';
import { SupportBars } from '../support/late-support.js';
import { returnTo } from './chosen.js';
import { EditAuthor, EditLabels, EditTranslation } from './editor-parts.js';
import { EditPanelActs } from './edit-panel-acts.js';
import { RedactForm } from './redact-form.js';
import { TextEdit } from './text-edit.js';

/** With the commands of which one is needed. `live`: not in a closed room. */
const PARTS: readonly { name: EditPart; commands: readonly CommandType[]; live?: true }[] = [
  { name: 'text', commands: ['question.edit'], live: true },
  { name: 'shortText', commands: ['question.shorten'] },
  { name: 'translation', commands: ['question.translate'] },
  { name: 'labels', commands: ['question.label'] },
  { name: 'note', commands: ['question.note'] },
  { name: 'panel', commands: ['question.assign', 'question.voice'] },
  { name: 'author', commands: ['participant.mute', 'participant.erase'], live: true },
  { name: 'redact', commands: ['question.redact'] },
];
/** What is possible with a question that is off the list. */
const ALWAYS: ReadonlySet<EditPart> = new Set(['author', 'redact']);
const OFF_THE_LIST: ReadonlySet<QuestionView['status']> = new Set(['declined', 'merged', 'withdrawn']);

/** Writing on a question in its place: text, short form, reading in another language, labels, note, author. */
export function Editor({ question }: { question: QuestionView }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const { phase } = useSession();
  const asked = useView((view) => view.editPart);
  const isOff = OFF_THE_LIST.has(question.status);
  const parts = PARTS.filter(
    ({ name, commands, live }) =>
      mayAny(can, ...commands) &&
      !(live && phase === 'closed') &&
      (name !== 'author' || !!question.authorId) &&
      (!isOff || ALWAYS.has(name)),
  );
  const [part, show] = useState<EditPart>(asked ?? parts[0]?.name ?? 'text');
  useEffect(() => (asked ? show(asked) : undefined), [asked]);
  useEffect(
    () => () => {
      desk.view.patch({ editPart: null });
      returnTo(question.id);
    },
    [desk, question.id],
  );
  const close = (): void => desk.view.patch({ editing: null, editPart: null });
  return (
    <div
      className="editor"
      role="group"
      aria-label={say('editing', { no: String(question.no) })}
      onKeyDown={(key) => {
        key.stopPropagation();
        if (key.key === 'Escape') close();
      }}
    >
      <div className="segments" role="tablist" aria-label={say('editWhat')}>
        {parts.map(({ name }) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={part === name}
            onClick={() => show(name)}
          >
            {say(`part.${name}`)}
          </button>
        ))}
      </div>
      <Part name={part} question={question} onDone={close} />
      {isOff ? null : (
        <Suspense fallback={null}>
          <SupportBars no={question.no} />
        </Suspense>
      )}
    </div>
  );
}

function Part({ name, question, onDone }: { name: EditPart; question: QuestionView; onDone: () => void }) {
  if (name === 'labels') return <EditLabels question={question} onDone={onDone} />;
  if (name === 'translation') return <EditTranslation question={question} onDone={onDone} />;
  if (name === 'author') return <EditAuthor question={question} />;
  if (name === 'panel') return <EditPanelActs question={question} onDone={onDone} />;
  if (name === 'redact') return <RedactForm question={question} onDone={onDone} />;
  return <TextEdit key={name} question={question} target={{ field: name }} onDone={onDone} />;
}
