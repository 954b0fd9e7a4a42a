import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { onAir } from '../live/room-view.js';
import { clockIn } from '../parts/time.js';
import type { ListTexts } from '../text/en/audience.js';
import type { Say } from '../text/say.js';
import { Freshness, Tabs, type Tab } from './bars.js';
import { BottomBar } from './bottom-bar.js';
import { CountsTable } from './counts.js';
import { hasHolder, isFloorOn } from './floor-on.js';
import type { LaterPart } from './later.js';
import { OnAir, type FloorBlockOf } from './on-air.js';
import { StateContext, ToolsContext, TurnContext, usePage, type Sheet, type Tools } from './phone-context.js';
import type { Phone } from './phone-state.js';
import { QuestionList } from './question-list.js';
import { Top } from './top.js';
import { useFrozenOrder } from './use-frozen-order.js';
import { usePart } from './use-part.js';
import { useHeld, useSteadyScroll } from './use-steady.js';

interface AudienceProps {
  phone: Phone;
  say: Say<ListTexts>;
  /** The floor as a page shows it before its scripts run. */
  StillFloor?: FloorBlockOf;
}

/** The page that a phone in the audience shows, on the server and on the phone. */
export function Audience({ phone, say, StillFloor }: AudienceProps) {
  const state = useSyncExternalStore(phone.subscribe, phone.state, phone.state);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const { timeZone } = state.room.session;
  const later = usePart(async () => (await import('./later.js')).loadLater(say.language));
  const words = later?.say ?? say;
  const tools = useMemo<Tools>(
    () => ({ phone, say: words, clock: clockIn(say.language, timeZone), open: setSheet }),
    [phone, say, words, timeZone],
  );
  return (
    <ToolsContext.Provider value={tools}>
      <StateContext.Provider value={state}>
        <Lists sheet={sheet} later={later} StillFloor={StillFloor} onClose={() => setSheet(null)} />
      </StateContext.Provider>
    </ToolsContext.Provider>
  );
}

interface ListsProps {
  sheet: Sheet | null;
  later: LaterPart | null;
  StillFloor: AudienceProps['StillFloor'];
  onClose: () => void;
}

function Lists({ sheet, later, StillFloor, onClose }: ListsProps) {
  const { state, say } = usePage();
  const { room } = state;
  const [tab, setTab] = useState<Tab>('top');
  const air = useHeld(onAir(room));
  const isFloor = useHeld(isFloorOn(room));
  const isInk = air.length > 0 || (isFloor && hasHolder(room));
  const place = useRef<HTMLDivElement>(null);
  useSteadyScroll(place);
  const isMine = tab === 'mine';
  const list = useFrozenOrder(room, isMine ? null : tab, state.heardAt);
  const goTo = (next: Tab): void => {
    setTab(next);
    if (next !== tab) window.scrollTo(0, 0);
  };
  const over = {
    isMine,
    sheet,
    onClose,
    onAsked: () => {
      onClose();
      goTo('mine');
    },
  };
  const isMyTurn = useHeld(later?.isMyTurn(room) ?? false);
  const turn = later && isMyTurn ? <later.Turn /> : null;
  return (
    <TurnContext.Provider value={turn}>
      <a className="skip link strong" href="#list">
        {say('skip')}
      </a>
      <Top isInk={isInk} hasNow={air.length > 0 || isFloor} />
      <main>
        <OnAir
          questions={air}
          isShort={isMine}
          isInk={isInk}
          isFloor={isFloor}
          Floor={later?.Floor}
          StillFloor={StillFloor}
        />
        <div className="bars">
          <Tabs tab={tab} onTab={goTo} />
          {isMine ? null : <Freshness list={list} />}
        </div>
        <div id="list" tabIndex={-1} ref={place}>
          {isMine ? null : <QuestionList list={list} />}
          {later ? <later.Later {...over} /> : null}
        </div>
        {isMine ? null : <CountsTable />}
      </main>
      {turn ?? <BottomBar second={later?.second(room)} />}
    </TurnContext.Provider>
  );
}
