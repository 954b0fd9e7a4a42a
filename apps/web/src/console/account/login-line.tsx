import type { LoginListed } from '@openfloor/contract';
import { dayOf } from './day.js';
import { useAccountSay } from './words.js';

interface LoginLineProps {
  login: LoginListed;
  /** What it is called where it has no name of its own. */
  unnamed: string;
  act: string;
  onEnd: () => void;
}

/** One login or token: what it is, since when, when it was last used, and how it ends. */
export function LoginLine({ login, unnamed, act, onEnd }: LoginLineProps) {
  const say = useAccountSay();
  const { label, current, createdAt, seenAt, endsAt } = login;
  const day = (at: number): string => dayOf(say.language, at);
  return (
    <li className="session-line">
      <p>
        <b dir="auto">{label || unnamed}</b>
        {current ? ` (${say('thisDevice')})` : ''}
        <span>
          {say('made', { day: day(createdAt) })} {say('used', { day: day(seenAt) })}{' '}
          {endsAt === null ? say('neverEnds') : say('ends', { day: day(endsAt) })}
        </span>
      </p>
      <button type="button" className="btn" aria-label={`${act}: ${label || unnamed}`} onClick={onEnd}>
        {act}
      </button>
    </li>
  );
}
