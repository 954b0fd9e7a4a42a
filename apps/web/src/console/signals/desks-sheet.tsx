import type { Desk as Colleague } from '@openfloor/contract';
import { useDesk, usePeople, useRoom, useSay, useSession } from '../desk/context.js';
import { goTo } from '../desk/telling.js';
import { useTick } from '../desk/ticking.js';
import { freeIn } from '../logic/elsewhere.js';
import { Sheet } from '../sheets/sheet.js';
import { useColleagues } from './words.js';

/** Who works here now, by desk: name, role, and what each has open for writing. */
export function DesksSheet() {
  const say = useSay();
  const desks = useColleagues();
  return (
    <Sheet title={say('desksTitle')} lead={say('desksLead')}>
      <ul className="links">
        {desks.map((one) => (
          <DeskRow key={one.id} one={one} />
        ))}
      </ul>
    </Sheet>
  );
}

function DeskRow({ one }: { one: Colleague }) {
  const say = useSay();
  const people = usePeople();
  const { leadId } = useSession();
  const ownId = useRoom(({ you }) => you?.id);
  const name = people.find(({ id }) => id === one.personId)?.name;
  const facts = [
    say(`role.${one.role}`),
    one.id === ownId ? say('thisDesk') : '',
    one.personId !== null && one.personId === leadId ? say('leadsNow') : '',
  ];
  return (
    <li className="link-row" aria-current={one.id === ownId || undefined}>
      <p>
        <b>{say('deskNo', { desk: String(one.no) })}</b> {name ? <span dir="auto">{name}</span> : null}
        <span className="row-fact">{facts.filter(Boolean).join(' · ')}</span>
      </p>
      <AtWork one={one} />
    </li>
  );
}

/** What somebody has open for writing, with the way there. */
function AtWork({ one }: { one: Colleague }) {
  const say = useSay();
  const desk = useDesk();
  const left = useTick((now) => freeIn(one, now));
  const question = desk.question(one.editing?.id);
  if (!question || left === 0) return null;
  return (
    <button type="button" className="link" onClick={() => goTo(desk, question.id)}>
      {say('editsNow', { no: String(question.no), time: `0:${String(left).padStart(2, '0')}` })}
    </button>
  );
}
