import type { Account } from '@openfloor/contract';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { AccountPage, SignIn } from '../account/late.js';
import { useSay } from '../desk/context.js';
import { useReach } from '../reach/context.js';
import { placeOf } from '../reach/page.js';
import { Boundary } from './boundary.js';
import { Lobby } from './lobby.js';
import { Message } from './message.js';

type Who =
  { state: 'asking' } | { state: 'nobody' } | { state: 'away' } | { state: 'here'; account: Account };

/** Signing in with an account, then choosing a room. A session in the address opens at once. */
export function Entrance({ onOpen }: { onOpen: (session: string, account: Account) => void }) {
  const say = useSay();
  const { who, ask, enter } = useAccount();
  const { session } = placeOf(new URL(location.href));
  const account = who.state === 'here' ? who.account : null;
  const [isOwn, lookAtOwn] = useState(false);
  useEffect(() => {
    if (account && session) onOpen(session, account);
  }, [account, session, onOpen]);
  if (who.state === 'asking') return <Message title={say('entering')} />;
  if (who.state === 'away')
    return <Message title={say('noAnswer')} text={say('noAnswerText')} act={say('tryNow')} onAct={ask} />;
  if (account && session) return null;
  return (
    <Boundary broken={<Message title={say('noAnswer')} text={say('noAnswerText')} />}>
      <Suspense fallback={<Message title={say('entering')} />}>
        {!account ? (
          <SignIn onSignedIn={enter} />
        ) : isOwn ? (
          <AccountPage account={account} onBack={() => lookAtOwn(false)} />
        ) : (
          <Lobby account={account} onOpen={onOpen} onSignedOut={ask} onAccount={() => lookAtOwn(true)} />
        )}
      </Suspense>
    </Boundary>
  );
}

function useAccount(): { who: Who; ask: () => void; enter: (account: Account) => void } {
  const reach = useReach();
  const [who, set] = useState<Who>({ state: 'asking' });
  const ask = useCallback(() => {
    void reach.get<{ account: Account }>('/auth/me').then((answer) => {
      if (answer.ok) set({ state: 'here', account: answer.said.account });
      else
        set({
          state: answer.trouble.code === 'NO_ANSWER' && answer.trouble.status !== 401 ? 'away' : 'nobody',
        });
    });
  }, [reach]);
  useEffect(ask, [ask]);
  return { who, ask, enter: (account) => set({ state: 'here', account }) };
}
