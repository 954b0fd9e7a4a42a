import type { OutboxEntry } from '@openfloor/client';
import type { CommandArgs, OwnFloor } from '@openfloor/contract';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Hub } from '../live/hub-state.js';
import { clocksFor } from '../logic/times.js';
import { draftOf } from '../logic/drafts.js';
import { headcountOf } from '../logic/hands.js';
import { unread, messagesOf } from '../logic/messages.js';
import { listedEntries } from '../logic/outbox-list.js';
import type { HubSay } from '../words.js';
import { Checks, TestSheet } from './checks.js';
import { Compose } from './compose.js';
import { DeskContext, useDesk } from './context.js';
import { Devices } from './devices.js';
import { Part } from './frame.js';
import { Hands, type HandsGiven } from './hands.js';
import { Head } from './head.js';
import { LateTakeaways } from './late-takeaways.js';
import { LinkPart } from './link.js';
import { Messages, type MessageGiven } from './messages.js';
import { OutboxPart } from './outbox.js';
import { Polls, type PollHandsGiven } from './polls.js';
import { Places } from './places.js';
import { ReadyBand } from './ready-band.js';
import { CountPanel, RoomCount } from './room-count.js';
import { ReadOutSheet, SettingsSheet } from './sheets.js';
import { Speakers } from './speakers.js';
import { Strips } from './strips.js';
import type { Reopened } from './use-draft.js';

/** The console of a hub: own room, place in the main room, messages and link. */
export function HubDesk({ hub, say }: { hub: Hub; say: HubSay }) {
  const state = useSyncExternalStore(hub.subscribe, hub.state);
  const zone = state.room.session.timeZone;
  const clocks = useMemo(() => clocksFor(say.language, zone), [say, zone]);
  const desk = useMemo(() => ({ hub, say, clocks, state }), [hub, say, clocks, state]);
  useEffect(() => {
    if (state.hub) document.title = `${state.hub.name} · ${state.room.session.title}`;
  }, [state.hub?.name, state.room.session.title]);
  return (
    <DeskContext.Provider value={desk}>
      <Board />
    </DeskContext.Provider>
  );
}

const TABS = ['tabRoom', 'tabPlace', 'tabDesk'] as const;
type Tab = (typeof TABS)[number];

type Open =
  | { name: 'test' | 'settings' }
  | { name: 'count'; given?: CommandArgs<'hub.checkIn'> }
  | { name: 'read'; own: OwnFloor; given?: string };

/** What was taken out of the outbox goes back into the form in which it was made. */
function useReopened(open: (what: Open) => void, turnTo: (tab: Tab) => void) {
  const { state } = useDesk();
  const [draft, setDraft] = useState<Reopened>();
  const [hands, setHands] = useState<HandsGiven>();
  const [pollHands, setPollHands] = useState<PollHandsGiven>();
  const [message, setMessage] = useState<MessageGiven>();
  const reopen = (entry: OutboxEntry): void => {
    const at = Date.now();
    const written = draftOf(entry);
    if (written) setDraft({ ...written, at });
    if (entry.type === 'hub.count') {
      const args = entry.args as CommandArgs<'hub.count'>;
      if ('pollId' in args) setPollHands({ args, at });
      else setHands({ args, at });
      turnTo('tabPlace');
    }
    if (entry.type === 'signal.send') {
      setMessage({ text: (entry.args as CommandArgs<'signal.send'>).text ?? '', at });
      turnTo('tabDesk');
    }
    if (entry.type === 'hub.checkIn')
      open({ name: 'count', given: entry.args as CommandArgs<'hub.checkIn'> });
    if (entry.type === 'floor.delivery') {
      const { floorId, text } = entry.args as CommandArgs<'floor.delivery'>;
      const own = state.room.mine.floor.find(({ id }) => id === floorId);
      if (own) open({ name: 'read', own, ...(text ? { given: text } : {}) });
    }
  };
  return { draft, hands, pollHands, message, reopen };
}

function Board() {
  const { say } = useDesk();
  const [tab, turnTo] = useState<Tab>('tabRoom');
  const [opened, open] = useState<Open>();
  const { draft, hands, pollHands, message, reopen } = useReopened(open, turnTo);
  const close = (): void => open(undefined);
  const count = (): void => {
    open({ name: 'count' });
    turnTo('tabRoom');
  };
  return (
    <div className="desk hub" data-tab={tab}>
      <Head onSettings={() => open({ name: 'settings' })} />
      <Strips />
      <ReadyBand />
      <TabBar tab={tab} onTurn={turnTo} />
      <main className="hub-board">
        <div className="hub-column own-room">
          <Counting opened={opened} onDone={close} />
          <Compose reopened={draft} />
          <OutboxPart onReopen={reopen} />
          <RoomCount onCount={count} />
        </div>
        <div className="hub-column our-place">
          <LateTakeaways />
          <OurPlace open={open} />
          <Polls given={pollHands} onCount={count} />
          <Hands given={hands} onCount={count} />
        </div>
        <div className="hub-column with-desk">
          <Messages given={message} />
          <Devices />
          <LinkPart />
        </div>
      </main>
      <footer className="foot">
        <p>{say('foot')}</p>
        <button type="button" className="link" onClick={() => open({ name: 'settings' })}>
          {say('closeHub')}
        </button>
      </footer>
      <Opened opened={opened} onClose={close} />
    </div>
  );
}

/** The count of the room: asked for at the first visit until somebody says later, and again on request. */
function Counting({ opened, onDone }: { opened: Open | undefined; onDone: () => void }) {
  const { state } = useDesk();
  const [isLater, later] = useState(false);
  const isFirst = !isLater && state.hub !== undefined && headcountOf(state.hub, state.entries) === null;
  if (opened?.name !== 'count' && !isFirst) return null;
  return (
    <CountPanel
      key={isFirst ? 'first' : 'again'}
      given={opened?.name === 'count' ? opened.given : undefined}
      onDone={() => {
        later(true);
        onDone();
      }}
    />
  );
}

/** Our place in the main room: questions, speakers, and what of our room was tested. */
function OurPlace({ open }: { open: (what: Open) => void }) {
  const { say, state, clocks, isOffline } = useDesk();
  const fact = isOffline ? say('asOf', { time: clocks.local.second(state.heardAt) }) : '';
  return (
    <Part name="places" title={say('ourPlace')} fact={fact}>
      <div className="scrolls">
        <Places />
        <Speakers onReadOut={(own) => open({ name: 'read', own })} />
        <Checks onTest={() => open({ name: 'test' })} />
      </div>
    </Part>
  );
}

/** The sheet that lies over the console, if one does. */
function Opened({ opened, onClose }: { opened: Open | undefined; onClose: () => void }) {
  switch (opened?.name) {
    case 'test':
      return <TestSheet onClose={onClose} />;
    case 'settings':
      return <SettingsSheet onClose={onClose} />;
    case 'read':
      return <ReadOutSheet own={opened.own} given={opened.given} onClose={onClose} />;
    default:
      return null;
  }
}

/** The three parts of a phone's screen, each with what waits there. */
function TabBar({ tab, onTurn }: { tab: Tab; onTurn: (tab: Tab) => void }) {
  const { say, state } = useDesk();
  const counts: Record<Tab, number> = {
    tabRoom: listedEntries(state.entries).length,
    tabPlace: 0,
    tabDesk: unread(messagesOf(state.room.mine.signals, state.entries)).length,
  };
  return (
    <nav className="hub-tabs" aria-label={say('columns')}>
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={name === tab ? 'page' : undefined}
          onClick={() => onTurn(name)}
        >
          {say(name)} {counts[name] > 0 ? <b>{counts[name]}</b> : null}
        </button>
      ))}
    </nav>
  );
}
