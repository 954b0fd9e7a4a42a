import type { SessionView } from '@openfloor/contract';
import { gradeText } from '../parts/grade.js';
import { cityOf } from '../parts/time.js';
import { useLaterPage, type LaterPage } from './later-context.js';
import { topName } from './ranking.js';
import { tallyLines } from './tally.js';

/** The whole count at the end of the list: asked, a rule, then the parts that add up to it. */
export function CountsTable() {
  const { state, say, clock, open } = useLaterPage();
  const { counts, session } = state.room;
  if (!counts) return null;
  return (
    <>
      <h2 id="counts-title">{say('countsTitle')}</h2>
      <dl>
        <div className="sum">
          <dt>{say('countAsked')}</dt>
          <dd>{say('plainNumber', { n: counts.asked })}</dd>
        </div>
        {tallyLines(counts).map(({ key, n }) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{say('plainNumber', { n })}</dd>
          </div>
        ))}
      </dl>
      <p>
        <button type="button" className="link" onClick={() => open({ name: 'record' })}>
          {say('howWeDecide')}
        </button>
      </p>
      <p className="quiet">{orderText(say, session.rules)}</p>
      <p className="quiet">{gradeText(say, session.grade)}</p>
      <p className="quiet">{say('countsTime', { city: cityOf(clock.timeZone) })}</p>
    </>
  );
}

/** What the first list goes by, and who weighs alike in it. */
function orderText(say: LaterPage['say'], { ranking, footing }: SessionView['rules']): string {
  const name = topName(ranking);
  if (name === 'top') return say('orderBy.votes');
  return `${say(name === 'top.support' ? 'orderBy.support' : 'orderBy.balanced')} ${say(`alike.${footing}`)}`;
}
