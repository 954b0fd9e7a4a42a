import {
  ATTENDANCES,
  type Attendance,
  type CommandArgs,
  type FloorClass,
  type RegionalGroup,
  type StakeholderGroup,
} from '@openfloor/contract';

/** What moderators ask somebody who has no device. */
export interface Proxy {
  name: string;
  affiliation: string;
  country: string;
  group: StakeholderGroup | 'none';
  region: RegionalGroup | 'none';
  /** `onsite`, `online`, or the id of a hub. */
  where: string;
  class: FloorClass;
  note: string;
}

/** What somebody can ask for; turns of the panel are given, not asked for. */
export const ASKED_CLASSES = [
  'intervention',
  'reply',
  'follow_up',
  'point_of_order',
] as const satisfies readonly FloorClass[];

export const BLANK_PROXY: Proxy = {
  name: '',
  affiliation: '',
  country: '',
  group: 'none',
  region: 'none',
  where: 'onsite',
  class: 'intervention',
  note: '',
};

/** Whether it says who speaks: a name with a country for governments, with an organisation for others. */
export function isNamed({ name, affiliation, country, group }: Proxy): boolean {
  if (name.trim() === '') return false;
  const hasCountry = /^[A-Za-z]{2}$/.test(country.trim());
  if (country.trim() !== '' && !hasCountry) return false;
  return group === 'government' ? hasCountry : affiliation.trim() !== '' || hasCountry;
}

/** The request as `floor.request` takes it; what was not said is not sent. */
export function proxyRequest(proxy: Proxy): CommandArgs<'floor.request'> {
  const text = (value: string): string | undefined => value.trim() || undefined;
  const isHub = !ATTENDANCES.some((one) => one === proxy.where);
  const told = {
    name: proxy.name.trim(),
    affiliation: text(proxy.affiliation),
    country: text(proxy.country.toUpperCase()),
    stakeholderGroup: proxy.group === 'none' ? undefined : proxy.group,
    regionalGroup: proxy.region === 'none' ? undefined : proxy.region,
    attendance: isHub ? ('hub' as const) : (proxy.where as Attendance),
    hubId: isHub ? proxy.where : undefined,
  };
  const onBehalfOf = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const note = text(proxy.note);
  return {
    class: proxy.class,
    onBehalfOf: onBehalfOf as CommandArgs<'floor.request'>['onBehalfOf'],
    ...(note ? { note } : {}),
  };
}
