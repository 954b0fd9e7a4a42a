import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { onAir } from '../live/room-view.js';
import { clockIn } from '../parts/time.js';
import type { ListTexts } from '../text/en/audience.js';
import type { Say } from '../text/say.js';
import { Freshness, Tabs, type Tab } from './bars.js';
import { BottomBar } from './bottom-bar.js';
import { CountsTable } from './counts.js';
import type { loadLater } from './later.js';
import { OnAir } from './on-air.js';
import { StateContext, ToolsContext, usePage, type Sheet, type Tools } from './phone-context.js';
import type { Phone } from './phone-state.js';
import { QuestionList } from './question-list.js';
import { Top } from './top.js';
import { useFrozenOrder } from './use-frozen-order.js';
import { useHeld, useSteadyScroll } from './use-steady.js';

/** How long the list has the phone for itself before the rest is fetched, and between two tries, in milliseconds. */
const LATER_MS = 400;
const AGAIN_MS = 4_000;

type Later = Awaited<ReturnType<typeof loadLater>>;

/** The page that a phone in the audience shows, on the server and on the phone. */
export function Audience({ phone, say }: { phone: Phone; say: Say<ListTexts> }) {
  const state = useSyncExternalStore(phone.subscribe, phone.state, phone.state);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const { timeZone } = state.room.session;
  const tools = useMemo<Tools>(
    () => ({ phone, say, clock: clockIn(say.language, timeZone), open: setSheet }),
    [phone, say, timeZone],
  );
  return (
    <ToolsContext.Provider value={tools}>
      <StateContext.Provider value={state}>
        <Lists sheet={sheet} onClose={() => setSheet(null)} />
      </StateContext.Provider>
    </ToolsContext.Provider>
  );
}

function Lists({ sheet, onClose }: { sheet: Sheet | null; onClose: () => void }) {
  const { state, say } = usePage();
  const [tab, setTab] = useState<Tab>('top');
  const Later = useLater(say.language);
  const air = useHeld(onAir(state.room));
  const place = useRef<HTMLDivElement>(null);
  useSteadyScroll(place);
  const isMine = tab === 'mine';
  const list = useFrozenOrder(state.room, isMine ? null : tab, state.heardAt);
  const goTo = (next: Tab): void => {
    setTab(next);
    if (next !== tab) window.scrollTo(0, 0);
  };
  const onAsked = (): void => {
    onClose();
    goTo('mine');
  };
  return (
    <>
      <a className="skip link strong" href="#list">
        {say('skip')}
      </a>
      <Top isOnAir={air.length > 0} />
      <main>
        <OnAir questions={air} isShort={isMine} />
        <div className="bars">
          <Tabs tab={tab} onTab={goTo} />
          {isMine ? null : <Freshness list={list} />}
        </div>
        <div id="list" tabIndex={-1} ref={place}>
          {isMine ? null : <QuestionList list={list} />}
          {Later ? <Later isMine={isMine} sheet={sheet} onClose={onClose} onAsked={onAsked} /> : null}
        </div>
        {isMine ? null : <CountsTable />}
      </main>
      <BottomBar />
    </>
  );
}

/** The sheets and Mine, fetched once the list is on the screen, and again until they have come. */
function useLater(language: string): Later | null {
  const [later, setLater] = useState<{ Later: Later } | null>(null);
  useEffect(() => {
    let timer = setTimeout(fetchIt, LATER_MS);
    function fetchIt(): void {
      import('./later.js')
        .then(({ loadLater }) => loadLater(language))
        .then(
          (Later) => setLater({ Later }),
          () => (timer = setTimeout(fetchIt, AGAIN_MS)),
        );
    }
    return () => clearTimeout(timer);
  }, [language]);
  return later?.Later ?? null;
}
