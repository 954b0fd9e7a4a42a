import type { QuestionView } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import { useCan, useDesk, useSay, useSession } from '../desk/context.js';
import { returnTo } from './chosen.js';
import { EditAuthor, EditLabels, EditTranslation } from './editor-parts.js';
import { TextEdit } from './text-edit.js';

/** `live`: not in a closed room. */
const PARTS = [
  { name: 'text', command: 'question.edit', live: true },
  { name: 'shortText', command: 'question.shorten', live: false },
  { name: 'translation', command: 'question.translate', live: false },
  { name: 'labels', command: 'question.label', live: false },
  { name: 'note', command: 'question.note', live: false },
  { name: 'author', command: 'participant.mute', live: true },
] as const;
type PartName = (typeof PARTS)[number]['name'];

/** Writing on a question in its place: text, short form, reading in another language, labels, note, author. */
export function Editor({ question }: { question: QuestionView }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const { phase } = useSession();
  const parts = PARTS.filter(
    ({ name, command, live }) =>
      can.has(command) && !(live && phase === 'closed') && (name !== 'author' || !!question.authorId),
  );
  const [part, show] = useState<PartName>(parts[0]?.name ?? 'text');
  useEffect(() => () => returnTo(question.id), [question.id]);
  const close = (): void => desk.view.patch({ editing: null });
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
    </div>
  );
}

function Part({ name, question, onDone }: { name: PartName; question: QuestionView; onDone: () => void }) {
  if (name === 'labels') return <EditLabels question={question} onDone={onDone} />;
  if (name === 'translation') return <EditTranslation question={question} onDone={onDone} />;
  if (name === 'author') return <EditAuthor question={question} />;
  return <TextEdit key={name} question={question} target={{ field: name }} onDone={onDone} />;
}
