import { useEffect, useState } from 'react';
import { Icon } from '../parts/icons.js';
import { usePage } from './phone-context.js';
import { topName, type ListName } from './ranking.js';
import { stay } from './stay.js';
import type { StillList } from './use-frozen-order.js';

/** What lies under the tabs. */
export type Tab = ListName | 'mine';
const TABS: readonly Tab[] = ['top', 'new', 'mine'];

/** The three lists. Mine says how many. Without scripts the form leads to each of them, and to asking. */
export function Tabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  const { state, say } = usePage();
  const { mine, session } = state.room;
  const { questions, floor } = mine;
  const own = questions.length + floor.length + state.outgoing.filter(({ args }) => !args['floorId']).length;
  return (
    <nav aria-label={say('lists')}>
      <form id="lists" className="tabs" onSubmit={stay}>
        {TABS.map((name) => (
          <button
            key={name}
            name="list"
            value={name}
            className="tab"
            aria-current={tab === name ? 'page' : undefined}
            onClick={() => onTab(name)}
          >
            {say(name === 'top' ? topName(session.rules.ranking) : name)}
            {name === 'mine' && own > 0 ? (
              <span className="tab-count">{say('plainNumber', { n: own })}</span>
            ) : null}
          </button>
        ))}
      </form>
    </nav>
  );
}

/** How fresh the list is, and the way to what waits. Always there, so that it never shifts the list. */
export function Freshness({ list }: { list: StillList }) {
  const { phone, state, say, clock } = usePage();
  const time = clock.second(state.heardAt);
  if (state.line === 'offline') {
    return (
      <div className="fresh">
        <p>
          <Ago since={state.heardAt} time={time} />
        </p>
        <button type="button" className="link strong" onClick={() => phone.tryNow()}>
          {say('tryNow')}
        </button>
      </div>
    );
  }
  return (
    <div className="fresh">
      <p>{say('updated', { time })}</p>
      <Pill list={list} />
    </div>
  );
}

function Ago({ since, time }: { since: number; time: string }) {
  const { say } = usePage();
  const [lost] = useState(() => Date.now());
  const [now, setNow] = useState(lost);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, [since]);
  const minutes = Math.floor((now - lost) / 60_000);
  return (
    <>
      {say('lastUpdated', { time, ago: minutes > 0 ? say('agoMinutes', { n: minutes }) : say('agoSeconds') })}
    </>
  );
}

function Pill({ list }: { list: StillList }) {
  const { say } = usePage();
  const text =
    list.waiting > 0 ? say('newQuestions', { n: list.waiting }) : list.hasMoved ? say('orderChanged') : '';
  return (
    <>
      {text ? (
        <button type="button" className="pill" onClick={list.flush}>
          <Icon name="arrow" />
          {text}
        </button>
      ) : null}
      <Announcement text={text} />
    </>
  );
}

const QUIET_MS = 10_000;

/** Says a text to a screen reader, at most once in ten seconds. */
export function Announcement({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), said === '' ? 0 : QUIET_MS);
    return () => clearTimeout(timer);
  }, [text, said]);
  return (
    <span className="visually-hidden" role="status">
      {said}
    </span>
  );
}
