import type { PersonalCodeMade, RollView } from '@openfloor/contract';
import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../desk/context.js';
import { useReach } from '../reach/context.js';
import { Part } from '../sheets/sheet.js';
import { RollForm } from './roll-form.js';
import { RollLine } from './roll-line.js';
import { csvOf } from './roll-csv.js';
import { useDoorSay } from './use-door.js';

/** Personal codes: made here, shown once, and ended here. */
export function RollPart() {
  const say = useDoorSay();
  const { rules } = useSession();
  const { roll, reload } = useRoll();
  const [made, show] = useState<PersonalCodeMade[]>([]);
  const take = (codes: PersonalCodeMade[]): void => {
    show(codes);
    void reload();
  };
  const isUsed = rules.ballot === 'roll' || rules.access === 'roll';
  return (
    <Part title={say('roll')}>
      <p className="lead">
        {say('rollSum', { n: roll?.valid ?? 0, used: roll?.used ?? 0 })} {say('rollHint')}
      </p>
      {isUsed ? null : <p className="hint">{say('rollUnused')}</p>}
      <div role="status">
        {made.length > 0 ? (
          <>
            <p>
              <b>{say('rollMade', { n: made.length })}</b>
            </p>
            <textarea
              className="field"
              readOnly
              dir="ltr"
              rows={Math.min(12, made.length + 1)}
              aria-label={say('roll')}
              value={csvOf(made)}
              onFocus={(focus) => focus.target.select()}
            />
          </>
        ) : null}
      </div>
      <RollForm onMade={take} />
      <ul className="links">
        {(roll?.entries ?? []).map((entry) => (
          <RollLine key={entry.id} entry={entry} onMade={take} onEnded={() => void reload()} />
        ))}
      </ul>
    </Part>
  );
}

function useRoll(): { roll: RollView | null; reload: () => Promise<void> } {
  const reach = useReach();
  const { id } = useSession();
  const [roll, set] = useState<RollView | null>(null);
  const reload = useCallback(async () => {
    const answer = await reach.get<RollView>(`/sessions/${id}/roll`);
    if (answer.ok) set(answer.said);
  }, [reach, id]);
  useEffect(() => void reload(), [reload]);
  return { roll, reload };
}
