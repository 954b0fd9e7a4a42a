import { HUB_REASONS, type HubReason, type HubView } from '@openfloor/contract';
import { ActMenu } from '../board/act-menu.js';
import { Act } from '../board/small.js';
import { useCan, useDesk, useSay, useSession } from '../desk/context.js';
import { decideOn, type HubDecision } from '../desk/hubbing.js';
import { askToTell } from '../desk/telling.js';
import { offersHub, type HubAct } from '../logic/hub-acts.js';

/** What this seat can do now with a hub. */
export function useHubOffers(hub: HubView): (act: HubAct) => boolean {
  const can = useCan();
  const { phase } = useSession();
  return (act) => offersHub(act, hub, { can, phase });
}

interface HubActsProps {
  hub: HubView;
  onEdit: () => void;
  onClosing: () => void;
  onLink: () => void;
}

/** The acts on one hub: what is expected next is filled. */
export function HubActs({ hub, onEdit, onClosing, onLink }: HubActsProps) {
  const say = useSay();
  const desk = useDesk();
  const offers = useHubOffers(hub);
  const { name } = hub;
  const act =
    (one: HubDecision): (() => void) =>
    () =>
      void decideOn(desk, hub, one);
  return (
    <div className="acts dense">
      {offers('approve') ? (
        <Act label={say('hubAct.approve')} about={name} kind="accent" onAct={act('approve')} />
      ) : null}
      {offers('decline') ? <WhyMenu hub={hub} act="decline" /> : null}
      {offers('restore') ? (
        <Act label={say('hubAct.restore')} about={name} kind="accent" onAct={act('restore')} />
      ) : null}
      {offers('link') ? <Act label={say('hubAct.link')} about={name} onAct={onLink} /> : null}
      {offers('message') ? (
        <Act
          label={say('hubAct.message')}
          about={name}
          onAct={() => askToTell(desk, null, `hub ${hub.id}`)}
        />
      ) : null}
      {offers('edit') ? <Act label={say('hubAct.edit')} about={name} onAct={onEdit} /> : null}
      {offers('suspend') ? <WhyMenu hub={hub} act="suspend" /> : null}
      {offers('close') ? <Act label={say('hubAct.close')} about={name} onAct={onClosing} /> : null}
    </div>
  );
}

/** An act that needs a reason: the menu of reasons is the act. */
function WhyMenu({ hub, act }: { hub: HubView; act: 'decline' | 'suspend' }) {
  const say = useSay();
  const desk = useDesk();
  const word = say(`hubAct.${act}`);
  return (
    <ActMenu<HubReason>
      word={word}
      label={say('hubWhy', { act: word, name: hub.name })}
      items={HUB_REASONS.map((id) => ({ id, word: say(`hubReason.${id}`) }))}
      onAct={(reason) => void decideOn(desk, hub, act, reason)}
    />
  );
}
