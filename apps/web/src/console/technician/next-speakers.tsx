import type { FloorView } from '@openfloor/contract';
import { usePlace } from '../board/meta.js';
import { Mark } from '../board/small.js';
import { useSay } from '../desk/context.js';
import { HubWord } from '../hubs/hub-word.js';
import { useHubTrouble } from '../hubs/use-hubs.js';
import { ReadAct } from '../speakers/read-act.js';
import { useDeliveryWord, useNaming } from '../speakers/use-speaking.js';

/** So many of those who wait concern whoever sets microphones and writes names. */
const SHOWN = 5;

/** Who comes next, read only: the name as it is spelt, from where, by which way, and whether they are ready. */
export function NextSpeakers({ queue }: { queue: readonly FloorView[] }) {
  const say = useSay();
  return (
    <div className="crew-part">
      <p className="section-head">
        <b>{say('crewNext')}</b>
      </p>
      {queue.length === 0 ? <p className="hint">{say('nobodyWaits')}</p> : null}
      <ol className="crew-next">
        {queue.slice(0, SHOWN).map((floor) => (
          <Next key={floor.id} floor={floor} />
        ))}
      </ol>
    </div>
  );
}

function Next({ floor }: { floor: FloorView }) {
  const say = useSay();
  const place = usePlace(floor);
  const { name, stands } = useNaming()(floor);
  const delivery = useDeliveryWord(floor);
  const trouble = useHubTrouble(floor.hubId);
  const { ready, attendance } = floor;
  const isRemote = attendance !== 'onsite' && !floor.entered && floor.delivery !== 'text_read_out';
  return (
    <li>
      <span className="request-place">{floor.position}</span>
      <p>
        <b dir="auto">{name}</b> {stands ? <span dir="auto">{stands}</span> : null}
        <span className="request-facts">
          <Mark group={floor.stakeholderGroup} /> <span>{place}</span>
          {trouble ? <HubWord {...trouble} /> : null}
          {delivery ? <b>{delivery}</b> : null}
          {isRemote && !trouble ? (
            <b className={ready ? 'ready' : undefined}>{say(ready ? 'ready' : 'notReady')}</b>
          ) : null}
        </span>
      </p>
      <ReadAct floor={floor} />
    </li>
  );
}
