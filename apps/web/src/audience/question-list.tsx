import type { QuestionView } from '@openfloor/contract';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { groupName } from '../parts/question-words.js';
import { ReceiptNo } from '../parts/written.js';
import type { FrozenRow } from './frozen-order.js';
import { usePage } from './phone-context.js';
import { QuestionRow } from './question-row.js';
import { stay } from './stay.js';
import { supportFor } from './support-for.js';
import type { StillList } from './use-frozen-order.js';

/** The list in its frozen order. A question that has left it keeps its place and height until the next flush. */
export function QuestionList({ list }: { list: StillList }) {
  const { state, say } = usePage();
  const { epoch, questions, left, you } = state.room;
  if (epoch === '') return <p className="quiet page-pad">{say('listComing')}</p>;
  if (list.frozen.rows.length === 0) {
    return (
      <div className="empty">
        <h2>{say('emptyTitle')}</h2>
        <p>{say('emptyText')}</p>
      </div>
    );
  }
  return (
    <form method="post" onSubmit={stay}>
      <ol className={you.relayed ? 'list hands' : 'list'}>
        {list.frozen.rows.map((row) => {
          const question = questions.get(row.id);
          return question && question.status !== 'merged' ? (
            <StandingRow key={row.id} question={question} isFresh={list.frozen.fresh.has(row.id)} />
          ) : (
            <GoneRow key={row.id} row={row} question={question} />
          );
        })}
      </ol>
      {left > 0 ? <p className="quiet page-pad coming">{say('loadingMore')}</p> : null}
    </form>
  );
}

function StandingRow({ question, isFresh }: { question: QuestionView; isFresh: boolean }) {
  const { state, say } = usePage();
  const { look, votes, pressed, isOpen, refused } = supportFor(state, question);
  const { rules } = state.room.session;
  const group = question.author.stakeholderGroup;
  return (
    <Remembered id={question.id}>
      <QuestionRow
        question={question}
        look={look}
        votes={votes}
        isPressed={pressed}
        isOpen={isOpen}
        refused={refused}
        groupName={group ? groupName(say, rules, group) : ''}
        hubName={question.hubId ? state.room.hubs.get(question.hubId)?.name : undefined}
        isFresh={isFresh}
        showsVotes={rules.showVotes}
        isHand={state.room.you.relayed === true}
        isOnline={state.line !== 'offline'}
      />
    </Remembered>
  );
}

const heights = new Map<string, number>();

/** A row that remembers how tall it was, in case its question leaves. */
function Remembered({ id, children }: { id: string; children: ReactNode }) {
  const item = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const element = item.current;
    return () => {
      if (element) heights.set(id, element.offsetHeight);
    };
  }, [id]);
  return (
    <li className="row" data-row={id} ref={item}>
      {children}
    </li>
  );
}

function GoneRow({ row, question }: { row: FrozenRow; question: QuestionView | undefined }) {
  const { state, say, open } = usePage();
  const item = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const height = heights.get(row.id);
    if (height) item.current?.style.setProperty('min-block-size', `${height}px`);
    heights.delete(row.id);
  }, [row.id]);
  const target = question?.mergedInto ? state.room.questions.get(question.mergedInto) : undefined;
  return (
    <li className="row gone" data-row={row.id} ref={item}>
      <p className="row-main">
        <ReceiptNo no={row.no} />{' '}
        {target ? (
          say('rowMerged', { no: `#${target.no}` })
        ) : (
          <>
            {say('rowGone')}{' '}
            <button type="button" className="link" onClick={() => open({ name: 'record' })}>
              {say('rowWhy')}
            </button>
          </>
        )}
      </p>
    </li>
  );
}
