/**
 * One job at a time, in the order they came. The database has one connection and TypeORM one query runner for it:
 * whatever runs while a transaction is open runs inside that transaction, so nothing may ever run beside a job.
 */
export class Queue {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(job: () => Promise<T>): Promise<T> {
    const done = this.last.then(job);
    this.last = done.catch(() => undefined);
    return done;
  }
}
