import type { CommandArgs, OwnHub, StakeholderGroup } from '@openfloor/contract';

/** A head count as it is being typed. A total that nobody typed follows the groups. */
export interface CountForm {
  total: number | undefined;
  isTotalTyped: boolean;
  groups: Partial<Record<StakeholderGroup, number>>;
}

/** Why a count cannot be given yet. */
export type CountFault = 'noTotal' | 'tooMany';

const MOST = 100_000;

/** The form as it opens: what was counted last. */
export function countFormOf(hub: Pick<OwnHub, 'headcount' | 'groups'> | undefined): CountForm {
  const groups = hub?.groups ?? {};
  const total = hub?.headcount ?? undefined;
  return { total, isTotalTyped: total !== undefined && total !== sumOf(groups), groups };
}

/** People in the groups together. */
export function sumOf(groups: CountForm['groups']): number {
  return Object.values(groups).reduce((sum, n) => sum + n, 0);
}

/** A number as it was typed; undefined where it is none. */
export function typedNumber(typed: string): number | undefined {
  const digits = typed.normalize('NFKC').replace(/[^\p{Nd}]/gu, '');
  if (digits === '') return undefined;
  const latin = [...digits].map((digit) => String(valueOf(digit))).join('');
  return Math.min(MOST, Number(latin));
}

/** The value of a decimal digit of any script: blocks of ten begin at a zero. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0x30;
  let zero = point;
  while (zero > point - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return point - zero;
}

/** The form with another total. */
export function withTotal(form: CountForm, total: number | undefined): CountForm {
  return { ...form, total, isTotalTyped: total !== undefined };
}

/** The form with another number in a group; nobody typed is nobody counted. */
export function withGroup(form: CountForm, group: StakeholderGroup, n: number | undefined): CountForm {
  const { [group]: _before, ...others } = form.groups;
  const groups = n === undefined ? others : { ...others, [group]: Math.min(MOST, Math.max(0, n)) };
  if (form.isTotalTyped) return { ...form, groups };
  return { ...form, groups, total: Object.keys(groups).length > 0 ? sumOf(groups) : undefined };
}

/** One more or one less in a group. */
export function stepped(form: CountForm, group: StakeholderGroup, by: 1 | -1): CountForm {
  return withGroup(form, group, Math.max(0, (form.groups[group] ?? 0) + by));
}

/** What keeps the count from being given. */
export function faultIn({ total, groups }: CountForm): CountFault | undefined {
  if (total === undefined) return 'noTotal';
  return sumOf(groups) > total ? 'tooMany' : undefined;
}

/** The count as it is given; undefined while something is wrong with it. */
export function checkInOf(form: CountForm): CommandArgs<'hub.checkIn'> | undefined {
  if (form.total === undefined || faultIn(form)) return undefined;
  return { headcount: form.total, groups: form.groups };
}
