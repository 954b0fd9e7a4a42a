import type { FloorClass } from '@openfloor/contract';

/** What the floor wants to know of somebody before it is given. */
const FIELDS = ['name', 'affiliation', 'country'] as const;
export type IdentityField = (typeof FIELDS)[number];

/** A request that waits for who is asking. */
export interface Missing {
  class: FloorClass;
  fields: IdentityField[];
}

/** The fields that a refused request lacked, in the order in which they are asked; null where it was another matter. */
export function missingOf(reply: { ok: boolean; code?: string; details?: unknown }): IdentityField[] | null {
  if (reply.ok || reply.code !== 'IDENTITY_REQUIRED') return null;
  const { missing } = (reply.details ?? {}) as { missing?: unknown };
  const named = Array.isArray(missing) ? FIELDS.filter((field) => missing.includes(field)) : [];
  return named.length > 0 ? named : ['name', 'affiliation'];
}

/** What was typed, as the request takes it; null until every field holds something. */
export function toldOf(
  fields: readonly IdentityField[],
  typed: Partial<Record<IdentityField, string>>,
): Partial<Record<IdentityField, string>> | null {
  const told = Object.fromEntries(
    fields.map((field) => {
      const text = (typed[field] ?? '').trim();
      return [field, field === 'country' ? text.toUpperCase() : text];
    }),
  );
  return Object.values(told).every((text) => text !== '') ? told : null;
}
