import { useMemo, useRef, useState, useSyncExternalStore, type ComponentType } from 'react';
import { onAir } from '../live/room-view.js';
import { clockIn } from '../parts/time.js';
import type { ListTexts } from '../text/en/audience.js';
import type { Say } from '../text/say.js';
import { Freshness, Tabs, type Tab } from './bars.js';
import { BottomBar } from './bottom-bar.js';
import { hasHolder, isFloorOn } from './floor-on.js';
import type { LaterPart } from './later.js';
import { AS_RENDERED } from './as-rendered.js';
import { OnAir, type FloorBlockOf } from './on-air.js';
import { StateContext, ToolsContext, TurnContext, usePage, type Sheet, type Tools } from './phone-context.js';
import type { Phone, PhoneState } from './phone-state.js';
import { QuestionList } from './question-list.js';
import type { ListName } from './ranking.js';
import { Top } from './top.js';
import { useFrozenOrder } from './use-frozen-order.js';
import { usePart } from './use-part.js';
import { useHeld, useSteadyScroll } from './use-steady.js';

/** Parts of the page whose code comes after the list; until then they stand as the server drew them. */
export interface StillParts {
  /** Above the lists: who has the floor, who is next. */
  Floor: FloorBlockOf;
  /** Between what is on and the lists: polls. */
  Polls: ComponentType;
  /** At the end of the list: what became of all questions. */
  Counts: ComponentType;
  /** Under the header: phase, switches, rehearsal and notices, and whether there is anything of it. */
  Strips: ComponentType;
  hasStrips(state: PhoneState): boolean;
}

interface AudienceProps {
  phone: Phone;
  say: Say<ListTexts>;
  /** The list that is shown first; the best ones where nothing is said. */
  tab?: ListName | undefined;
  /** What a page shows before its scripts run of that which comes later. */
  still?: StillParts;
}

/** The page that a phone in the audience shows, on the server and on the phone. */
export function Audience({ phone, say, tab, still }: AudienceProps) {
  const state = useSyncExternalStore(phone.subscribe, phone.state, phone.state);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const { timeZone } = state.room.session;
  const later = usePart(async () => (await import('./later.js')).loadLater(say.language, state.room));
  const words = later?.say ?? say;
  const tools = useMemo<Tools>(
    () => ({ phone, say: words, clock: clockIn(say.language, timeZone), open: setSheet }),
    [phone, say, words, timeZone],
  );
  return (
    <ToolsContext.Provider value={tools}>
      <StateContext.Provider value={state}>
        <Lists
          first={tab ?? 'top'}
          sheet={sheet}
          later={later}
          still={still}
          onClose={() => setSheet(null)}
        />
      </StateContext.Provider>
    </ToolsContext.Provider>
  );
}

interface ListsProps {
  first: Tab;
  sheet: Sheet | null;
  later: LaterPart | null;
  still: StillParts | undefined;
  onClose: () => void;
}

function Lists({ first, sheet, later, still, onClose }: ListsProps) {
  const { state, say } = usePage();
  const { room } = state;
  const shown = later ?? still;
  const [tab, setTab] = useState<Tab>(first);
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
      <Top
        isInk={isInk}
        hasNow={air.length > 0 || isFloor}
        Strips={shown?.Strips}
        hasStrips={shown?.hasStrips(state) ?? false}
      />
      <main>
        <OnAir
          questions={air}
          isShort={isMine}
          isInk={isInk}
          isFloor={isFloor}
          Floor={later?.Floor}
          StillFloor={still?.Floor}
        />
        <Place Part={shown?.Polls} />
        <div className="bars">
          <Tabs tab={tab} onTab={goTo} />
          {isMine ? null : <Freshness list={list} />}
        </div>
        <div id="list" tabIndex={-1} ref={place}>
          {isMine ? null : <QuestionList list={list} />}
          {later ? <later.Later {...over} /> : null}
        </div>
        {isMine || !room.counts ? null : <Counted Counts={shown?.Counts} />}
      </main>
      {turn ?? <BottomBar second={later?.second(room)} />}
    </TurnContext.Provider>
  );
}

/** The place of a part, which stands there as the server drew it until it has come. */
function Place({ Part }: { Part: ComponentType | undefined }) {
  return <div {...(Part ? {} : { dangerouslySetInnerHTML: AS_RENDERED })}>{Part ? <Part /> : null}</div>;
}

/** The whole count at the end of the list: as the server drew it, until its part has come. */
function Counted({ Counts }: { Counts: ComponentType | undefined }) {
  return (
    <section
      className="counts"
      id="counts"
      aria-labelledby="counts-title"
      {...(Counts ? {} : { dangerouslySetInnerHTML: AS_RENDERED })}
    >
      {Counts ? <Counts /> : null}
    </section>
  );
}
