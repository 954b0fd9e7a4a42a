import type { OwnHub, SessionView } from '@openfloor/contract';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Icon } from '../../parts/icons.js';
import { Applying } from '../live/applying.js';
import { applyOf, stepOf, type ApplyStep } from '../logic/apply.js';
import { Act, Fault } from '../parts/controls.js';
import type { HubSay } from '../words.js';
import { ApplicationForm } from './application-form.js';

/** Between two tries without an answer, in milliseconds. */
const AGAIN_MS = 3_000;

/** The application to one session: the form, and from then on what became of it. */
export function Application({ say, session, code }: { say: HubSay; session: SessionView; code: string }) {
  const applying = useApplying(session.id);
  if (!applying) return <p role="status">{say('opening')}</p>;
  return <Steps say={say} code={code} applying={applying} />;
}

/** A seat in the session and its application; tried until somebody answers. */
function useApplying(sessionId: string): Applying | undefined {
  const [applying, set] = useState<Applying>();
  useEffect(() => {
    let isOver = false;
    let opened: Applying | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = async (): Promise<void> => {
      opened = await Applying.open(sessionId).catch(() => undefined);
      if (isOver) return opened?.close();
      if (opened) set(opened);
      else timer = setTimeout(() => void open(), AGAIN_MS);
    };
    void open();
    return () => {
      isOver = true;
      clearTimeout(timer);
      opened?.close();
    };
  }, [sessionId]);
  return applying;
}

function Steps({ say, code, applying }: { say: HubSay; code: string; applying: Applying }) {
  const { hubs, entries } = useSyncExternalStore(applying.subscribe, applying.state);
  const at = stepOf(hubs, entries);
  switch (at.step) {
    case 'form':
      return (
        <>
          <Before say={say} at={at} />
          <ApplicationForm
            say={say}
            code={code}
            isAgain={at.declined !== undefined}
            onApply={(application) => applying.give(applyOf(application))}
          />
        </>
      );
    case 'sending':
      return <p role="status">{say(at.isKept ? 'askingKept' : 'asking')}</p>;
    case 'asked':
      return <Told say={say} hub={at.hub} icon="clock" title={say('askedTitle')} text={say('askedText')} />;
    case 'taken':
      return (
        <Told say={say} hub={at.hub} icon="check" title={say('takenTitle')} text={say('takenText')}>
          <Enter say={say} applying={applying} hub={at.hub} />
        </Told>
      );
    case 'else': {
      const status = say.maybe(`hubStatus.${at.hub.status}`) ?? '';
      return <Told say={say} hub={at.hub} icon="info" title={say('elseTitle', { status })} text="" />;
    }
  }
}

/** Why the application before was not taken, or not sent. */
function Before({
  say,
  at: { declined, refused },
}: {
  say: HubSay;
  at: Extract<ApplyStep, { step: 'form' }>;
}) {
  if (refused)
    return <Fault words={say('notAsked', { reason: say.maybe(`no.${refused}`) ?? say('noElse') })} />;
  if (!declined) return null;
  const reason = say.maybe(`hubReason.${declined.reason ?? ''}`) ?? '';
  return (
    <div className="told declined" role="status">
      <h3>{say('declinedTitle', { reason })}</h3>
      <p>{say('declinedText')}</p>
    </div>
  );
}

function Told({
  say,
  hub,
  icon,
  title,
  text,
  children,
}: {
  say: HubSay;
  hub: OwnHub;
  icon: 'clock' | 'check' | 'info';
  title: string;
  text: string;
  children?: React.ReactNode;
}) {
  return (
    <div className={icon === 'check' ? 'told taken' : 'told'}>
      <div role="status">
        <h3>
          <Icon name={icon} /> {title}
        </h3>
        <p dir="auto">{say('applicationOf', { name: hub.name, city: hub.city })}</p>
        <p>{text}</p>
      </div>
      {children}
    </div>
  );
}

/** Sits down in the hub and opens its console. */
function Enter({ say, applying, hub }: { say: HubSay; applying: Applying; hub: OwnHub }) {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const enter = async (): Promise<void> => {
    setBusy(true);
    setFault('');
    try {
      await applying.enter(hub.id);
      location.assign(`/hub${new URL(location.href).searchParams.has('l') ? `?l=${say.language}` : ''}`);
    } catch {
      setBusy(false);
      setFault(say('codeUnreachable'));
    }
  };
  return (
    <>
      <Act look="accent" isOff={isBusy} onAct={() => void enter()}>
        {say(isBusy ? 'opening' : 'openHub')}
      </Act>
      <Fault words={fault} />
    </>
  );
}
