import type { PersonView } from '@openfloor/contract';

/** Who is given the floor first: the panel, then the chair, then whoever else is of the programme. */
const ORDER: readonly PersonView['role'][] = [
  'panellist',
  'chair',
  'moderator',
  'online_moderator',
  'rapporteur',
];

/** The people of the programme who can be given the floor, the panel first; who is here before who is not. */
export function onPanel(people: readonly PersonView[]): PersonView[] {
  const rank = ({ role }: PersonView): number => ORDER.indexOf(role);
  return people
    .filter((person) => !person.left && rank(person) >= 0)
    .sort((a, b) => rank(a) - rank(b) || Number(b.present) - Number(a.present) || a.no - b.no);
}
