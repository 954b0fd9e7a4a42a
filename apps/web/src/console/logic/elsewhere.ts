import type { Desk as Colleague } from '@openfloor/contract';

/** The other desk that has this question open for writing, as far as it was heard last. */
export function editorOf(
  desks: readonly Colleague[] | undefined,
  ownId: string | null | undefined,
  questionId: string,
): Colleague | undefined {
  return desks?.find(
    ({ id, editing }) => id !== ownId && editing?.kind === 'question' && editing.id === questionId,
  );
}

/** Seconds until the warning runs out; 0 where it has, or where there is none. */
export function freeIn({ editing }: Pick<Colleague, 'editing'>, now: number): number {
  return editing ? Math.max(0, Math.ceil((editing.until - now) / 1_000)) : 0;
}

/** The number of one's own desk among those that are here; undefined while it is not listed. */
export function ownNo(desks: readonly Colleague[], ownId: string | null | undefined): number | undefined {
  return desks.find(({ id }) => id === ownId)?.no;
}
