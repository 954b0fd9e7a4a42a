import type { AccountListed } from '@openfloor/contract';
import { useState } from 'react';
import { useReach } from '../reach/context.js';
import { PasswordField } from './field.js';
import { StepForm } from './step-form.js';
import { AccountTrouble } from './trouble.js';
import { useCalls, useTold } from './use-calls.js';
import { useAccountSay } from './words.js';

/** All accounts, for administrators, who help whoever lost the second factor. */
export function AccountsPart({ own }: { own: string }) {
  const say = useAccountSay();
  const { told, trouble, reload } = useTold<{ accounts: AccountListed[] }>('/accounts');
  const [chosen, choose] = useState<AccountListed | null>(null);
  const [helped, help] = useState<AccountListed | null>(null);
  const done = (account: AccountListed): void => {
    choose(null);
    help(account);
    reload();
  };
  return (
    <section className="account-part" aria-label={say('people')}>
      <h2>{say('people')}</h2>
      <AccountTrouble trouble={trouble} />
      {helped ? <p role="status">{say('resetDone', { name: helped.name })}</p> : null}
      <ul>
        {told?.accounts.map((account) => (
          <li key={account.id} className="session-line">
            <p>
              <b dir="auto">{account.name}</b>
              <span>
                <bdi>{account.email}</bdi>
                {account.administrator ? ` · ${say('administrator')}` : ''} ·{' '}
                {say(account.secondFactor ? 'hasFactor' : 'noFactor')}
              </span>
            </p>
            {account.secondFactor && account.id !== own ? (
              <button type="button" className="btn" onClick={() => choose(account)}>
                {say('reset')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {chosen ? <Reset key={chosen.id} account={chosen} onDone={done} onCancel={() => choose(null)} /> : null}
    </section>
  );
}

interface ResetProps {
  account: AccountListed;
  onDone: (account: AccountListed) => void;
  onCancel: () => void;
}

function Reset({ account, onDone, onCancel }: ResetProps) {
  const say = useAccountSay();
  const reach = useReach();
  const { busy, trouble, call } = useCalls();
  const [password, write] = useState('');
  const reset = async (): Promise<void> => {
    const path = `/accounts/${account.id}/second-factor/reset`;
    if (await call(() => reach.post(path, { password }))) onDone(account);
  };
  return (
    <StepForm act={say('reset')} busy={busy} onSubmit={reset} onCancel={onCancel}>
      <p>{say('resetLead', { name: account.name })}</p>
      <PasswordField word={say('passwordAgain')} value={password} focused onWrite={write} />
      <AccountTrouble trouble={trouble} denied="wrongPassword" />
    </StepForm>
  );
}
