import type { PersonalCodeMade, RollView } from '@openfloor/contract';
import { useCallback, useEffect, useState } from 'react';
import { Act } from '../board/small.js';
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
      <MadeCodes made={made} />
      <RollForm onMade={take} />
      <ul className="links">
        {(roll?.entries ?? []).map((entry) => (
          <RollLine key={entry.id} entry={entry} onMade={take} onEnded={() => void reload()} />
        ))}
      </ul>
    </Part>
  );
}

/** Codes that were just made, once: to read, to copy, and as a file for a letter to each. */
function MadeCodes({ made }: { made: readonly PersonalCodeMade[] }) {
  const say = useDoorSay();
  const [isCopied, setCopied] = useState(false);
  const csv = csvOf(made);
  useEffect(() => setCopied(false), [made]);
  const copy = (): void =>
    void navigator.clipboard?.writeText(csv).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <div role="status">
      {made.length > 0 ? (
        <div className="door-made">
          <b>{say('rollMade', { n: made.length })}</b>
          <textarea
            className="field"
            readOnly
            dir="ltr"
            rows={Math.min(12, made.length + 2)}
            aria-label={say('roll')}
            value={csv}
            onFocus={(focus) => focus.target.select()}
          />
          <Act label={say(isCopied ? 'rollCopied' : 'rollCopy')} kind="accent" onAct={copy} />
        </div>
      ) : null}
    </div>
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
