import type { QuestionView } from '@openfloor/contract';
import { useCan, useDesk, usePeople, useRoom, useSay } from '../desk/context.js';
import { useTick } from '../desk/ticking.js';
import { editorOf, freeIn } from '../logic/elsewhere.js';
import { mayAny } from '../logic/may.js';
import { Act, Receipt } from './small.js';

/** What the panel says to a question, each stance with its names, and whom it was given to. */
export function usePanelWords({ claims = [], assignedTo = [] }: QuestionView): string[] {
  const say = useSay();
  const people = usePeople();
  const list = new Intl.ListFormat(say.language, { type: 'unit', style: 'short' });
  const named = (ids: readonly string[]): string =>
    list.format(ids.flatMap((id) => people.find((person) => person.id === id)?.name ?? []));
  const by = (wanted: string): string[] =>
    claims.filter(({ stance }) => stance === wanted).map(({ personId }) => personId);
  const stances = (['take', 'add', 'pass'] as const).filter((stance) => by(stance).length > 0);
  return [
    ...(assignedTo.length > 0 ? [say('assignedTo', { names: named(assignedTo) })] : []),
    ...stances.map((stance) => say(`stance.${stance}`, { n: by(stance).length, names: named(by(stance)) })),
  ];
}

interface PanelLineProps {
  question: QuestionView;
  /** Its number stands before the words, where there are several. */
  isNamed?: boolean;
  /** With the way to say who answers; without it nothing stands here unless there is something to say. */
  acts?: boolean;
}

/** Under a question: who has it open elsewhere, who of the panel takes it, and whom it was given to. */
export function PanelLine({ question, isNamed = false, acts = false }: PanelLineProps) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const words = usePanelWords(question);
  const editor = useElsewhere(question.id);
  const may = acts && mayAny(can, 'question.assign', 'question.voice');
  if (words.length === 0 && !may && editor === null) return null;
  const text = words.join(' · ') || (may ? say('noClaims') : '');
  return (
    <div className={acts ? 'panel-line acts-end' : 'panel-line'}>
      <p dir="auto">
        {isNamed ? <Receipt no={question.no} /> : null}{' '}
        {editor ? <b className="meta-word">{editor}</b> : text}
      </p>
      {may ? (
        <Act
          label={say('panelAct')}
          no={question.no}
          menu="bare"
          onAct={() => desk.view.patch({ editing: question.id, editPart: 'panel' })}
        />
      ) : null}
    </div>
  );
}

/** `Desk 2 is editing, free in 0:14`, as long as that is so; else null. */
export function useElsewhere(questionId: string): string | null {
  const say = useSay();
  const editor = useRoom(({ presence, you }) => editorOf(presence?.desks, you?.id, questionId));
  const left = useTick((now) => (editor ? freeIn(editor, now) : 0));
  if (!editor || left === 0) return null;
  const time = `0:${String(left).padStart(2, '0')}`;
  return say('editedElsewhere', { desk: String(editor.no), time });
}
