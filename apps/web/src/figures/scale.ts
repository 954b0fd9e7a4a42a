import type { FigureDimension, StakeholderGroup } from '@openfloor/contract';

/** The order in which groups stand in every chart. */
export const CHART_GROUPS: readonly StakeholderGroup[] = [
  'government',
  'civil_society',
  'private_sector',
  'technical_community',
  'academia',
  'intergovernmental_organisation',
  'press_media',
];

/** An axis of shares from 0 to `max`, both as parts of one, with where its ticks stand. */
export interface Axis {
  max: number;
  ticks: number[];
}

/** The axis on which the largest of some shares still fits. */
export function axisFor(shares: readonly number[]): Axis {
  const most = Math.max(0, ...shares);
  const step = most <= 0.4 ? 0.1 : most <= 0.8 ? 0.2 : 0.25;
  const steps = Math.max(3, Math.ceil(most / step - 1e-9));
  const ticks = Array.from({ length: steps + 1 }, (_none, at) => at * step);
  return { max: steps * step, ticks };
}

/** A part of a whole; nothing of nothing is nothing. */
export function partOf(count: number, whole: number): number {
  return whole > 0 ? count / whole : 0;
}

/** A place on an axis as SVG takes it, `12.5%`. */
export function percent(part: number): string {
  return `${Math.round(part * 10_000) / 100}%`;
}

/** Rows of a breakdown in the order of the charts: groups have one of their own, others come as they are. */
export function inOrder<R extends { key: string | null }>(by: FigureDimension, rows: readonly R[]): R[] {
  if (by !== 'group') return [...rows];
  const place = ({ key }: R) => {
    const at = CHART_GROUPS.findIndex((group) => group === key);
    return at < 0 ? CHART_GROUPS.length : at;
  };
  return rows.toSorted((one, other) => place(one) - place(other));
}

/** Minutes and seconds of a duration (ms), with hours where there are some: `0:24`, `41:12`, `2:07:10`. */
export function spanText(ms: number): string {
  const all = Math.round(ms / 1_000);
  const [hours, minutes, seconds] = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
  const two = (one: number) => String(one).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
