import type { StakeholderGroup } from '@openfloor/contract';
import { GROUP_SHAPES, GROUP_SIGNS } from './groups.js';

/** Shape and code of a stakeholder group. `name` is shown after the code, or read out in its place when `quiet`. */
export function GroupMark({
  group,
  name,
  quiet = false,
}: {
  group: StakeholderGroup;
  name: string;
  quiet?: boolean;
}) {
  const { code, tone } = GROUP_SIGNS[group];
  return (
    <span className="group">
      <svg className={`mark t-${tone}`} viewBox="0 0 12 12" aria-hidden="true">
        <path d={GROUP_SHAPES[group]} />
      </svg>
      <abbr className="code" title={name}>
        {code}
      </abbr>
      {quiet ? null : <span className="group-name">{name}</span>}
    </span>
  );
}
