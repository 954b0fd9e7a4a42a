import { Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { DeskContext, useSay } from '../desk/context.js';
import { Desk } from '../desk/desk.js';
import { pageMemory } from '../desk/memory.js';
import { ReachContext } from '../reach/context.js';
import type { Reach } from '../reach/reach.js';
import { Boundary } from './boundary.js';
import { Message } from './message.js';
import { openRoom, type Sitter } from './opened.js';
import { fetchScreen, screenOf } from './screens.js';

interface Seated {
  desk: Desk;
  reach: Reach;
}

/** A room as this desk's role sees it, from the first connection on. */
export function RoomPage({ sitter, onLeave }: { sitter: Sitter; onLeave: () => void }) {
  const [seated, sit] = useState<Seated | null>(null);
  useEffect(() => {
    const opened = openRoom(sitter, (entry) => desk.hearRefusal(entry));
    const desk = new Desk(opened.room, pageMemory(sitter.session, sitter.actor));
    sit({ desk, reach: opened.reach });
    return () => {
      desk.close();
      opened.close();
    };
  }, [sitter]);
  if (!seated) return null;
  return (
    <ReachContext value={seated.reach}>
      <DeskContext value={seated.desk}>
        <Boundary broken={<Broken />}>
          <Seat desk={seated.desk} onLeave={onLeave} />
        </Boundary>
      </DeskContext>
    </ReachContext>
  );
}

function Broken() {
  const say = useSay();
  return (
    <Message
      title={say('brokenTitle')}
      text={say('brokenText')}
      act={say('reload')}
      onAct={() => location.reload()}
    />
  );
}

/** The view that fits the role. What was seen once stays on the screen, whatever happens to the line. */
export function Seat({ desk, onLeave }: { desk: Desk; onLeave: () => void }) {
  const say = useSay();
  const { session, you, connection, refusal } = useSyncExternalStore(
    desk.room.subscribe,
    desk.room.getSnapshot,
  );
  useEffect(() => {
    if (session) document.title = say('pageTitle', { title: session.title });
  }, [say, session]);
  const role = you?.role;
  useEffect(() => {
    if (role) void fetchScreen(role).catch(() => undefined);
  }, [role]);
  if (session && you) {
    const Screen = screenOf(you, session.leadId);
    return (
      <Suspense fallback={<Message title={say('joining')} />}>
        <Screen />
      </Suspense>
    );
  }
  if (connection === 'refused')
    return (
      <Message
        title={say('seatEnded')}
        text={say(refusal === 'UPGRADE' ? 'upgradeText' : 'seatEndedText')}
        act={say('signInInstead')}
        onAct={onLeave}
      />
    );
  if (connection === 'offline')
    return (
      <Message
        title={say('noAnswer')}
        text={say('tryingAgain')}
        act={say('tryNow')}
        onAct={() => desk.room.wake()}
      />
    );
  return <Message title={say('joining')} />;
}
