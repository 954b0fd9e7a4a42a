import type { DoorView } from '@openfloor/contract';
import { useCan, useDesk, useSession } from '../desk/context.js';
import { Part } from '../sheets/sheet.js';
import { RecountPart } from './recount-part.js';
import { RollPart } from './roll-part.js';
import { RoomCodePart } from './room-code-part.js';
import { useDoorFigures, useDoorSay } from './use-door.js';

/** The door: whether it is locked, who comes, and how votes come in; codes for those who may vote. */
export function DoorParts() {
  const say = useDoorSay();
  const can = useCan();
  const { rules } = useSession();
  const view = useDoorFigures();
  return (
    <>
      <Part title={say('door')}>
        {can.has('session.switch') ? <Lock /> : null}
        {view ? <Alerts alerts={view.alerts} /> : null}
        {view ? <Figures view={view} /> : <p className="hint">{say('loading')}</p>}
      </Part>
      {rules.ballot === 'room' ? <RoomCodePart /> : null}
      {can.has('roll.revoke') ? <RollPart /> : null}
      {view ? <RecountPart /> : null}
    </>
  );
}

function Lock() {
  const say = useDoorSay();
  const desk = useDesk();
  const { joins } = useSession().switches;
  const turn = (): void =>
    void desk.order({ type: 'session.switch', args: { joins: !joins }, says: 'switch.joins' });
  return (
    <ul className="switches">
      <li>
        <button type="button" role="switch" className="switch" aria-checked={!joins} onClick={turn}>
          <span className="switch-box" aria-hidden="true" />
          <span>
            <b>{say('lock')}</b>
            <span>{say(joins ? 'unlocked' : 'locked')}</span>
          </span>
        </button>
      </li>
    </ul>
  );
}

function Alerts({ alerts }: Pick<DoorView, 'alerts'>) {
  const say = useDoorSay();
  if (alerts.length === 0) return null;
  return (
    <p className="hint" role="status">
      <b>{say('warning')}</b> {alerts.map((alert) => say(`alert.${alert}`)).join(' ')}
    </p>
  );
}

function Figures({ view: { joins, votes, young, address, bits } }: { view: DoorView }) {
  const say = useDoorSay();
  const lines = [
    ['joins', say('joinsNow', { n: joins.minute, peak: joins.peak })],
    ['votes', say('votesNow', { n: votes.second, peak: votes.peak })],
    ['young', say('youngNow', { n: young.votes, young: young.young })],
    ['address', address === null ? say('addressFew') : say('addressNow', { n: address })],
    ['work', bits === null ? say('workNone') : say('workNow', { n: bits })],
  ] as const;
  return (
    <dl className="door-figures">
      {lines.map(([name, words]) => (
        <div key={name}>
          <dt>{say(name)}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
