import type { DoorView } from '@openfloor/contract';
import { useState } from 'react';
import { Act } from '../board/small.js';
import { useSession } from '../desk/context.js';
import { useReach } from '../reach/context.js';
import { NumberField } from '../sheets/fields.js';
import { Part } from '../sheets/sheet.js';
import { useDoorSay } from './use-door.js';

const MOST_MINUTES = 240;

/** What the votes would be without those who joined last: a figure for the desk, which changes nothing. */
export function RecountPart() {
  const say = useDoorSay();
  const reach = useReach();
  const { id } = useSession();
  const [minutes, set] = useState(10);
  const [found, show] = useState<DoorView['recount'] | 'failed' | null>(null);
  const count = async (): Promise<void> => {
    const without = Date.now() - minutes * 60_000;
    const answer = await reach.get<DoorView>(`/sessions/${id}/door?without=${without}`);
    show(answer.ok ? answer.said.recount : 'failed');
  };
  return (
    <Part title={say('recount')}>
      <p className="lead">{say('recountHint')}</p>
      <div className="form columns">
        <NumberField word={say('recountMinutes')} value={minutes} min={1} max={MOST_MINUTES} onWrite={set} />
      </div>
      <div className="acts">
        <Act label={say('recountAct')} onAct={() => void count()} />
      </div>
      <div role="status">
        {found === 'failed' ? <p className="hint">{say('failed')}</p> : null}
        {found && found !== 'failed' ? <Counted found={found} /> : null}
      </div>
    </Part>
  );
}

function Counted({ found }: { found: NonNullable<DoorView['recount']> }) {
  const say = useDoorSay();
  return (
    <>
      <p>{say('recountDevices', { n: found.devices })}</p>
      {found.votes.length === 0 ? (
        <p className="nothing">{say('recountNone')}</p>
      ) : (
        <table className="door-recount">
          <thead>
            <tr>
              <th scope="col">{say('recountNo')}</th>
              <th scope="col">{say('recountAll')}</th>
              <th scope="col">{say('recountKept')}</th>
            </tr>
          </thead>
          <tbody>
            {found.votes.map(([no, votes, kept]) => (
              <tr key={no}>
                <th scope="row">
                  <bdi>#{no}</bdi>
                </th>
                <td>{votes}</td>
                <td>{kept}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
