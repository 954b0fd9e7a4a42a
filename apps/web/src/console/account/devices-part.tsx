import type { LoginListed } from '@openfloor/contract';
import { useReach } from '../reach/context.js';
import { LoginLine } from './login-line.js';
import { AccountTrouble } from './trouble.js';
import { useCalls, useTold } from './use-calls.js';
import { useAccountSay } from './words.js';

/** Browsers that are signed in; each can be signed out from here, this one too. */
export function DevicesPart() {
  const say = useAccountSay();
  const reach = useReach();
  const { told, trouble, reload } = useTold<{ logins: LoginListed[] }>('/auth/logins');
  const ending = useCalls();
  const end = async ({ id, current }: LoginListed): Promise<void> => {
    await ending.call(() => reach.remove(`/auth/logins/${id}`));
    if (current) location.reload();
    else reload();
  };
  return (
    <section className="account-part" aria-label={say('devices')}>
      <h2>{say('devices')}</h2>
      <AccountTrouble trouble={trouble ?? ending.trouble} />
      <ul>
        {told?.logins.map((login) => (
          <LoginLine
            key={login.id}
            login={login}
            unnamed={say('unknownDevice')}
            act={say('signOutDevice')}
            onEnd={() => void end(login)}
          />
        ))}
      </ul>
    </section>
  );
}
