import { Icon } from '../parts/icons.js';
import { LinkButton } from './controls.js';
import type { Part } from './floor-line.js';
import { useLaterPage } from './later-context.js';
import type { OwnStatus } from './own-status.js';
import type { Outgoing } from './phone-state.js';

/** How far it got, for the eye; the words beneath say it too. */
export function Parts({ parts }: { parts: readonly Part[] }) {
  return (
    <div className="parts" aria-hidden="true">
      {parts.map((part, place) => (
        <span key={place} className={part} />
      ))}
    </div>
  );
}

/** What became of it, with its sign. */
export function StatusLine({ status }: { status: OwnStatus }) {
  return (
    <p className={`status ${status.tone}`}>
      <Icon name={status.icon} />
      {status.words}
    </p>
  );
}

interface OutgoingProps {
  outgoing: Outgoing;
  /** Why it was refused, and what leads to another try. */
  why: string;
  again: string;
  onAgain: () => void;
}

/** How far something got that has no receipt yet. */
export function OutgoingStatus({ outgoing: { id, state }, why, again, onAgain }: OutgoingProps) {
  const { phone, say, state: page } = useLaterPage();
  const isAtHub = page.room.you.relayed && page.line !== 'offline';
  const status: OwnStatus =
    state === 'refused'
      ? { tone: 'danger', icon: 'aside', words: say('statusRefused') }
      : state === 'kept'
        ? { tone: 'warn', icon: 'clock', words: say(isAtHub ? 'statusAtHub' : 'statusWaiting') }
        : { tone: 'plain', icon: 'clock', words: say('statusSending') };
  return (
    <>
      <StatusLine status={status} />
      {state === 'kept' ? (
        <p className="reason">{say(isAtHub ? 'statusAtHubText' : 'statusWaitingText')}</p>
      ) : null}
      {state === 'refused' ? (
        <>
          <p className="reason">{why}</p>
          <p className="own-links">
            <LinkButton
              onTap={() => {
                phone.dismiss(id);
                onAgain();
              }}
            >
              {again}
            </LinkButton>
          </p>
        </>
      ) : null}
    </>
  );
}
