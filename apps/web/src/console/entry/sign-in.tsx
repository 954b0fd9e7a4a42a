import type { Account } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { useSay } from '../desk/context.js';
import { useReach } from '../reach/context.js';
import type { Trouble } from '../reach/reach.js';
import { TextField } from '../sheets/fields.js';
import { Page } from './message.js';
import { TroubleLine } from './trouble-line.js';

/** Email and password; the first time of all, the key that the first start printed. */
export function SignIn({ onSignedIn }: { onSignedIn: (account: Account) => void }) {
  const say = useSay();
  const [first, begin] = useState(false);
  return (
    <Page>
      <h1>{say(first ? 'setupTitle' : 'signIn')}</h1>
      <p className="lead">{say(first ? 'setupLead' : 'signInLead')}</p>
      <SignInForm key={String(first)} first={first} onSignedIn={onSignedIn} />
      <p>
        <button type="button" className="link" onClick={() => begin(!first)}>
          {say(first ? 'toSignIn' : 'toSetup')}
        </button>
      </p>
    </Page>
  );
}

type Credentials = Record<'key' | 'name' | 'email' | 'password', string>;
const BLANK: Credentials = { key: '', name: '', email: '', password: '' };

interface Field {
  name: keyof Credentials;
  word: 'setupKey' | 'yourName' | 'email' | 'password';
  max: number;
  type?: string;
  required?: boolean;
  autoComplete: string;
  /** Only for the first account of all. */
  setup?: true;
}

const FIELDS: readonly Field[] = [
  { name: 'key', word: 'setupKey', max: 200, required: true, autoComplete: 'off', setup: true },
  { name: 'name', word: 'yourName', max: 120, autoComplete: 'name', setup: true },
  { name: 'email', word: 'email', type: 'email', max: 254, required: true, autoComplete: 'username' },
  {
    name: 'password',
    word: 'password',
    type: 'password',
    max: 256,
    required: true,
    autoComplete: 'current-password',
  },
];

interface SignInFormProps {
  first: boolean;
  onSignedIn: (account: Account) => void;
}

function SignInForm({ first, onSignedIn }: SignInFormProps) {
  const say = useSay();
  const { trouble, busy, enter } = useSigningIn(first, onSignedIn);
  const [told, tell] = useState(BLANK);
  const submit = (form: FormEvent): void => {
    form.preventDefault();
    void enter(told);
  };
  return (
    <form className="form" onSubmit={submit}>
      {FIELDS.filter(({ setup }) => first || !setup).map(({ name, word, setup: _setup, ...more }) => (
        <TextField
          key={name}
          word={say(word)}
          value={told[name]}
          {...more}
          {...(first && name === 'password' ? { autoComplete: 'new-password' } : {})}
          onWrite={(text) => tell({ ...told, [name]: text })}
        />
      ))}
      <TroubleLine trouble={trouble} signing />
      <div className="acts">
        <button type="submit" className="btn accent" aria-disabled={busy || undefined}>
          {say(first ? 'setupAct' : 'signIn')}
        </button>
      </div>
    </form>
  );
}

interface SigningIn {
  trouble: Trouble | null;
  busy: boolean;
  enter: (told: Credentials) => Promise<void>;
}

function useSigningIn(first: boolean, onSignedIn: (account: Account) => void): SigningIn {
  const reach = useReach();
  const [trouble, hit] = useState<Trouble | null>(null);
  const [busy, work] = useState(false);
  const enter = async ({ key, name, email, password }: Credentials): Promise<void> => {
    work(true);
    const named = name.trim() ? { name: name.trim() } : {};
    const told = first ? { key: key.trim(), email, password, ...named } : { email, password };
    const answer = await reach.post<{ account: Account }>(first ? '/setup' : '/auth/login', told);
    work(false);
    if (answer.ok) onSignedIn(answer.said.account);
    else hit(answer.trouble);
  };
  return { trouble, busy, enter };
}
