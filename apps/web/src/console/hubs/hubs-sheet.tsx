import type { HubView } from '@openfloor/contract';
import { useState } from 'react';
import { useCan, useSay, useSession } from '../desk/context.js';
import { mayRegister } from '../logic/hub-acts.js';
import { byRegion, peopleOf, sumOfHubs } from '../logic/hubs.js';
import { Part, Sheet } from '../sheets/sheet.js';
import { HubActs } from './hub-acts.js';
import { HubPlace } from './hub-facts.js';
import { HubForm } from './hub-form.js';
import { HubRow } from './hub-row.js';
import { HubTable } from './hub-table.js';
import { useAllHubs, useHubsNow } from './use-hubs.js';

/** The remote hubs: who asks to take part, those who do and how they are heard, and a new one. */
export function HubsSheet() {
  const say = useSay();
  const all = useAllHubs();
  const may = mayRegister({ can: useCan(), phase: useSession().phase });
  const asking = all.filter(({ status }) => status === 'applied');
  const declined = all.filter(({ status }) => status === 'declined');
  return (
    <Sheet title={say('hubs')} lead={say('hubsLead')}>
      {all.length === 0 ? <p className="nothing">{say('noHubs')}</p> : null}
      <Applications title={say('hubsAsk', { n: asking.length })} hubs={asking} />
      <TakingPart />
      <Applications title={say('hubsNotTaken')} hubs={declined} />
      {may ? (
        <Part title={say('addHub')}>
          <HubForm />
        </Part>
      ) : null}
    </Sheet>
  );
}

/** Hubs that were applied for, with what was told of them. */
function Applications({ title, hubs }: { title: string; hubs: readonly HubView[] }) {
  if (hubs.length === 0) return null;
  return (
    <Part title={title}>
      <ul className="hubs">
        {hubs.map((hub) => (
          <Application key={hub.id} hub={hub} />
        ))}
      </ul>
    </Part>
  );
}

function Application({ hub }: { hub: HubView }) {
  const say = useSay();
  const [editing, edit] = useState(false);
  const never = (): void => undefined;
  return (
    <li className="hub asks">
      <div className="hub-body">
        <p className="hub-head">
          <b className="hub-name" dir="auto">
            {hub.name}
          </b>
          <span>{say(`region.${hub.regionalGroup ?? 'unknown'}`)}</span>
          {hub.reason ? <span>{say(`hubReason.${hub.reason}`)}</span> : null}
        </p>
        <HubPlace hub={hub} />
        {editing ? (
          <HubForm hub={hub} onDone={() => edit(false)} />
        ) : (
          <HubActs hub={hub} onEdit={() => edit(true)} onLink={never} onClosing={never} />
        )}
      </div>
    </li>
  );
}

/** A list that stands for a map: by region, each hub with a mark as large as its room. No borders are drawn. */
function TakingPart() {
  const say = useSay();
  const hubs = useHubsNow();
  const regions = byRegion(hubs, say.language);
  const most = Math.max(0, ...hubs.map(({ hub }) => peopleOf(hub)));
  const { live, of, people } = sumOfHubs(hubs);
  if (hubs.length === 0) return null;
  return (
    <Part title={say('hubsTakePart')}>
      <p className="hint">
        {say('hubsLive', { live, n: of })} · {say('hubPeople', { n: people })}
      </p>
      {regions.map(({ region, hubs: here }) => (
        <section key={region ?? ''} aria-label={say(`region.${region ?? 'unknown'}`)}>
          <h4>{say(`region.${region ?? 'unknown'}`)}</h4>
          <ul className="hubs">
            {here.map((now) => (
              <HubRow key={now.hub.id} now={now} most={most} />
            ))}
          </ul>
        </section>
      ))}
      <HubTable regions={regions} />
    </Part>
  );
}
