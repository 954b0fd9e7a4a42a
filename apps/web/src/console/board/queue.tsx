import { Button } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { DropIndicator, useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import type { QuestionView } from '@openfloor/contract';
import { memo, useRef } from 'react';
import { useCan, useCell, useDesk, useSay, useStale, useView } from '../desk/context.js';
import type { Desk } from '../desk/desk.js';
import { dropBeside, queue } from '../desk/triage.js';
import { HubWord } from '../hubs/hub-word.js';
import { useHubTrouble } from '../hubs/use-hubs.js';
import type { TextKey } from '../../text/en/console.js';
import { AskingPanel } from './asking-panel.js';
import { Balances } from './balance.js';
import { useChoosing, useChosen } from './chosen.js';
import { Head } from './head.js';
import { QueueActs } from './queue-acts.js';
import { QueueEnd } from './queue-end.js';
import { DRAGGED } from './strip.js';
import { Stub } from './stub.js';
import { usePlace, Words } from './meta.js';
import { PanelLine } from './panel-line.js';

/** What will be asked, the next one first. Ordered by hand only: buttons, menu, pointer or keyboard drag. */
export function Queue() {
  const say = useSay();
  const desk = useDesk();
  const questions = useCell(desk.columns, (columns) => columns.queue);
  const list = useRef<HTMLDivElement>(null);
  const hooks = useQueueDrag(desk);
  return (
    <section className="column queue" aria-label={say('queueName')}>
      <Head name={say('queueName')} n={questions.length}>
        {say('nextFirst')}
      </Head>
      <div className="list-frame" {...useChoosing()}>
        <GridList
          ref={list}
          className="list"
          aria-label={say('queueName')}
          items={questions}
          dragAndDropHooks={hooks}
          keyboardNavigationBehavior="tab"
          renderEmptyState={() => <p className="nothing">{say('nothingQueued')}</p>}
        >
          {(question) => <QueueRow id={question.id} question={question} />}
        </GridList>
      </div>
      <QueueEnd list={list} questions={questions} />
      <Balances questions={questions} />
      <AskingPanel over="queue" />
    </section>
  );
}

/** Dragging within the queue, with pointer or keyboard, and into it from the other columns. */
function useQueueDrag(desk: Desk): ReturnType<typeof useDragAndDrop>['dragAndDropHooks'] | undefined {
  const orders = useCan().has('question.shortlist');
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (ids) =>
      [...ids].map((id) => ({ [DRAGGED]: String(id), 'text/plain': textOf(desk, String(id)) })),
    acceptedDragTypes: [DRAGGED],
    getDropOperation: () => 'move',
    renderDropIndicator: (target) => <DropIndicator target={target} className="drop-line" />,
    onReorder: ({ keys, target }) =>
      dropOn(desk, [...keys].map(String), String(target.key), target.dropPosition),
    onInsert: ({ items, target }) => void insert(desk, items, String(target.key), target.dropPosition),
    onRootDrop: ({ items }) => void insert(desk, items, null, 'after'),
  });
  return orders ? dragAndDropHooks : undefined;
}

const textOf = (desk: Desk, id: string): string => desk.question(id)?.text ?? '';

function dropOn(desk: Desk, ids: string[], target: string, position: string): void {
  const question = desk.question(ids[0]);
  if (question) dropBeside(desk, question, target, position === 'after' ? 'after' : 'before');
}

interface TextItem {
  kind: string;
  types?: Set<string | symbol>;
  getText?: (type: string) => Promise<string>;
}

/** A question from another column lands at a place of the queue, or at its end. */
async function insert(
  desk: Desk,
  items: readonly TextItem[],
  target: string | null,
  position: string,
): Promise<void> {
  const id = await items.find((item) => item.types?.has(DRAGGED))?.getText?.(DRAGGED);
  const question = desk.question(id);
  if (!question) return;
  if (target === null) queue(desk, question);
  else dropBeside(desk, question, target, position === 'after' ? 'after' : 'before');
}

/** One question of the queue. */
function QueueRow({ question }: { id: string; question: QuestionView }) {
  const ref = useRef<HTMLDivElement>(null);
  const chosen = useChosen(ref, question.id);
  return (
    <GridListItem
      ref={ref}
      id={question.id}
      textValue={`#${question.no} ${question.text}`}
      className={chosen ? 'strip queued chosen' : 'strip queued'}
      data-question={question.id}
    >
      <QueueStrip question={question} chosen={chosen} />
    </GridListItem>
  );
}

const QueueStrip = memo(function QueueStrip({
  question,
  chosen,
}: {
  question: QuestionView;
  chosen: boolean;
}) {
  const desk = useDesk();
  const place = useCell(
    desk.columns,
    (columns) => columns.queue.findIndex(({ id }) => id === question.id) + 1,
  );
  const orders = useCan().has('question.shortlist');
  const busy = useView((view) => view.busy.get(question.id));
  return (
    <>
      {orders ? <Grip no={question.no} place={place} /> : <span className="grip">{place}</span>}
      <Stub question={question} votes />
      <div className="strip-body">
        {busy ? <UnderWay says={busy} /> : <QueueActs question={question} chosen={chosen} />}
        <Words question={question} />
        <HubAway question={question} />
        <PanelLine question={question} />
      </div>
    </>
  );
});

/** Names the hub of a queued question while it cannot be counted on. */
function HubAway({ question }: { question: QuestionView }) {
  const place = usePlace(question);
  const trouble = useHubTrouble(question.hubId);
  if (!trouble) return null;
  return (
    <p className="panel-line">
      <span dir="auto">{place}</span> <HubWord {...trouble} />
    </p>
  );
}

/** In place of the acts, at the same height: what is on its way, or kept until the room is in reach again. */
function UnderWay({ says }: { says: string }) {
  const say = useSay();
  const stale = useStale();
  return (
    <p className="under-way">
      {say(stale ? 'keptAct' : 'sendingAct', { act: say(`act.${says}` as TextKey) })}
    </p>
  );
}

/** The handle of a row: its place in the queue, and where keyboard dragging begins (Enter, arrows, Enter). */
function Grip({ no, place }: { no: number; place: number }) {
  const say = useSay();
  return (
    <Button slot="drag" className="grip drags" aria-label={`${place}. ${say('drag', { no: String(no) })}`}>
      <span>{place}</span>
      <svg viewBox="0 0 6 10" aria-hidden="true">
        <path d="M0 0h2v2H0zM4 0h2v2H4zM0 4h2v2H0zM4 4h2v2H4zM0 8h2v2H0zM4 8h2v2H4z" />
      </svg>
    </Button>
  );
}
