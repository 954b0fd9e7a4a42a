import type { InvitationListed, InvitationMade } from '@openfloor/contract';
import { useCallback, useEffect, useState } from 'react';
import { Act } from '../board/small.js';
import { useAllHubs } from '../hubs/use-hubs.js';
import { useClock, useDesk, usePeople, useSay, useSession } from '../desk/context.js';
import { useReach } from '../reach/context.js';
import { LinkForm } from './link-form.js';
import { MadeLink } from './made-link.js';
import { Part, Sheet } from './sheet.js';

/** Links for the people of the session: made here, shown once, and ended here. */
export function LinksSheet() {
  const say = useSay();
  const [made, show] = useState<InvitationMade[]>([]);
  const { list, failed, reload } = useInvitations();
  const take = (links: InvitationMade[]): void => {
    show(links);
    void reload();
  };
  return (
    <Sheet title={say('links')} lead={say('linksLead')}>
      {made.map((link) => (
        <MadeLink key={link.id} link={link} title={say('madeFor', { role: say(`role.${link.role}`) })} />
      ))}
      <Part title={say('newLink')}>
        <LinkForm onMade={take} />
      </Part>
      <Part title={say('allLinks')}>
        {failed ? <p className="hint">{say('failed')}</p> : null}
        {list.length === 0 && !failed ? <p className="nothing">{say('noLinks')}</p> : null}
        <ul className="links">
          {list.map((link) => (
            <Link key={link.id} link={link} onRevoked={() => void reload()} />
          ))}
        </ul>
      </Part>
    </Sheet>
  );
}

function useInvitations(): { list: InvitationListed[]; failed: boolean; reload: () => Promise<void> } {
  const reach = useReach();
  const { id } = useSession();
  const [state, set] = useState<{ list: InvitationListed[]; failed: boolean }>({ list: [], failed: false });
  const reload = useCallback(async () => {
    const answer = await reach.get<{ invitations: InvitationListed[] }>(`/sessions/${id}/invitations`);
    set((held) => (answer.ok ? { list: answer.said.invitations, failed: false } : { ...held, failed: true }));
  }, [reach, id]);
  useEffect(() => void reload(), [reload]);
  return { ...state, reload };
}

function Link({ link, onRevoked }: { link: InvitationListed; onRevoked: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const clock = useClock();
  const name = useNameOf(link);
  const end = (deviceId?: string): void => {
    const args = { invitationId: link.id, ...(deviceId ? { deviceId } : {}) };
    void desk
      .order({ type: 'invitation.revoke', args, says: 'revoke' })
      .then((reply) => (reply?.ok ? onRevoked() : undefined));
  };
  return (
    <li className={link.revoked ? 'link-row ended' : 'link-row'}>
      <p>
        <b>{say(`role.${link.role}`)}</b> <bdi>{name}</bdi>
        <span className="row-fact">
          {link.revoked ? say('ended') : say('madeAt', { time: clock.minute(link.madeAt) })}
        </span>
      </p>
      {link.revoked ? null : <Act label={say('endLink')} onAct={() => end()} />}
      <ul>
        {link.devices.map((device) => (
          <li key={device.id} className="device">
            <bdi>{device.label || say('device')}</bdi>{' '}
            <span className="row-fact">{clock.minute(device.at)}</span>
            {device.revoked || link.revoked ? (
              say('ended')
            ) : (
              <Act label={say('endDevice')} onAct={() => end(device.id)} />
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Who a link is for: a person, a hub, or what its label says. */
function useNameOf({ personId, hubId, label }: InvitationListed): string {
  const people = usePeople();
  const hubs = useAllHubs();
  return (
    people.find(({ id }) => id === personId)?.name ?? hubs.find(({ id }) => id === hubId)?.name ?? label ?? ''
  );
}
