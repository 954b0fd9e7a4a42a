/** One value that others can watch. `set` tells them only when it is another value. */
export class Cell<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private held: T) {}

  readonly get = (): T => this.held;

  set(value: T): void {
    if (Object.is(value, this.held)) return;
    this.held = value;
    for (const listener of [...this.listeners]) listener();
  }

  /** Changes some fields of an object value; another object only where a field is really another. */
  patch(change: Partial<T>): void {
    const differs = (Object.keys(change) as (keyof T)[]).some(
      (key) => !Object.is(change[key], this.held[key]),
    );
    if (differs) this.set({ ...this.held, ...change });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
}
