import { TextField } from '../sheets/fields.js';
import { useAccountSay } from './words.js';

const LONGEST = 256;

/** A field for a password that is there already, or for a new one. */
export function PasswordField({
  word,
  value,
  isNew = false,
  focused = false,
  onWrite,
}: {
  word: string;
  value: string;
  isNew?: boolean;
  focused?: boolean;
  onWrite: (text: string) => void;
}) {
  return (
    <TextField
      word={word}
      value={value}
      type="password"
      max={LONGEST}
      required
      focused={focused}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      onWrite={onWrite}
    />
  );
}

/** A field for a code of an authenticator, or for a recovery code. */
export function CodeField({
  value,
  focused = false,
  onWrite,
}: {
  value: string;
  focused?: boolean;
  onWrite: (text: string) => void;
}) {
  const say = useAccountSay();
  return (
    <TextField
      word={say('code')}
      value={value}
      max={40}
      required
      focused={focused}
      autoComplete="one-time-code"
      onWrite={onWrite}
    />
  );
}
