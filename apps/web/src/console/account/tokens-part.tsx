import type { LoginListed } from '@openfloor/contract';
import { useState } from 'react';
import { useReach } from '../reach/context.js';
import { Copy } from '../sheets/copy.js';
import { TextField } from '../sheets/fields.js';
import { LoginLine } from './login-line.js';
import { StepForm } from './step-form.js';
import { AccountTrouble } from './trouble.js';
import { useCalls, useTold } from './use-calls.js';
import { useAccountSay } from './words.js';

/** Personal access tokens: made here and shown once, listed, ended one by one. */
export function TokensPart() {
  const say = useAccountSay();
  const reach = useReach();
  const { told, trouble, reload } = useTold<{ tokens: LoginListed[] }>('/auth/tokens');
  const calls = useCalls();
  const [label, write] = useState('');
  const [made, show] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    const done = await calls.call(() =>
      reach.post<{ token: string }>('/auth/tokens', { label: label.trim() }),
    );
    if (!done) return;
    show(done.token);
    write('');
    reload();
  };
  const end = async (id: string): Promise<void> => {
    await calls.call(() => reach.remove(`/auth/tokens/${id}`));
    show(null);
    reload();
  };
  return (
    <section className="account-part" aria-label={say('tokens')}>
      <h2>{say('tokens')}</h2>
      <p>{say('tokensLead')}</p>
      <AccountTrouble trouble={trouble ?? calls.trouble} />
      {told?.tokens.length === 0 ? <p className="nothing">{say('noTokens')}</p> : null}
      <ul>
        {told?.tokens.map((token) => (
          <LoginLine
            key={token.id}
            login={token}
            unnamed={say('tokens')}
            act={say('endToken')}
            onEnd={() => void end(token.id)}
          />
        ))}
      </ul>
      <StepForm act={say('makeToken')} busy={calls.busy} onSubmit={make}>
        <TextField word={say('tokenLabel')} value={label} max={80} required onWrite={write} />
      </StepForm>
      {made ? (
        <div className="made-room" role="status">
          <p>{say('tokenMade')}</p>
          <Copy text={made} />
        </div>
      ) : null}
    </section>
  );
}
