import { acceptInvitation, isForLater, RefusedCall } from '@openfloor/client';
import type { Account } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import { addressOf, placeOf } from '../reach/page.js';
import { useSay } from '../desk/context.js';

import { Entrance } from './entrance.js';
import { Message } from './message.js';
import { keepSeat, keptSeat, type Sitter } from './opened.js';
import { RoomPage } from './room-page.js';

type Stage =
  | { name: 'entering' }
  | { name: 'entrance' }
  | { name: 'ended'; why: 'linkEnded' | 'noAnswer' }
  | { name: 'room'; sitter: Sitter };

/** Goes to a place without a reload; the address stays true and holds no secret. */
function moveTo(session: string | null, role: string | null): void {
  history.replaceState(null, '', addressOf(new URL(location.href), { session, role }));
}

async function enterByLink(token: string): Promise<Stage> {
  try {
    const seated = await acceptInvitation({ token, device: deviceName() });
    keepSeat(seated);
    moveTo(seated.sessionId, seated.actor.role);
    return { name: 'room', sitter: { session: seated.sessionId, actor: seated.actor.id, seat: seated.seat } };
  } catch (error) {
    const hasEnded = error instanceof RefusedCall && !isForLater(error.code);
    return { name: 'ended', why: hasEnded ? 'linkEnded' : 'noAnswer' };
  }
}

/** A word by which a device is known in the list of a link's devices. */
function deviceName(): string {
  const system = /Windows|Mac OS X|Android|iPhone|iPad|CrOS|Linux/.exec(navigator.userAgent)?.[0] ?? '';
  const browser = /Firefox|Edg|OPR|Chrome|Safari/.exec(navigator.userAgent)?.[0] ?? '';
  return [browser.replace('Edg', 'Edge').replace('OPR', 'Opera'), system.replace(' OS X', '')]
    .filter(Boolean)
    .join(', ');
}

function kept(): Stage {
  const { session, role } = placeOf(new URL(location.href));
  const sitter = session && role ? keptSeat(session, role) : undefined;
  return sitter ? { name: 'room', sitter } : { name: 'entrance' };
}

/** The console: by a link straight into its room, by a kept seat back into it, else by signing in. */
export function Console() {
  const say = useSay();
  const [stage, go] = useState<Stage>({ name: 'entering' });
  useEffect(() => {
    const token = decodeURIComponent(location.hash.slice(1));
    if (token) void enterByLink(token).then(go);
    else go(kept());
    const changed = (): void =>
      location.hash.length > 1
        ? void enterByLink(decodeURIComponent(location.hash.slice(1))).then(go)
        : undefined;
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  const open = (session: string, account: Account): void => {
    moveTo(session, null);
    go({ name: 'room', sitter: { session, actor: account.id } });
  };
  const leave = (): void => {
    moveTo(null, null);
    go({ name: 'entrance' });
  };
  if (stage.name === 'entering') return <Message title={say('entering')} />;
  if (stage.name === 'room')
    return (
      <RoomPage key={`${stage.sitter.session} ${stage.sitter.actor}`} sitter={stage.sitter} onLeave={leave} />
    );
  if (stage.name === 'ended')
    return (
      <Message
        title={say(stage.why)}
        text={say(`${stage.why}Text`)}
        act={say('signInInstead')}
        onAct={leave}
      />
    );
  return <Entrance onOpen={open} />;
}
