import type { PersonView, QuestionView } from '@openfloor/contract';

const ROLES: ReadonlySet<PersonView['role']> = new Set(['panellist', 'chair']);

/** Who can be asked to answer a question: whoever said something to it first, then who is here, then the others. */
export function answerers(
  people: readonly PersonView[],
  { claims = [], assignedTo = [] }: Pick<QuestionView, 'claims' | 'assignedTo'>,
): PersonView[] {
  const said = (id: string): number => {
    const stance = claims.find(({ personId }) => personId === id)?.stance;
    if (assignedTo.includes(id) || stance === 'take') return 0;
    return stance === 'add' ? 1 : stance === 'pass' ? 3 : 2;
  };
  return people
    .filter(({ role, left, id }) => !left && (ROLES.has(role) || assignedTo.includes(id)))
    .sort(
      (one, other) =>
        said(one.id) - said(other.id) || Number(other.present) - Number(one.present) || one.no - other.no,
    );
}
