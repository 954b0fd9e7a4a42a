import type { StakeholderGroup } from '@openfloor/contract';
import { Bar, barTone, GroupName, Panel } from './parts.js';
import { inOrder, partOf, spanText } from './scale.js';
import { rowName, type Told } from './words.js';

/** Who had the floor for how long, by group; the chair and moderators by themselves. */
export function Speaking({ told }: { told: Told }) {
  const { say, figures } = told;
  const { spokenMs, runningMs, moderatorsMs, moderatorsTurns } = figures.speaking;
  const rows = inOrder('group', figures.participation.group.rows).filter(
    ({ key, turns }) => key !== null || turns > 0,
  );
  const longest = Math.max(1, moderatorsMs, ...rows.map((row) => row.spokenMs));
  const whole = (ms: number): number => Math.round(ms / 1_000) * 1_000;
  const sum = say('speakingSum', {
    spoken: spanText(spokenMs),
    changeover: spanText(whole(runningMs) - whole(spokenMs)),
    running: spanText(runningMs),
  });
  const line = (key: string, name: string, ms: number, turns: number, group?: StakeholderGroup) => (
    <tr key={key}>
      <th scope="row">{group ? <GroupName told={told} group={group} name={name} /> : name}</th>
      <td className="draw">
        {turns === 0 ? (
          <span className="note">{say('notHeard')}</span>
        ) : (
          <Bar part={partOf(ms, longest)} tone={barTone(group ?? null)} />
        )}
      </td>
      <td className="n">
        <b>{spanText(ms)}</b>
      </td>
    </tr>
  );
  return (
    <Panel told={told} id="speaking" title={say('speakingTitle')} lead={sum} chart="speaking">
      <table className="rows">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{say('group')}</th>
            <th scope="col">{say('share')}</th>
            <th scope="col">{say('time')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, ...row }) =>
            line(String(key), rowName(told, 'group', key), row.spokenMs, row.turns, key ?? undefined),
          )}
          {line('moderators', say('moderators'), moderatorsMs, moderatorsTurns)}
        </tbody>
      </table>
      <p className="panel-note">{say('changeoverNote')}</p>
    </Panel>
  );
}
