import type { Account } from '@openfloor/contract';
import { useState } from 'react';
import { Page } from '../entry/message.js';
import { TextField } from '../sheets/fields.js';
import { CodeField, PasswordField } from './field.js';
import {
  BLANK,
  signOnAddress,
  useEnd,
  useSigningIn,
  useWays,
  type Credentials,
  type Step,
} from './signing-in.js';
import { AccountTrouble } from './trouble.js';
import { useAccountSay } from './words.js';

/** Single sign-on where it is offered, email and password, and the code of the second factor where there is one. */
export function SignIn({ onSignedIn }: { onSignedIn: (account: Account) => void }) {
  const say = useAccountSay();
  const end = useEnd();
  const ways = useWays();
  const signing = useSigningIn(end === 'code' ? 'sign-on code' : 'password', onSignedIn);
  const { step, go } = signing;
  const isCode = step === 'code' || step === 'sign-on code';
  const isFirst = step === 'setup';
  return (
    <Page>
      <h1>{say(isCode ? 'codeTitle' : isFirst ? 'setupTitle' : 'signIn')}</h1>
      <p className="lead">{say(isCode ? 'codeLead' : isFirst ? 'setupLead' : 'signInLead')}</p>
      {end && end !== 'code' && !isCode ? (
        <p className="trouble" role="alert">
          {say(`end.${end}`)}
        </p>
      ) : null}
      {ways.oidc && step === 'password' ? <SignOn name={ways.oidc.name} /> : null}
      <SignInForm {...signing} />
      <p>
        <button type="button" className="link" onClick={() => go(step === 'password' ? 'setup' : 'password')}>
          {say(isCode ? 'startAgain' : isFirst ? 'toSignIn' : 'toSetup')}
        </button>
      </p>
    </Page>
  );
}

function SignOn({ name }: { name: string }) {
  const say = useAccountSay();
  return (
    <div className="sign-on">
      <a className="btn accent" href={signOnAddress(new URL(location.href))}>
        {say('signInWith', { name })}
      </a>
      <p className="hint">{say('or')}</p>
    </div>
  );
}

interface SignInFormProps {
  step: Step;
  trouble: Parameters<typeof AccountTrouble>[0]['trouble'];
  busy: boolean;
  enter: (told: Credentials) => Promise<void>;
}

function SignInForm({ step, trouble, busy, enter }: SignInFormProps) {
  const say = useAccountSay();
  const [told, tell] = useState(BLANK);
  const write = (change: Partial<Credentials>): void => tell({ ...told, ...change });
  const isCode = step === 'code' || step === 'sign-on code';
  const wrong = step === 'sign-on code' ? 'signInAgain' : 'wrongSignIn';
  return (
    <form
      className="form"
      onSubmit={(form) => {
        form.preventDefault();
        if (!busy) void enter(told);
        write({ code: '' });
      }}
    >
      {isCode ? (
        <CodeField key={step} value={told.code} focused onWrite={(code) => write({ code })} />
      ) : (
        <Credentialed told={told} isFirst={step === 'setup'} write={write} />
      )}
      <AccountTrouble trouble={trouble} denied={step === 'setup' ? 'notOpen' : wrong} />
      <div className="acts">
        <button type="submit" className="btn accent" aria-disabled={busy || undefined}>
          {say(isCode ? 'goOn' : step === 'setup' ? 'setupAct' : 'signIn')}
        </button>
      </div>
    </form>
  );
}

interface CredentialedProps {
  told: Credentials;
  isFirst: boolean;
  write: (change: Partial<Credentials>) => void;
}

/** Email and password; the first time of all, the key that the first start printed. */
function Credentialed({ told, isFirst, write }: CredentialedProps) {
  const say = useAccountSay();
  return (
    <>
      {isFirst ? (
        <>
          <TextField
            word={say('setupKey')}
            value={told.key}
            max={200}
            required
            autoComplete="off"
            onWrite={(key) => write({ key })}
          />
          <TextField
            word={say('yourName')}
            value={told.name}
            max={120}
            autoComplete="name"
            onWrite={(name) => write({ name })}
          />
        </>
      ) : null}
      <TextField
        word={say('email')}
        value={told.email}
        type="email"
        max={254}
        required
        autoComplete="username"
        onWrite={(email) => write({ email })}
      />
      <PasswordField
        key={String(isFirst)}
        word={say('password')}
        value={told.password}
        isNew={isFirst}
        onWrite={(password) => write({ password })}
      />
    </>
  );
}
