import type { FigureChart, StakeholderGroup } from '@openfloor/contract';
import type { ReactNode } from 'react';
import { GROUP_SHAPES, GROUP_SIGNS } from '../parts/groups.js';
import { percent } from './scale.js';
import { groupSign, type Told } from './words.js';

/** A part of the page with its heading; with `chart` there is a file of it. */
export function Panel({
  told: { say, page },
  id,
  title,
  lead,
  chart,
  children,
}: {
  told: Told;
  id: string;
  title: string;
  lead?: string;
  chart?: FigureChart;
  children: ReactNode;
}) {
  return (
    <section className={`panel p-${id}`} aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{title}</h2>
        {chart ? (
          <a
            className="button"
            href={`/s/${page.code}/figures/${chart}.csv`}
            aria-label={say('csvOf', { chart: title })}
            download
          >
            {say('csv')}
          </a>
        ) : null}
      </div>
      {lead ? <p className="panel-lead">{lead}</p> : null}
      {children}
    </section>
  );
}

/** Groups that are drawn as an outline, in every chart. */
export function isOutlined(group: string | null): boolean {
  return group === null || group === 'press_media';
}

/** Shape, code and name of a group. */
export function GroupName({
  told: { page },
  group,
  name,
}: {
  told: Told;
  group: StakeholderGroup;
  name: string;
}) {
  const { tone, code } = GROUP_SIGNS[group];
  return (
    <span className="who">
      <Shape group={group} className={`mark t-${tone}`} />
      <b className="code">{groupSign(page, group) ?? code}</b>
      <span>{name}</span>
    </span>
  );
}

/** The shape of a group, on a 12 by 12 grid. */
export function Shape({ group, className }: { group: StakeholderGroup; className: string }) {
  return (
    <svg className={className} viewBox="0 0 12 12" aria-hidden="true">
      <path d={GROUP_SHAPES[group]} />
    </svg>
  );
}

/** A bar that begins at the start of the line; parts of its whole width. */
export function Bar({ part, tone, mark }: { part: number; tone: string; mark?: number | undefined }) {
  return (
    <svg className="bar" aria-hidden="true">
      <rect className={tone} x="0" y="3" width={percent(part)} height="12" />
      {mark === undefined ? null : (
        <rect className="bar-mark" x={percent(mark)} y="0" width="3" height="18" />
      )}
    </svg>
  );
}

/** The class of a group's bar. */
export function barTone(key: string | null): string {
  if (key === null || !(key in GROUP_SIGNS)) return 'b-none';
  const { tone } = GROUP_SIGNS[key as StakeholderGroup];
  return `t-${tone} ${isOutlined(key) ? 'b-line' : 'b-full'}`;
}

/** A count that may not be told. */
export function Count({ say, n }: { say: Told['say']; n: number | null }) {
  if (n !== null) return <>{say('plainNumber', { n })}</>;
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{say('notShown')}</span>
    </>
  );
}
