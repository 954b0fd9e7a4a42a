import type { RegionalGroup, SessionReport, StakeholderGroup } from '@openfloor/contract';
import { nameOf, timesIn, type Times } from '../text/times.js';
import type { Say } from '../text/say.js';
import type { Run } from './blocks.js';

/** What every part of a document is written with: the report, the words, and times of the session's place. */
export interface Telling {
  report: SessionReport;
  say: Say;
  times: Times;
}

/** Begins to tell a report in a language. */
export function tellingOf(report: SessionReport, say: Say): Telling {
  return { report, say, times: timesIn(say, report.session.timeZone) };
}

/** Somebody's own words, in the language they were written in; `und` says that nobody told which. */
export function own(text: string, language: string | null): Run {
  return { text, language: language ?? 'und' };
}

/** A group in words; nothing said is an answer too. */
export function groupOf(say: Say, group: StakeholderGroup | null): string {
  return group === null ? say('notStated') : say.code('group', group);
}

/** A region in words. */
export function regionOf(say: Say, region: RegionalGroup | null): string {
  return region === null ? say('notStated') : say.code('region', region);
}

/** The name of a country, empty where none is known. */
export function countryOf(say: Say, country: string | null): string {
  return country === null ? '' : nameOf(say, 'region', country);
}

/** The number of a question; without its sign where that would be torn off by a line that runs from right to left. */
export function receipt(say: Say, no: number): string {
  return say.direction === 'rtl' ? String(no) : `#${no}`;
}

/** A figure, or a dash where it is withheld. */
export function figure(say: Say, value: number | null): string {
  return value === null ? '–' : say.number(value);
}

/** `12 (34 %)`, of so many in all. */
export function share(say: Say, value: number, all: number): string {
  if (all === 0) return '–';
  const percent = new Intl.NumberFormat(`${say.language}-u-nu-latn`, { style: 'percent' });
  return percent.format(value / all);
}
