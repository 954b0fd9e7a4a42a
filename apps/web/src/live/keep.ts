/** The part of Web Storage that pages use. */
export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const NO_KEEP: Keep = {
  getItem: () => null,
  setItem: () => {
    throw new Error('this browser keeps nothing');
  },
  removeItem: () => undefined,
};

/** The storage of this device, or nothing at all where a browser forbids it. Every use may throw. */
export function deviceKeep(): Keep {
  try {
    return localStorage;
  } catch {
    return NO_KEEP;
  }
}

/** The same of this tab alone, which is over when the tab is closed. */
export function tabKeep(): Keep {
  try {
    return sessionStorage;
  } catch {
    return NO_KEEP;
  }
}

/** Reads a kept JSON value; undefined where there is none or it cannot be read. */
export function readKept(keep: Keep, key: string): unknown {
  try {
    return JSON.parse(keep.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a JSON value, or forgets it if undefined; true when it is really kept. */
export function writeKept(keep: Keep, key: string, value: unknown): boolean {
  try {
    if (value === undefined) keep.removeItem(key);
    else keep.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
