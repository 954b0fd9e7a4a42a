import { useEffect } from 'react';
import { columnOf } from '../logic/columns.js';
import {
  useCan,
  useCell,
  useDesk,
  useQuestion,
  useRoom,
  useSay,
  useStale,
  useView,
} from '../desk/context.js';
import { onTick } from '../desk/ticking.js';
import type { TabName } from '../desk/view.js';
import { Sheets } from '../sheets/sheets.js';
import { Air } from './air.js';
import { overOf } from './asking-panel.js';
import { Foot } from './foot.js';
import { Incoming } from './incoming.js';
import { useKeyboard } from './keyboard.js';
import { useEditsSaid } from './use-edits-said.js';
import { Queue } from './queue.js';
import { Rest } from './rest.js';
import { useBelowSpeakers } from '../signals/placement.js';
import { Signals } from '../signals/signals.js';
import { Speakers } from '../speakers/speakers.js';
import { speakingOf } from '../logic/speaking.js';
import { States } from './states.js';
import { TopBar } from './top-bar.js';

/** The moderator's board: four columns for four states; what the seat cannot do is not drawn. */
export function Board() {
  const desk = useDesk();
  const tab = useView((view) => view.tab);
  const over = useAskedOver();
  const stale = useStale();
  const touches = useCan().has('question.shortlist');
  useKeyboard();
  useEditsSaid();
  const below = useBelowSpeakers();
  useEffect(() => onTick(() => desk.follow()), [desk]);
  useEffect(() => {
    if (desk.view.get().selected === null) desk.select(desk.incoming()[0] ?? null);
  }, [desk]);
  return (
    <div className="desk" data-stale={stale || undefined} data-reads={touches ? undefined : true}>
      <TopBar />
      <States />
      <Tabs />
      <main className="board" data-tab={tab} data-over={over ?? undefined}>
        <div className="flow">
          <Incoming />
          <Queue />
        </div>
        <div className="side">
          <Air />
          <div className="talk">
            <Speakers />
            <Rest />
          </div>
          {below ? <Signals /> : null}
        </div>
        <Sheets />
      </main>
      <Foot />
    </div>
  );
}

/** Over which column something is asked back; on a phone that column then comes to the front. */
function useAskedOver(): string | null {
  const asking = useView((view) => view.asking?.questionId ?? null);
  const writing = useView((view) => view.editing ?? view.conflicts.keys().next().value ?? null);
  const asked = useQuestion(asking);
  const written = useQuestion(writing);
  const floorAsked = useView((view) => view.floorAsking !== null);
  if (floorAsked) return 'queue';
  if (asked) return overOf(columnOf(asked));
  return written && columnOf(written) !== 'incoming' ? overOf(columnOf(written)) : null;
}

const TABS: readonly TabName[] = ['incoming', 'queue', 'air', 'speakers', 'rest'];

/** On a phone the columns stand behind each other. */
function Tabs() {
  const say = useSay();
  const desk = useDesk();
  const tab = useView((view) => view.tab);
  const columns = useCell(desk.columns, (held) => held);
  const n = {
    incoming: columns.incoming.length,
    queue: columns.queue.length,
    air: columns.air.length,
    speakers: useRoom(() => speakingOf(desk.room.records('floor')).queue.length),
    rest: columns.answered.length,
  };
  return (
    <nav className="tabs" aria-label={say('columns')}>
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          className={`tab ${name}`}
          aria-current={tab === name || undefined}
          onClick={() => desk.view.patch({ tab: name, asking: null, floorAsking: null, sheet: null })}
        >
          {say(`tab.${name}`)} <span>{n[name]}</span>
        </button>
      ))}
    </nav>
  );
}
