const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What a command is about: the ids that its arguments name, or its own type where they name none. Commands about
 * the same thing are sent one after the other, others side by side.
 */
export function targetsOf(type: string, args: unknown): string[] {
  const named = Object.values(args ?? {})
    .flat()
    .filter((value): value is string => typeof value === 'string' && ID.test(value));
  return named.length > 0 ? named : [type];
}

/** Commands of which only the last intent counts, so that one which was never sent may be replaced. */
export function isReplaceable(type: string): boolean {
  return /vote|respond/.test(type);
}
