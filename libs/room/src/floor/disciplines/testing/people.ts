import {
  DEFAULT_RULES,
  type Attendance,
  type Discipline,
  type Rules,
  type StakeholderGroup,
} from '@openfloor/contract';
import type { Candidate, Served, Situation } from '../discipline.js';
import { orderOf } from '../queue.js';

type Person = [name: string, group?: StakeholderGroup | null, attendance?: Attendance];

/** Requests in the order received, named after their people; `accra/2` is another request of `accra`. */
export function waits(...people: Person[]): Candidate[] {
  return people.map(([id, group = null, attendance = 'onsite'], at) => ({
    ...{ id, speaker: speakerOf(id), order: at + 1 },
    ...{ group, attendance },
  }));
}

/** Turns served, earliest first, of two minutes where nothing else is said. */
export function spoke(...people: [...Person, seconds?: number][]): Served[] {
  return people.map((turn) => {
    const [name, group, attendance, seconds = 120] = turn as [
      string,
      StakeholderGroup?,
      Attendance?,
      number?,
    ];
    return { speaker: speakerOf(name), group: group ?? null, attendance: attendance ?? 'onsite', seconds };
  });
}

/** The rules of a session with nothing decided but these lanes. */
export function withLanes(...lanes: Rules['lanes']): Situation['rules'] {
  return { lanes, groups: DEFAULT_RULES.groups };
}

/** NETmundial, 2014: four microphone lines in the hall and two remote turns, six a round. */
export const NETMUNDIAL = withLanes(
  {
    name: 'academia and technical',
    groups: ['academia', 'technical_community'],
    attendance: ['onsite'],
    slots: 1,
  },
  { name: 'private sector', groups: ['private_sector'], attendance: ['onsite'], slots: 1 },
  { name: 'civil society', groups: ['civil_society'], attendance: ['onsite'], slots: 1 },
  {
    name: 'governments',
    groups: ['government', 'intergovernmental_organisation'],
    attendance: ['onsite'],
    slots: 1,
  },
  { name: 'remote', groups: [], attendance: ['online', 'hub'], slots: 2 },
);

/** The names in the order proposed, where everybody speaks for two minutes. */
export function named(
  discipline: Discipline,
  waiting: Candidate[],
  served: Served[] = [],
  rules: Situation['rules'] = DEFAULT_RULES,
): string[] {
  return orderOf(waiting, served, rules, discipline, () => 120).map(({ id }) => id);
}

function speakerOf(id: string): string {
  return id.split('/')[0] ?? id;
}
