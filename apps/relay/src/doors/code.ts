import { Id, normalCode } from '@openfloor/contract';

/** How the one session here was named: by its id, by its code, or not at all. */
export function namedBy(typed: string, session: { id: string; code: string }): 'id' | 'code' | undefined {
  if (Id.safeParse(typed).success) return typed.toLowerCase() === session.id ? 'id' : undefined;
  return normalCode(typed) === session.code ? 'code' : undefined;
}
