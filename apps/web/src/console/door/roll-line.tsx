import type { PersonalCodeMade, RollListed, RollMade } from '@openfloor/contract';
import { useState } from 'react';
import { Act } from '../board/small.js';
import { useDesk, useSession } from '../desk/context.js';
import { useReach } from '../reach/context.js';
import { useDoorSay } from './use-door.js';

interface RollLineProps {
  entry: RollListed;
  onMade: (codes: PersonalCodeMade[]) => void;
  onEnded: () => void;
}

/** One entry of the roll: whom it is for and whether it was used, never what was voted by it. */
export function RollLine({ entry, onMade, onEnded }: RollLineProps) {
  const say = useDoorSay();
  const desk = useDesk();
  const reach = useReach();
  const session = useSession();
  const [isSure, setSure] = useState(false);
  const { id, no, label, stakeholderGroup, used, revoked } = entry;
  const end = (): void =>
    void desk
      .order({ type: 'roll.revoke', args: { rollId: id }, says: 'revoke' })
      .then((reply) => (reply?.ok ? onEnded() : undefined));
  const replace = async (): Promise<void> => {
    const answer = await reach.post<RollMade>(`/sessions/${session.id}/roll/${id}/replace`, {});
    if (answer.ok) onMade(answer.said.codes);
  };
  const group = session.rules.groups.find(({ key }) => key === stakeholderGroup)?.sign;
  return (
    <li className={revoked ? 'link-row ended' : 'link-row'}>
      <p>
        <b>{label ? <bdi>{label}</bdi> : say('rollNo', { no })}</b> {group ? <bdi>{group}</bdi> : null}
        <span className="row-fact">{say(revoked ? 'rollEnded' : used ? 'rollUsed' : 'rollFree')}</span>
      </p>
      {revoked ? null : (
        <>
          <Act label={say('rollReplace')} onAct={() => void replace()} />
          {isSure ? (
            <Act label={say('rollEndSure')} kind="ink" onAct={end} />
          ) : (
            <Act label={say('rollEnd')} onAct={() => setSure(true)} />
          )}
        </>
      )}
    </li>
  );
}
