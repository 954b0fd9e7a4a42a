import type { FloorClass, OwnFloor } from '@openfloor/contract';
import { useState } from 'react';
import { queueOf } from '../../parts/floor.js';
import { useDesk, useRoom, useSay, useSession } from '../desk/context.js';
import { IdentityForm } from './identity-form.js';
import { missingOf, type Missing } from './identity.js';
import { classesOffered, isPending, isQueued, openRequests, requestsSent } from './requests.js';
import { act, useFloors, useMay } from './seat.js';

const NONE: readonly OwnFloor[] = [];

/** One's own requests that are not served yet, what is on its way, and what can be asked for. */
function useRequests(): { own: OwnFloor[]; sent: FloorClass[]; offered: FloorClass[] } {
  const session = useSession();
  const may = useMay('floor.request');
  const own = openRequests(useRoom((room) => room.mine?.floor) ?? NONE);
  const sent = requestsSent(useRoom((room) => room.outbox)).filter(
    (one) => !own.some(({ class: known }) => known === one),
  );
  const open = [...own.map((one) => one.class), ...sent];
  return { own: own.filter(isPending), sent, offered: may ? classesOffered(session, open) : [] };
}

/** The way to the floor: asks for it, and says one's place while one waits. */
export function FloorAct({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const say = useSay();
  const { own, sent, offered } = useRequests();
  const place = own.find(isQueued)?.position ?? null;
  if (own.length + sent.length + offered.length === 0) return null;
  const word =
    place !== null
      ? say('panel.place', { n: place })
      : say(own.length > 0 ? 'panel.yours' : sent.length > 0 ? 'panel.sending' : 'panel.ask');
  return (
    <button type="button" className="btn podium-act podium-floor" aria-expanded={open} onClick={onToggle}>
      {word}
    </button>
  );
}

/** One's own requests with what can be done about them, and the classes that can be asked for. */
export function FloorTray({ onDone }: { onDone: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const { own, offered } = useRequests();
  const [missing, ask] = useState<Missing | null>(null);
  const request = async (one: FloorClass, told: object = {}): Promise<void> => {
    const reply = await act(desk, 'floor.request', { class: one, ...told });
    const fields = missingOf(reply);
    ask(fields && { class: one, fields });
  };
  if (missing)
    return (
      <IdentityForm
        missing={missing}
        onTell={(told) => void request(missing.class, told)}
        onCancel={() => ask(null)}
      />
    );
  return (
    <div className="podium-tray" role="group" aria-label={say('panel.ask')}>
      {own.map((one) => (
        <OwnRequest key={one.id} request={one} onDone={onDone} />
      ))}
      {offered.length > 0 ? <span className="podium-tray-lead">{say('panel.askFor')}</span> : null}
      {offered.map((one) => (
        <button key={one} type="button" className="btn podium-act" onClick={() => void request(one)}>
          {say(`class.${one}`)}
        </button>
      ))}
    </div>
  );
}

function OwnRequest({ request, onDone }: { request: OwnFloor; onDone: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const { id: floorId, status, position } = request;
  const waiting = queueOf(useFloors()).length;
  const mayMove =
    useMay('floor.requeue') &&
    request.class !== 'point_of_order' &&
    isQueued(request) &&
    position !== null &&
    position < waiting;
  const mayLeave = useMay('floor.withdraw');
  const mayAccept = useMay('floor.accept') && status === 'offered';
  const place =
    position === null
      ? say(`floor.${status}`)
      : say('panel.ofWaiting', { n: position, of: Math.max(waiting, position) });
  const does = (type: 'floor.withdraw' | 'floor.accept'): void => {
    void act(desk, type, { floorId });
    onDone();
  };
  return (
    <>
      <span className="podium-tray-lead">
        <b>{say(`class.${request.class}`)}</b> <bdi>{place}</bdi>
      </span>
      {mayAccept ? (
        <button type="button" className="btn podium-act" onClick={() => does('floor.accept')}>
          {say('panel.accept')}
        </button>
      ) : null}
      {mayMove ? (
        <button
          type="button"
          className="btn podium-act"
          onClick={() => void act(desk, 'floor.requeue', { floorId, place: 'last' })}
        >
          {say('panel.letOthers')}
        </button>
      ) : null}
      {mayLeave ? (
        <button type="button" className="btn podium-act" onClick={() => does('floor.withdraw')}>
          {say('panel.withdraw')}
        </button>
      ) : null}
    </>
  );
}
