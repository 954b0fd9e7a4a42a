import type { RecoveryCodes, SecondFactorBegun, SecondFactorState } from '@openfloor/contract';
import { useState } from 'react';
import { useReach } from '../reach/context.js';
import { Copy } from '../sheets/copy.js';
import { LinkQr } from '../sheets/link-qr.js';
import { dayOf } from './day.js';
import { CodeField, PasswordField } from './field.js';
import { RecoveryList } from './recovery-list.js';
import { StepForm } from './step-form.js';
import { AccountTrouble } from './trouble.js';
import { useCalls, useTold } from './use-calls.js';
import { useAccountSay } from './words.js';

type Stage =
  | { name: 'state' }
  | { name: 'password' }
  | { name: 'key'; begun: SecondFactorBegun }
  | { name: 'codes'; codes: readonly string[] }
  | { name: 'sure'; to: 'off' | 'codes' };

const PATH = '/auth/second-factor';

/** The second factor: off, on its way, or on; each step in its place. */
export function FactorPart({ onChange }: { onChange: () => void }) {
  const say = useAccountSay();
  const { told, trouble, reload } = useTold<SecondFactorState>(PATH);
  const [stage, go] = useState<Stage>({ name: 'state' });
  const back = (): void => {
    reload();
    onChange();
    go({ name: 'state' });
  };
  return (
    <section className="account-part" aria-label={say('secondFactor')}>
      <h2>{say('secondFactor')}</h2>
      <AccountTrouble trouble={trouble} />
      {told && stage.name === 'state' ? <Standing state={told} go={go} /> : null}
      {stage.name === 'password' ? <Begin go={go} onCancel={back} /> : null}
      {stage.name === 'key' ? <Confirm begun={stage.begun} go={go} onCancel={back} /> : null}
      {stage.name === 'codes' ? <RecoveryList codes={stage.codes} onKept={back} /> : null}
      {stage.name === 'sure' ? <Sure to={stage.to} go={go} onCancel={back} /> : null}
    </section>
  );
}

interface Going {
  go: (stage: Stage) => void;
}

function Standing({ state, go }: Going & { state: SecondFactorState }) {
  const say = useAccountSay();
  if (!state.on)
    return (
      <>
        <p>{say(state.hasPassword ? 'factorOff' : 'factorElsewhere')}</p>
        {state.hasPassword ? (
          <button type="button" className="btn accent" onClick={() => go({ name: 'password' })}>
            {say('switchOn')}
          </button>
        ) : null}
      </>
    );
  return (
    <>
      <p>
        {say('factorOn', { day: dayOf(say.language, state.since ?? 0) })}{' '}
        {say('codesLeft', { n: state.recoveryCodesLeft })}
      </p>
      <div className="acts">
        <button type="button" className="btn" onClick={() => go({ name: 'sure', to: 'codes' })}>
          {say('newCodes')}
        </button>
        <button type="button" className="btn" onClick={() => go({ name: 'sure', to: 'off' })}>
          {say('switchOff')}
        </button>
      </div>
    </>
  );
}

function Begin({ go, onCancel }: Going & { onCancel: () => void }) {
  const say = useAccountSay();
  const reach = useReach();
  const { busy, trouble, call } = useCalls();
  const [password, write] = useState('');
  const begin = async (): Promise<void> => {
    const begun = await call(() => reach.post<SecondFactorBegun>(PATH, { password }));
    if (begun) go({ name: 'key', begun });
  };
  return (
    <StepForm act={say('goOn')} busy={busy} onSubmit={begin} onCancel={onCancel}>
      <PasswordField word={say('passwordAgain')} value={password} focused onWrite={write} />
      <AccountTrouble trouble={trouble} denied="wrongPassword" />
    </StepForm>
  );
}

function Confirm({ begun, go, onCancel }: Going & { begun: SecondFactorBegun; onCancel: () => void }) {
  const say = useAccountSay();
  const reach = useReach();
  const { busy, trouble, call } = useCalls();
  const [code, write] = useState('');
  const confirm = async (): Promise<void> => {
    const done = await call(() => reach.post<RecoveryCodes>(`${PATH}/confirm`, { code }));
    if (done) go({ name: 'codes', codes: done.recoveryCodes });
  };
  return (
    <StepForm act={say('confirm')} busy={busy} onSubmit={confirm} onCancel={onCancel}>
      <p>{say('scan')}</p>
      <LinkQr url={begun.uri} label={say('qrOfKey')} />
      <div className="labelled">
        {say('key')}
        <Copy text={begun.secret} />
      </div>
      <CodeField value={code} focused onWrite={write} />
      <AccountTrouble trouble={trouble} denied="wrongCode" />
    </StepForm>
  );
}

function Sure({ to, go, onCancel }: Going & { to: 'off' | 'codes'; onCancel: () => void }) {
  const say = useAccountSay();
  const reach = useReach();
  const { busy, trouble, call } = useCalls();
  const [password, writePassword] = useState('');
  const [code, writeCode] = useState('');
  const act = async (): Promise<void> => {
    const done = await call(() => reach.post<Partial<RecoveryCodes>>(`${PATH}/${to}`, { password, code }));
    if (done?.recoveryCodes) go({ name: 'codes', codes: done.recoveryCodes });
    else if (done) onCancel();
  };
  return (
    <StepForm
      act={say(to === 'off' ? 'switchOff' : 'newCodes')}
      busy={busy}
      onSubmit={act}
      onCancel={onCancel}
    >
      <PasswordField word={say('passwordAgain')} value={password} focused onWrite={writePassword} />
      <CodeField value={code} onWrite={writeCode} />
      <AccountTrouble trouble={trouble} denied="wrongPassword" />
    </StepForm>
  );
}
