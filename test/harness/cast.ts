import type { Attendance, RegionalGroup, StakeholderGroup } from '@openfloor/contract';

/** How somebody asks: on a device of their own, through the account of their hub, or by a moderator for want of one. */
export type Way = 'phone' | 'hub' | 'moderator';

/** Somebody of the audience who asks for the floor a few times, and speaks so many seconds each time. */
export interface Speaker {
  name: string;
  group: StakeholderGroup | null;
  region: RegionalGroup;
  attendance: Attendance;
  /** Which of the three hubs, for those who are at one. */
  hub: number | null;
  way: Way;
  country: string | null;
  affiliation: string;
  asks: number;
  seconds: number;
}

export const HUBS = [
  { name: 'Accra hub', city: 'Accra', country: 'GH', regionalGroup: 'african' },
  { name: 'Dhaka hub', city: 'Dhaka', country: 'BD', regionalGroup: 'asia_pacific' },
  { name: 'Quito hub', city: 'Quito', country: 'EC', regionalGroup: 'grulac' },
] as const;

const GROUPS = {
  civ: 'civil_society',
  gov: 'government',
  pri: 'private_sector',
  tec: 'technical_community',
  aca: 'academia',
  igo: 'intergovernmental_organisation',
  med: 'press_media',
} as const;

/** Governments read statements, civil society is many and brief. */
const SECONDS = { civ: 70, gov: 125, pri: 95, tec: 80, aca: 90, igo: 130, med: 60 } as const;
const REGIONS: RegionalGroup[] = ['african', 'weog', 'asia_pacific', 'grulac', 'eastern_european'];
const COUNTRIES = ['KE', 'GR', 'IN', 'BR', 'PL'];

/**
 * 36 people with 96 requests, in the order in which they first ask: 18 in the hall, 10 online, 8 at hubs. As at the
 * meetings of the IGF civil society is the largest group, governments the second; the press is one person. Those of
 * `-` speak through the account of their hub, which has no group.
 */
const TABLE = `
  Amara civ hall 4     Boris gov hall 3     Chen pri hall 3      Dina civ online 3    Emeka civ hall 4
  Farid tec hall 3     Grace civ hub0 3     Hana aca hall 3      Ivan gov hall 2      Jamila civ hall 4
  Kofi - hub0 2        Lena civ online 3    Marek pri online 2   Nadia civ hall 3     Omar gov hub1 2
  Priya tec online 3   Quinn civ hall 3     Rosa civ hub2 3      Samir med hall 2     Tala gov online 2
  Ulla igo hall 2      Victor civ hall 3    Wanda aca online 2   Xavi civ online 4    Yara pri hall* 3
  Zeno tec hub1 2      Adele gov hall 3     Bilal civ online 3   Carla - hub2 2       Dario pri hall 2
  Esther civ hall 2    Femi tec online 3    Gita igo hub1 2      Hugo gov online 2    Ines aca hall 2
  Jonas pri hub2 2`;

/** The people of the stories. */
export const CAST: readonly Speaker[] = TABLE.trim()
  .split(/\n|\s{2,}/)
  .filter((row) => row.trim() !== '')
  .map((row, at) => speakerOf(row.trim().split(' '), at));

/** How many requests all of them make. */
export const REQUESTS = CAST.reduce((sum, { asks }) => sum + asks, 0);

function speakerOf([name = '', sign = '', place = '', asks = '']: string[], at: number): Speaker {
  const group = sign === '-' ? null : GROUPS[sign as keyof typeof GROUPS];
  const hub = place.startsWith('hub') ? Number(place.slice(3)) : null;
  const attendance = hub !== null ? 'hub' : place === 'online' ? 'online' : 'onsite';
  return {
    name: `${name} of the audience`,
    group,
    region: REGIONS[at % REGIONS.length] ?? 'weog',
    attendance,
    hub,
    way: group === null ? 'hub' : place.endsWith('*') ? 'moderator' : 'phone',
    country: group === 'government' ? (COUNTRIES[at % COUNTRIES.length] ?? null) : null,
    affiliation: `Organisation ${at + 1}`,
    asks: Number(asks),
    seconds: (group === null ? 60 : SECONDS[sign as keyof typeof SECONDS]) + ((at * 7) % 20),
  };
}
