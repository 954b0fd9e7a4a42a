/** Tells whether the page that made a command is still open, so that two tabs do not send the same one at once. */
export interface Owners {
  /** False where `isOpen` can only guess. */
  readonly isSure: boolean;
  /** Says that this page is open, for as long as it is or until released. */
  claim(owner: string): () => void;
  /** True if that page is known to be open. */
  isOpen(owner: string): Promise<boolean>;
}

interface Locks {
  request(
    name: string,
    options: { ifAvailable?: boolean },
    held: (lock: unknown) => unknown,
  ): Promise<unknown>;
}

const lockOf = (owner: string): string => `openfloor ${owner}`;

/**
 * By Web Locks, which the browser lets go when a page dies. Without them (plain http, Node) no page counts as open:
 * a command may then be sent twice, and counts once by its id.
 */
export function pageOwners(
  locks: Locks | undefined = (globalThis as { navigator?: { locks?: Locks } }).navigator?.locks,
): Owners {
  return {
    isSure: !!locks,
    claim(owner) {
      let release!: () => void;
      const held = new Promise<void>((resolve) => (release = resolve));
      locks?.request(lockOf(owner), {}, () => held).catch(() => undefined);
      return release;
    },
    isOpen: async (owner) =>
      locks
        ? locks.request(lockOf(owner), { ifAvailable: true }, (lock) => lock === null).then(Boolean)
        : false,
  };
}
