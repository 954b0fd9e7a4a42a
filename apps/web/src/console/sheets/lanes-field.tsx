import { ATTENDANCES } from '@openfloor/contract';
import { GROUP_ORDER } from '../../parts/groups.js';
import { Act, Mark } from '../board/small.js';
import { useSay, useSession } from '../desk/context.js';
import { blankLane, lanesHold, MAX_LANES, toggled, type Lane } from '../logic/rules-draft.js';
import { Check, NumberField, TextField } from './fields.js';

/** The lanes of a stakeholder round, in the order in which a round passes them. */
export function LanesField({ lanes, onPut }: { lanes: readonly Lane[]; onPut: (lanes: Lane[]) => void }) {
  const say = useSay();
  const change = (at: number, some: Partial<Lane>): void =>
    onPut(lanes.map((lane, place) => (place === at ? { ...lane, ...some } : lane)));
  const drop = (at: number): void => onPut(lanes.filter((_, place) => place !== at));
  const lift = (at: number): void => {
    const next = [...lanes];
    next.splice(at - 1, 0, ...next.splice(at, 1));
    onPut(next);
  };
  const add = (): void => onPut([...lanes, blankLane(lanes, (n) => say('newLane', { n }))]);
  return (
    <fieldset className="lanes">
      <legend>{say('rule.lanes')}</legend>
      <p className="hint">{say('lanesLead')}</p>
      {lanes.map((lane, at) => (
        <LaneFields
          key={at}
          lane={lane}
          n={at + 1}
          onChange={(some) => change(at, some)}
          onDrop={() => drop(at)}
          onLift={at > 0 ? () => lift(at) : undefined}
        />
      ))}
      <div className="acts">
        <Act label={say('addLane')} off={lanes.length >= MAX_LANES} onAct={add} />
        <span role="alert">{lanesHold(lanes) ? '' : say('laneFault')}</span>
      </div>
    </fieldset>
  );
}

interface LaneProps {
  lane: Lane;
  n: number;
  onChange: (some: Partial<Lane>) => void;
  onDrop: () => void;
  onLift: (() => void) | undefined;
}

function LaneFields({ lane, n, onChange, onDrop, onLift }: LaneProps) {
  const say = useSay();
  return (
    <div className="lane">
      <TextField
        word={say('laneName', { n })}
        value={lane.name}
        max={60}
        required
        onWrite={(name) => onChange({ name })}
      />
      <NumberField
        word={say('laneSlots')}
        value={lane.slots}
        min={1}
        max={20}
        onWrite={(slots) => onChange({ slots: Math.max(1, slots) })}
      />
      <div className="acts">
        {onLift ? <Act label={say('laneUp')} about={lane.name} onAct={onLift} /> : null}
        <Act label={say('dropLane')} about={lane.name} onAct={onDrop} />
      </div>
      <LaneChoices lane={lane} n={n} onChange={onChange} />
    </div>
  );
}

/** Whom a lane is for; nothing chosen is everybody. */
function LaneChoices({ lane, n, onChange }: Pick<LaneProps, 'lane' | 'n' | 'onChange'>) {
  const say = useSay();
  const { rules } = useSession();
  const groups = GROUP_ORDER.filter((group) => rules.groups.some(({ key }) => key === group));
  return (
    <>
      <div className="checks" role="group" aria-label={say('laneGroups', { n })}>
        {groups.map((group) => (
          <Check
            key={group}
            word={<Mark group={group} />}
            checked={lane.groups.includes(group)}
            onCheck={() => onChange({ groups: toggled(lane.groups, group, groups) })}
          />
        ))}
      </div>
      <div className="checks" role="group" aria-label={say('lanePlaces', { n })}>
        {ATTENDANCES.map((place) => (
          <Check
            key={place}
            word={say(`place.${place}`)}
            checked={lane.attendance.includes(place)}
            onCheck={() => onChange({ attendance: toggled(lane.attendance, place, ATTENDANCES) })}
          />
        ))}
      </div>
    </>
  );
}
