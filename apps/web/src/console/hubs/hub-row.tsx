import type { HubView, InvitationMade } from '@openfloor/contract';
import { useState } from 'react';
import { Act } from '../board/small.js';
import { useDesk, useSay, useSession } from '../desk/context.js';
import { decideOn } from '../desk/hubbing.js';
import { markSize, peopleOf, type HubNow } from '../logic/hubs.js';
import { useReach } from '../reach/context.js';
import { MadeLink } from '../sheets/made-link.js';
import { HubActs } from './hub-acts.js';
import { HubChecks, HubCount, HubHealth, HubPlace } from './hub-facts.js';
import { HubForm } from './hub-form.js';
import { HubWord } from './hub-word.js';
import { useHubTrouble } from './use-hubs.js';

/** A hub that takes part: its mark as large as its room, how it is heard, what it told, and what can be done. */
export function HubRow({ now, most }: { now: HubNow; most: number }) {
  const { hub } = now;
  const [editing, edit] = useState(false);
  if (editing)
    return (
      <li className="hub">
        <HubForm hub={hub} onDone={() => edit(false)} />
      </li>
    );
  return (
    <li className="hub">
      <HubMark now={now} most={most} />
      <div className="hub-body">
        <HubHead now={now} />
        <HubPlace hub={hub} />
        <HubHealth now={now} />
        <HubCount hub={hub} />
        <HubChecks hub={hub} />
        <Doing hub={hub} onEdit={() => edit(true)} />
      </div>
    </li>
  );
}

/** Full while the hub is heard, hollow while it is not. A picture of what the words beside it say. */
function HubMark({ now: { hub, status }, most }: { now: HubNow; most: number }) {
  const size = markSize(peopleOf(hub), most);
  const isHeard = status === 'live' || status === 'degraded';
  return (
    <span className="hub-mark" aria-hidden="true">
      <svg className={isHeard ? undefined : 'hollow'} width={size} height={size}>
        <circle cx="50%" cy="50%" r={isHeard ? size / 2 : size / 2 - 1} />
      </svg>
    </span>
  );
}

function HubHead({ now: { hub, status } }: { now: HubNow }) {
  const say = useSay();
  const trouble = useHubTrouble(hub.id);
  const { headcount, reason } = hub;
  return (
    <p className="hub-head">
      <b className="hub-name" dir="auto">
        {hub.name}
      </b>
      <HubWord status={status} {...(trouble ? { words: trouble.words } : {})} />
      {reason ? <span>{say(`hubReason.${reason}`)}</span> : null}
      <span className="hub-people">
        {headcount === null ? say('hubUncounted') : say('hubPeople', { n: headcount })}
      </span>
    </p>
  );
}

/** The acts of a hub, and what two of them open: its link, and whether it is closed for sure. */
function Doing({ hub, onEdit }: { hub: HubView; onEdit: () => void }) {
  const say = useSay();
  const [link, makeLink, failed] = useHubLink(hub);
  const [closing, close] = useState(false);
  return (
    <>
      <HubActs hub={hub} onEdit={onEdit} onLink={makeLink} onClosing={() => close(true)} />
      <span role="alert">{failed ? say('failed') : ''}</span>
      {closing ? <Closing hub={hub} onDone={() => close(false)} /> : null}
      {link ? <MadeLink link={link} title={say('hubLinkOf', { name: hub.name })} /> : null}
    </>
  );
}

/** A link for a hub, made on the spot: the only time it can be seen. */
function useHubLink({ id: hubId }: HubView): [InvitationMade | undefined, () => void, boolean] {
  const reach = useReach();
  const { id } = useSession();
  const [state, set] = useState<{ link?: InvitationMade; failed: boolean }>({ failed: false });
  const make = async (): Promise<void> => {
    const path = `/sessions/${id}/invitations`;
    const made = await reach.post<{ invitations: InvitationMade[] }>(path, { role: 'hub', hubId });
    const [link] = made.ok ? made.said.invitations : [];
    set((held) => (link ? { link, failed: false } : { ...held, failed: true }));
  };
  return [state.link, () => void make(), state.failed];
}

function Closing({ hub, onDone }: { hub: HubView; onDone: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const close = (): void => {
    onDone();
    void decideOn(desk, hub, 'close');
  };
  return (
    <div className="form boxed">
      <p>{say('hubCloseSure')}</p>
      <div className="acts">
        <Act label={say('hubCloseAct')} about={hub.name} kind="accent" onAct={close} />
        <Act label={say('cancel')} onAct={onDone} />
      </div>
    </div>
  );
}
