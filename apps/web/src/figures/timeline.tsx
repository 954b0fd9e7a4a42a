import { Panel, Shape } from './parts.js';
import { GROUP_SIGNS } from '../parts/groups.js';
import { percent } from './scale.js';
import { timelinePlan, type TimelinePlan } from './timeline-plan.js';
import { TimelineTables } from './timeline-tables.js';
import { perText, type Told } from './words.js';

/** Heights of the two charts, and where their bars stand. */
const ASKED = { height: 126, base: 124, most: 104 };
const TAKEN = { height: 178, base: 150, most: 112 };

/** Places on a line that begins at the right in a script that does. */
type Place = (x: number, width?: number) => string;

/** When questions were asked, and when which of them came before the panel. */
export function Timeline({ told }: { told: Told }) {
  const { say, figures } = told;
  const { timeline, asked } = figures;
  return (
    <Panel told={told} id="time" title={say('timeTitle')} lead={leadOf(told)} chart="timeline">
      {asked > 0 ? <Drawn told={told} plan={timelinePlan(timeline)} /> : <p>{say('timeNone')}</p>}
      <details className="twin">
        <summary className="button">{say('table')}</summary>
        <TimelineTables told={told} />
      </details>
    </Panel>
  );
}

function leadOf({ say, figures, clock }: Told): string {
  const { taken, medianMs, before } = figures.timeline;
  const since = taken.filter(({ onAir }) => onAir).map(({ startedAt }) => startedAt);
  return [
    say('timeLead', { n: taken.filter(({ onAir }) => !onAir).length }),
    ...(medianMs === null ? [] : [say('timeMedian', { n: medianMs / 60_000 })]),
    ...(since.length > 0 ? [say('timeOnAir', { time: clock.minute(Math.min(...since)) })] : []),
    ...(before > 0 ? [say('timeBefore', { n: before })] : []),
  ].join(' ');
}

function Drawn({ told, plan }: { told: Told; plan: TimelinePlan }) {
  const { say, figures } = told;
  const isMirrored = say.direction === 'rtl';
  const place: Place = (x, width = 0) => percent(isMirrored ? 1 - x - width : x);
  const most = Math.max(...figures.timeline.bins);
  return (
    <div className="time" role="img" aria-label={say('timeDrawn', { most })}>
      <p>
        <b>{say('askedColumn')}</b> <small>{perText(say, figures.timeline.binMs)}</small>
      </p>
      <svg height={ASKED.height}>
        <Grid plan={plan} place={place} height={ASKED.height} />
        {plan.bars.map(({ x, width, height, count }) => (
          <g key={x}>
            <rect
              className="t-asked"
              x={place(x, width)}
              y={ASKED.base - height * ASKED.most}
              width={percent(width)}
              height={height * ASKED.most}
            />
            {count > 0 ? (
              <text className="t-count" x={place(x + width / 2)} y={ASKED.base - height * ASKED.most - 5}>
                {say('plainNumber', { n: count })}
              </text>
            ) : null}
          </g>
        ))}
        <text className="t-now" x={place(plan.end)} dx={isMirrored ? -4 : 4} y="10">
          {say(figures.final ? 'close' : 'now')}
        </text>
        <line className="t-base" x1="0" x2="100%" y1={ASKED.base} y2={ASKED.base} />
      </svg>
      <p>
        <b>{say('taken')}</b> {figures.support === null ? null : <small>{say('heightSupport')}</small>}
      </p>
      <Taken told={told} plan={plan} place={place} />
      <span />
      <svg height={20} className="t-axis">
        {plan.ticks.map(({ x, at, minor }) => (
          <text key={at} x={place(x)} y="14" className={minor ? 'minor' : undefined}>
            {tickText(told, at)}
          </text>
        ))}
      </svg>
    </div>
  );
}

function Taken({ told: { say }, plan, place }: { told: Told; plan: TimelinePlan; place: Place }) {
  return (
    <svg height={TAKEN.height}>
      <Grid plan={plan} place={place} height={TAKEN.height} />
      {plan.taken.map(({ no, x, width, height, votes, group, onAir, label }) => {
        const top = TAKEN.base - height * TAKEN.most;
        const middle = place(x + width / 2);
        return (
          <g key={no} className={`t-${label}`}>
            <rect
              className={onAir ? 't-air' : 't-taken'}
              x={place(x, width)}
              y={top}
              width={percent(width)}
              height={height * TAKEN.most}
            />
            <text className="t-no" x={middle} y={top - (votes === null ? 6 : 20)}>
              #{no}
            </text>
            {votes === null ? null : (
              <text className="t-votes" x={middle} y={top - 6}>
                {say('plainNumber', { n: votes })}
              </text>
            )}
            {group === null ? null : (
              <svg x={middle} y={TAKEN.base + 8} width="12" height="12" overflow="visible">
                <svg x="-6" width="12" height="12" overflow="visible">
                  <Shape group={group} className={`t-shape t-${GROUP_SIGNS[group].tone}`} />
                </svg>
              </svg>
            )}
          </g>
        );
      })}
      <line className="t-base" x1="0" x2="100%" y1={TAKEN.base} y2={TAKEN.base} />
    </svg>
  );
}

/** Lines at the ticks, and the one of now. */
function Grid({ plan, place, height }: { plan: TimelinePlan; place: Place; height: number }) {
  return (
    <g aria-hidden="true">
      {plan.ticks.map(({ x, at }) => (
        <line key={at} className="t-grid" x1={place(x)} x2={place(x)} y1="0" y2={height} />
      ))}
      <line className="t-until" x1={place(plan.end)} x2={place(plan.end)} y1="0" y2={height} />
    </g>
  );
}

const DAY_MS = 86_400_000;

/** The time of day, or the day of a session that went on for some. */
function tickText({ say, figures: { timeline }, clock, page }: Told, at: number): string {
  if (timeline.untilAt - timeline.fromAt < DAY_MS) return clock.minute(at);
  const { timeZone } = page.session;
  return new Intl.DateTimeFormat(`${say.language}-u-nu-latn`, {
    timeZone,
    day: 'numeric',
    month: 'short',
  }).format(at);
}
