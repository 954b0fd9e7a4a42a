import { Head } from '../board/head.js';
import { useChoosing } from '../board/chosen.js';
import { Act } from '../board/small.js';
import { askFloor } from '../desk/calling.js';
import { useCan, useDesk, useSay, useSession, useView } from '../desk/context.js';
import { switchList } from '../desk/giving.js';
import { press } from '../desk/pressing.js';
import { leadsFloor } from '../logic/floor-may.js';
import { expectedOf, nextOf, type Speaking } from '../logic/speaking.js';
import { FloorClash } from './clash.js';
import { ClockLines } from './clock-lines.js';
import { Held, Holder } from './holder.js';
import { Request } from './request.js';
import { useCalm } from './use-calm.js';
import { useSpeaking } from './use-speaking.js';

/** Who speaks, who waits, and why in this order: the whole list in one column. */
export function Speakers() {
  const say = useSay();
  const speaking = useSpeaking();
  const { holder, held, queue } = speaking;
  const leads = leadsFloor(useCan());
  const n = queue.length + held.length + (holder ? 1 : 0);
  return (
    <section className="column speakers" aria-label={say('speakers')} {...useChoosing()}>
      <Head name={say('speakers')} n={n}>
        {say('waitingCount', { n: queue.length })}
      </Head>
      <FloorClash holder={holder} />
      {holder ? (
        <Holder key={holder.id} holder={holder} speaking={speaking} />
      ) : (
        <p className="nobody">{say('nobodyHolds')}</p>
      )}
      {held.map((floor) => (
        <Held key={floor.id} floor={floor} />
      ))}
      <ClockLines />
      <ListState />
      <List speaking={speaking} />
      {leads ? <ListActs /> : null}
    </section>
  );
}

/** Those who wait, in the order that the room proposes; it holds still while a pointer is over it. */
function List({ speaking }: { speaking: Speaking }) {
  const say = useSay();
  const desk = useDesk();
  const { queue, offered } = speaking;
  const { rows, isHeld, pointer, release } = useCalm([...queue, ...offered]);
  const next = nextOf(speaking);
  const expected = expectedOf(speaking, null);
  const walk = (key: React.KeyboardEvent): void => {
    const act = ({ ArrowDown: 'next', ArrowUp: 'previous' } as const)[key.key];
    if (!act || !(key.target instanceof HTMLLIElement)) return;
    key.preventDefault();
    press(desk, act);
  };
  return (
    <>
      <ul className="scrolls requests" aria-label={say('speakers')} onKeyDown={walk} {...pointer}>
        {rows.map((floor) => (
          <Request
            key={floor.id}
            floor={floor}
            isProposed={floor.id === queue[0]?.id}
            isNext={expected === 'call' && next.kind === 'call' && next.floor.id === floor.id}
          />
        ))}
        {rows.length === 0 ? <li className="nothing">{say('nobodyWaits')}</li> : null}
      </ul>
      {isHeld ? (
        <p className="list-state order-changed">
          {say('orderChanged')} <Act label={say('showOrder')} onAct={release} />
        </p>
      ) : null}
    </>
  );
}

/** Says that nobody can ask any more, while that is so. */
function ListState() {
  const say = useSay();
  const { switches, phase } = useSession();
  if (switches.floor || phase === 'closed' || phase === 'archived') return null;
  return (
    <p className="list-state">
      <b>{say('listClosed')}</b> {say('listClosedMore')}
    </p>
  );
}

/** What can be done with the list as a whole. */
function ListActs() {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const { switches } = useSession();
  const whyAll = useView((view) => view.whyAll);
  const asking = useView((view) => view.floorAsking?.kind);
  return (
    <div className="column-foot list-acts">
      <Act label={say('whyEach')} pressed={whyAll} onAct={() => desk.view.patch({ whyAll: !whyAll })} />
      {can.has('floor.give') ? (
        <>
          <Act
            label={say('giveFloor')}
            menu="bare"
            pressed={asking === 'give'}
            onAct={() => askFloor(desk, { kind: 'give' })}
          />
          <Act
            label={say('enterSomebody')}
            menu="bare"
            pressed={asking === 'proxy'}
            onAct={() => askFloor(desk, { kind: 'proxy' })}
          />
        </>
      ) : null}
      {can.has('session.switch') ? (
        <Act label={say(switches.floor ? 'closeList' : 'openList')} onAct={() => switchList(desk)} />
      ) : null}
    </div>
  );
}
