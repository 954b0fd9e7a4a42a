import { Suspense, useState } from 'react';
import { groupedCode, joinAddress } from '../../parts/join-code.js';
import { QrCode } from '../../parts/qr-code.js';
import { Act } from '../board/small.js';
import { useCan, useDesk, useSay, useSession } from '../desk/context.js';
import { DoorParts } from '../door/late-door.js';
import { useReach } from '../reach/context.js';
import { publicUrl } from '../reach/page.js';
import { Copy } from './copy.js';
import { Sheet } from './sheet.js';

/** How people get in: code, address and QR, for the screen and for copying; and a new code. */
export function JoinSheet() {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const { code, switches } = useSession();
  const { url, shown } = joinAddress(publicUrl(), code);
  return (
    <Sheet title={say('joinTitle')} lead={say(switches.joins ? 'joinLead' : 'joinLocked')}>
      <div className="join">
        <div className="join-qr">
          <QrCode text={url} label={say('qrLabel', { url })} />
        </div>
        <div>
          <p className="join-at">
            <bdi>{shown}</bdi>
          </p>
          <p className="join-code">
            <bdi>{groupedCode(code)}</bdi>
          </p>
          <Copy text={url} />
        </div>
      </div>
      <div className="acts">
        {can.has('stage.show') ? (
          <Act
            label={say('joinOnStage')}
            kind="accent"
            onAct={() => void desk.order({ type: 'stage.show', args: { scene: 'join' }, says: 'stage.join' })}
          />
        ) : null}
        {can.has('session.describe') ? <NewCode /> : null}
      </div>
      {can.has('session.switch') ? (
        <Suspense>
          <DoorParts />
        </Suspense>
      ) : null}
    </Sheet>
  );
}

/** A new code, for when the old one is where it should not be. Those inside stay. */
function NewCode() {
  const say = useSay();
  const reach = useReach();
  const { id } = useSession();
  const [state, set] = useState<'idle' | 'sure' | 'done' | 'failed'>('idle');
  const make = async (): Promise<void> => {
    const answer = await reach.post(`/sessions/${id}/code`, {});
    set(answer.ok ? 'done' : 'failed');
  };
  if (state === 'sure')
    return (
      <>
        <Act label={say('newCodeSure')} kind="ink" onAct={() => void make()} />
        <Act label={say('cancel')} onAct={() => set('idle')} />
      </>
    );
  return (
    <>
      <Act label={say('newCode')} onAct={() => set('sure')} />
      <span role="status">{state === 'idle' ? '' : say(state === 'done' ? 'newCodeDone' : 'failed')}</span>
    </>
  );
}
