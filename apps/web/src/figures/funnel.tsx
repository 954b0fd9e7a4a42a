import type { FunnelState } from '@openfloor/contract';
import { Rich } from '../parts/rich.js';
import { Count, Panel } from './parts.js';
import { partOf, percent } from './scale.js';
import type { Told } from './words.js';

/** What is always drawn, though there may be none. */
const ALWAYS: readonly FunnelState[] = ['declined', 'answered'];

interface Step {
  state: FunnelState | 'asked';
  count: number;
  /** Where it ends on the bar of all that were asked: each begins where the next one ends. */
  end: number;
}

/** What became of the questions: a waterfall from all that were asked down to those answered, and its sum. */
export function Funnel({ told }: { told: Told }) {
  const { say, figures } = told;
  const { asked, funnel } = figures;
  const shown = funnel.states.filter(({ state, count }) => count > 0 || ALWAYS.includes(state));
  const parts = shown.filter(({ count }) => count > 0).map(({ count }) => say('plainNumber', { n: count }));
  const sum = `\u2066${parts.join(' + ')} = ${say('plainNumber', { n: asked })}\u2069`;
  return (
    <Panel
      told={told}
      id="funnel"
      title={asked > 0 ? say('funnelTitle', { n: asked }) : say('funnelNone')}
      chart="funnel"
      {...(parts.length > 0 ? { lead: sum } : {})}
    >
      <table className="rows" role="table">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{say('outcome')}</th>
            <th scope="col">{say('share')}</th>
            <th scope="col">{say('number')}</th>
          </tr>
        </thead>
        <tbody>
          {stepsOf(asked, shown).map((step, at, all) => (
            <tr key={step.state} className={at === 0 || at === all.length - 1 ? 'strong' : undefined}>
              <th scope="row">{say(`state.${step.state}`)}</th>
              <td className="draw">
                <Fall step={step} asked={asked} isLast={at === all.length - 1} isFirst={at === 0} />
              </td>
              <td className="n">
                <b>
                  <Count say={say} n={step.count} />
                </b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Reasons told={told} />
    </Panel>
  );
}

function stepsOf(asked: number, shown: readonly { state: FunnelState; count: number }[]): Step[] {
  let end = asked;
  const steps = shown.map(({ state, count }): Step => {
    const step = { state, count, end };
    end -= count;
    return step;
  });
  return [{ state: 'asked', count: asked, end: asked }, ...steps];
}

function Fall({
  step,
  asked,
  isFirst,
  isLast,
}: {
  step: Step;
  asked: number;
  isFirst: boolean;
  isLast: boolean;
}) {
  const { state, count, end } = step;
  const from = percent(partOf(end - count, asked));
  const edge = percent(partOf(end, asked));
  return (
    <svg className="bar fall" aria-hidden="true">
      {state === 'pending' ? (
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="hatch" width="3" height="6" />
        </pattern>
      ) : null}
      {isFirst ? null : <line className="hair" x1={edge} x2={edge} y1="0" y2="6" />}
      {isLast ? null : (
        <line className="hair" x1={isFirst ? edge : from} x2={isFirst ? edge : from} y1="20" y2="26" />
      )}
      <rect
        className={`f-${state}`}
        x={from}
        y="6"
        width={percent(partOf(count, asked))}
        height="14"
        {...(state === 'pending' ? { fill: 'url(#hatch)' } : {})}
      />
    </svg>
  );
}

function Reasons({ told: { say, figures } }: { told: Told }) {
  const { reasons } = figures.funnel;
  if (reasons.length === 0) return null;
  const n = reasons.reduce((all, { count }) => all + count, 0);
  const words = reasons.map(({ reason, count }) =>
    say('reasonOf', { reason: say.maybe(`reason.${reason}`) ?? reason.replaceAll('_', ' '), n: count }),
  );
  return (
    <p className="panel-note plain">
      <Rich text={say('reasonsOf', { n, reasons: words.join(say('comma')) })} />
    </p>
  );
}
