import { useState } from 'react';
import { useReach } from '../reach/context.js';
import { PasswordField } from './field.js';
import { StepForm } from './step-form.js';
import { AccountTrouble } from './trouble.js';
import { useCalls } from './use-calls.js';
import { useAccountSay } from './words.js';

/** Changes the password, which signs everybody else with this account out. */
export function PasswordPart() {
  const say = useAccountSay();
  const reach = useReach();
  const { busy, trouble, call } = useCalls();
  const [current, writeCurrent] = useState('');
  const [password, write] = useState('');
  const [isDone, done] = useState(false);
  const change = async (): Promise<void> => {
    done(false);
    if (!(await call(() => reach.post('/auth/password', { current, password })))) return;
    writeCurrent('');
    write('');
    done(true);
  };
  return (
    <section className="account-part" aria-label={say('changePassword')}>
      <h2>{say('changePassword')}</h2>
      <StepForm act={say('changeAct')} busy={busy} onSubmit={change}>
        <PasswordField word={say('presentPassword')} value={current} onWrite={writeCurrent} />
        <PasswordField word={say('newPassword')} value={password} isNew onWrite={write} />
        <AccountTrouble trouble={trouble} denied="wrongPassword" />
        {isDone ? <p role="status">{say('passwordChanged')}</p> : null}
      </StepForm>
    </section>
  );
}
