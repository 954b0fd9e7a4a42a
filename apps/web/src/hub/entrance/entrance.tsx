import type { SessionView } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import { deviceKeep } from '../../live/keep.js';
import { Brand, FloorLine } from '../../parts/floor-line.js';
import { typedCode } from '../../parts/join-code.js';
import { sessionOf } from '../live/applying.js';
import { BLANK, keepApplication, keptApplication } from '../logic/apply.js';
import { Act, Fault, Line, LinkAct } from '../parts/controls.js';
import type { HubSay } from '../words.js';
import { Application } from './application.js';

/** Between two tries without an answer, in milliseconds. */
const AGAIN_MS = 3_000;

/** Where somebody without a seat arrives: to ask that their hub be taken, and to hear what became of that. */
export function Entrance({
  say,
  code,
  isLinkBad,
  hasLast,
}: {
  say: HubSay;
  /** The code of the address, empty without one. */
  code: string;
  isLinkBad: boolean;
  /** A hub was opened on this laptop before. */
  hasLast: boolean;
}) {
  const [asked, ask] = useState(() => code || (keptApplication(deviceKeep())?.code ?? ''));
  const found = useSession(asked);
  const leave = (): void => {
    keepApplication(deviceKeep(), undefined);
    ask('');
  };
  return (
    <div className="entrance hub-entrance">
      <header className="entrance-head">
        <Brand />
      </header>
      <FloorLine />
      <main className="entrance-body">
        <h1>{say('entranceTitle')}</h1>
        <p className="lead">{say('entranceLead')}</p>
        {isLinkBad ? (
          <p className="trouble" role="alert">
            {say('badLink')}
          </p>
        ) : null}
        {hasLast ? (
          <p>
            <a className="btn" href="/hub">
              {say('openHub')}
            </a>
          </p>
        ) : null}
        {typeof found === 'object' ? (
          <>
            <h2>
              <span dir="auto">{say('applyTo', { session: found.title })}</span>
            </h2>
            <p className="note">
              <span dir="auto">{found.meeting.name}</span>{' '}
              <LinkAct onAct={leave}>{say('otherSession')}</LinkAct>
            </p>
            <Application key={found.id} say={say} session={found} code={asked} />
          </>
        ) : (
          <CodeForm say={say} given={asked} found={found} onAsk={ask} />
        )}
      </main>
    </div>
  );
}

type Found = SessionView | 'none' | 'wrong' | 'asking' | 'unreachable';

/** The session with this code, asked for until somebody answers. */
function useSession(code: string): Found {
  const [found, find] = useState<Found>('none');
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      try {
        const card = await sessionOf(code);
        if (isOver) return;
        if (card)
          keepApplication(deviceKeep(), { code, draft: keptApplication(deviceKeep())?.draft ?? BLANK });
        find(card?.session ?? 'wrong');
      } catch {
        if (isOver) return;
        find('unreachable');
        timer = setTimeout(() => void look(), AGAIN_MS);
      }
    };
    find(code ? 'asking' : 'none');
    if (code) void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [code]);
  return found;
}

function CodeForm({
  say,
  given,
  found,
  onAsk,
}: {
  say: HubSay;
  given: string;
  found: Found;
  onAsk: (code: string) => void;
}) {
  const [typed, type] = useState(given);
  return (
    <form
      className="code-form"
      onSubmit={(form) => {
        form.preventDefault();
        onAsk(typedCode(typed));
      }}
    >
      <Line label={say('sessionCode')} most={20} value={typed} onWrite={type} isInvalid={found === 'wrong'} />
      <Act look="accent" onAct={() => onAsk(typedCode(typed))}>
        {say('codeNext')}
      </Act>
      <Fault
        words={found === 'wrong' ? say('codeWrong') : found === 'unreachable' ? say('codeUnreachable') : ''}
      />
      <p className="note">{say('haveLink')}</p>
    </form>
  );
}
