import type { InvitationMade, StageView } from '@openfloor/contract';
import { useState } from 'react';
import { Act } from '../board/small.js';
import { useCan, useSay, useSession } from '../desk/context.js';
import { stagePages, withSecret } from '../logic/stage-choices.js';
import { useReach } from '../reach/context.js';
import { publicUrl } from '../reach/page.js';
import { Copy } from '../sheets/copy.js';
import { LinkQr } from '../sheets/link-qr.js';

/** The pages of a screen: for its browser and for a video mixer; and a link by which it says what it painted. */
export function StageLinks({ stage }: { stage: StageView }) {
  const say = useSay();
  const can = useCan();
  const { code } = useSession();
  const { page, overlay } = stagePages(publicUrl(), code, stage.no);
  return (
    <div className="stage-links">
      <div>
        <b>{say('stagePage')}</b>
        <Copy text={page} />
        <b>{say('overlayPage')}</b>
        <Copy text={overlay} />
        <p className="hint">{say('overlayHint')}</p>
        {can.has('invitation.revoke') ? <Reporting stage={stage} page={page} /> : null}
      </div>
      <LinkQr url={page} label={say('qrLabel', { url: page })} />
    </div>
  );
}

/** A link with the seat of a display. It is shown once, like every link with a role. */
function Reporting({ stage, page }: { stage: StageView; page: string }) {
  const say = useSay();
  const reach = useReach();
  const { id } = useSession();
  const [link, show] = useState<string | null>(null);
  const [failed, fail] = useState(false);
  const make = async (): Promise<void> => {
    const asked = { role: 'display', label: stage.name };
    const answer = await reach.post<{ invitations: InvitationMade[] }>(`/sessions/${id}/invitations`, asked);
    const made = answer.ok ? answer.said.invitations[0] : undefined;
    fail(!made);
    if (made) show(withSecret(page, made.url));
  };
  if (link)
    return (
      <section className="made" role="status">
        <LinkQr url={link} label={say('qrLabel', { url: link })} />
        <div>
          <b>{say('reportingLink')}</b>
          <p>{say('shownOnce')}</p>
          <Copy text={link} />
        </div>
      </section>
    );
  return (
    <div className="acts">
      <Act label={say('makeReporting')} about={stage.name} onAct={() => void make()} />
      <span role="alert">{failed ? say('failed') : ''}</span>
    </div>
  );
}
