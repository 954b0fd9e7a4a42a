import type { StakeholderGroup, TakenQuestion } from '@openfloor/contract';
import { Count, GroupName } from './parts.js';
import { rowName, type Told } from './words.js';

/** The chart of time as tables. */
export function TimelineTables({ told }: { told: Told }) {
  const { say, figures } = told;
  const { fromAt, untilAt, binMs, bins, taken } = figures.timeline;
  return (
    <div className="twins">
      <table className="twin-table">
        <caption>{say('askedTable')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('from')}</th>
            <th scope="col">{say('until')}</th>
            <th scope="col" className="n">
              {say('askedColumn')}
            </th>
          </tr>
        </thead>
        <tbody>
          {bins.map((count, at) => (
            <tr key={at}>
              <th scope="row">{timeText(told, fromAt + at * binMs)}</th>
              <td>{timeText(told, Math.min(untilAt, fromAt + (at + 1) * binMs))}</td>
              <td className="n">
                <Count say={say} n={count} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {taken.length > 0 ? <TakenTable told={told} taken={taken} /> : null}
    </div>
  );
}

function TakenTable({ told, taken }: { told: Told; taken: readonly TakenQuestion[] }) {
  const { say } = told;
  return (
    <table className="twin-table">
      <caption>{say('takenTable')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('question')}</th>
          <th scope="col">{say('group')}</th>
          <th scope="col">{say('from')}</th>
          <th scope="col">{say('until')}</th>
          <th scope="col" className="n">
            {say('support')}
          </th>
        </tr>
      </thead>
      <tbody>
        {taken.map(({ no, group, startedAt, endedAt, votes }) => (
          <tr key={no}>
            <th scope="row">
              <bdi>#{no}</bdi>
            </th>
            <td>{groupOf(told, group)}</td>
            <td>{timeText(told, startedAt)}</td>
            <td>{endedAt === null ? say('state.on_air') : timeText(told, endedAt)}</td>
            <td className="n">
              <Count say={say} n={votes} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function groupOf(told: Told, group: StakeholderGroup | null) {
  const name = rowName(told, 'group', group);
  return group ? <GroupName told={told} group={group} name={name} /> : name;
}

const DAY_MS = 86_400_000;

/** The time of day, with the day where the session went on for longer than one. */
function timeText({ say, clock, page, figures: { timeline } }: Told, at: number): string {
  if (timeline.untilAt - timeline.fromAt < DAY_MS) return clock.minute(at);
  const { timeZone } = page.session;
  const day = new Intl.DateTimeFormat(`${say.language}-u-nu-latn`, {
    timeZone,
    day: 'numeric',
    month: 'short',
  });
  return `${day.format(at)} ${clock.minute(at)}`;
}
