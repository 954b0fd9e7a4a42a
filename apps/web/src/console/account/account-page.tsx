import type { Account } from '@openfloor/contract';
import { useState } from 'react';
import { Page } from '../entry/message.js';
import { AccountsPart } from './accounts-part.js';
import { DevicesPart } from './devices-part.js';
import { FactorPart } from './factor-part.js';
import { PasswordPart } from './password-part.js';
import { TokensPart } from './tokens-part.js';
import { useAccountSay } from './words.js';

/** What belongs to an account: second factor, password, where it is signed in, its tokens; for administrators all accounts. */
export function AccountPage({ account, onBack }: { account: Account; onBack: () => void }) {
  const say = useAccountSay();
  const [changes, count] = useState(0);
  return (
    <Page>
      <p className="signed-in">
        <button type="button" className="link" onClick={onBack}>
          {say('back')}
        </button>
      </p>
      <h1>{say('account')}</h1>
      <p className="lead">
        <bdi>{account.name}</bdi> · <bdi>{account.email}</bdi>
      </p>
      <FactorPart onChange={() => count(changes + 1)} />
      <PasswordPart />
      <DevicesPart />
      <TokensPart />
      {account.administrator ? <AccountsPart key={changes} own={account.id} /> : null}
    </Page>
  );
}
