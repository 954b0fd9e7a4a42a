import { useEffect, useMemo, useRef, useState } from 'react';
import { isFiltering } from '../logic/filters.js';
import { freshOf } from '../logic/frozen.js';
import { oldestOf } from '../logic/columns.js';
import { useCell, useDesk, useRoom, useSay, useSession, useView } from '../desk/context.js';
import { dropOnIncoming } from '../desk/triage.js';
import { AskingPanel } from './asking-panel.js';
import { Since } from './age.js';
import { useChoosing } from './chosen.js';
import { Head } from './head.js';
import { ListEnd } from './list-end.js';
import { Act } from './small.js';
import { Strip } from './strip.js';
import { Tools } from './tools.js';
import { useDropping } from './dropping.js';
import { useRange } from './range.js';

/** What was asked and is not yet in the queue, oldest first. It never moves by itself. */
export function Incoming() {
  const say = useSay();
  const desk = useDesk();
  const ids = useIncoming();
  const list = useRef<HTMLUListElement>(null);
  const range = useRange(list, ids.length);
  const all = useCell(desk.columns, (columns) => columns.incoming);
  const drop = useDropping((question) => dropOnIncoming(desk, question));
  const oldest = oldestOf(all);
  const reviewing = useSession().rules.review === 'before';
  return (
    <section
      className={reviewing ? 'column incoming reviewing' : 'column incoming'}
      aria-label={say('incoming')}
      {...drop}
    >
      <Head name={say('incoming')} n={all.length}>
        {oldest === null ? null : (
          <>
            {say('oldestWaits')} <Since at={oldest} />
          </>
        )}
      </Head>
      <Tools shown={ids.length} />
      <ListEnd range={range} n={ids.length} />
      <ul ref={list} className="list" {...useChoosing()} aria-label={say('incoming')}>
        {ids.map((id) => (
          <Strip key={id} id={id} />
        ))}
        {ids.length === 0 ? <Nothing /> : null}
      </ul>
      <Waiting below={ids.length - range.last} />
      <AskingPanel over="incoming" />
    </section>
  );
}

/** The ids of the list; another array only when the list, the filters or a filtered question changed. */
function useIncoming(): string[] {
  const desk = useDesk();
  const frozen = useView((view) => view.frozen);
  const filters = useView((view) => view.filters);
  const narrow = isFiltering(filters);
  const selected = useView((view) => (narrow ? view.selected : null));
  const records = useRoom(() => (narrow ? desk.room.records('question') : null));
  return useMemo(() => desk.incoming(), [desk, frozen, filters, selected, records]);
}

function Nothing() {
  const say = useSay();
  const narrow = useView((view) => isFiltering(view.filters));
  const left = useRoom((room) => room.left);
  if (left > 0) return <li className="nothing">{say('loading', { n: left })}</li>;
  return <li className="nothing">{say(narrow ? 'nothingFits' : 'nothingIncoming')}</li>;
}

/** The foot of the list: what waits to be shown, and that nothing moves until it is asked to. */
function Waiting({ below }: { below: number }) {
  const say = useSay();
  const desk = useDesk();
  const present = useCell(desk.columns, (columns) => columns.incoming);
  const frozen = useView((view) => view.frozen);
  const fresh = freshOf(
    frozen,
    present.map(({ id }) => id),
  ).length;
  const announced = useSlowly(fresh);
  const words = below > 0 ? say('below', { n: below }) : say('listEnds');
  return (
    <div className="column-foot">
      {fresh > 0 ? (
        <Act label={say('showNew', { n: fresh })} kind="bold" onAct={() => desk.showNew()} />
      ) : null}
      <span role="status" className="visually-hidden">
        {announced > 0 ? say('newWaiting', { n: announced }) : ''}
      </span>
      <span>
        {words} {say('nothingMoves')}
      </span>
    </div>
  );
}

/** Between two announcements, ms: who listens is not told of each question by itself. */
const ANNOUNCED_MS = 10_000;

/** A number that follows another one, at most every ten seconds; at once when that becomes zero. */
function useSlowly(n: number): number {
  const [told, tell] = useState({ n: 0, at: -ANNOUNCED_MS });
  useEffect(() => {
    const wait = n === 0 ? 0 : Math.max(0, told.at + ANNOUNCED_MS - performance.now());
    const timer = setTimeout(
      () => tell((held) => (held.n === n ? held : { n, at: performance.now() })),
      wait,
    );
    return () => clearTimeout(timer);
  }, [n, told.at]);
  return told.n;
}
