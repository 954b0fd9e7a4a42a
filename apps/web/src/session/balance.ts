import type { PersonView, StakeholderGroup } from '@openfloor/contract';
import { GROUP_ORDER } from '../parts/groups.js';

/** Roles that speak as the panel; the balance counts them. */
const PANEL = new Set(['panellist']);

/** Roles that are not the panel, in the order in which they are named. */
export const STAFF_ROLES = [
  'chair',
  'moderator',
  'online_moderator',
  'rapporteur',
  'interpreter',
  'captioner',
  'technician',
  'organiser',
] as const;

/** The people of one group, in the order of the programme. */
export interface GroupBlock {
  group: StakeholderGroup | null;
  people: PersonView[];
}

/** The panel by stakeholder group in the fixed order; who has no group stands last. */
export function panelByGroup(people: readonly PersonView[]): GroupBlock[] {
  const panel = people.filter(({ role, left }) => PANEL.has(role) && !left);
  return [...GROUP_ORDER, null]
    .map((group) => ({ group, people: panel.filter(({ stakeholderGroup }) => stakeholderGroup === group) }))
    .filter((block) => block.people.length > 0);
}

/** How many people there are of each role, the panel first. */
export function roleCounts(
  people: readonly PersonView[],
): { role: 'panellist' | (typeof STAFF_ROLES)[number]; n: number }[] {
  const present = people.filter(({ left }) => !left);
  return (['panellist', ...STAFF_ROLES] as const)
    .map((role) => ({ role, n: present.filter((person) => person.role === role).length }))
    .filter(({ n }) => n > 0);
}
