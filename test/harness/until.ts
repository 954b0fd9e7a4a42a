/** What a condition gives once it holds. */
type Held<T> = Exclude<T, null | undefined | false | 0 | ''>;

/** Waits until something is so; fails with `what` after `withinMs`. Conditions, never sleeps. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  withinMs = 10_000,
): Promise<Held<T>> {
  const end = Date.now() + withinMs;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const seen = await look();
      if (seen) return seen as Held<T>;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  throw new Error(`waited in vain: ${what}`, { cause: last });
}
