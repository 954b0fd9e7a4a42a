import type { ReactNode } from 'react';
import { useMark } from './controls.js';

/** One part of the console with its head: name, count, and one muted fact or an act at the end. */
export function Part({
  name,
  title,
  count,
  fact,
  children,
}: {
  /** The class of the part. */
  name: string;
  title: string;
  count?: number | undefined;
  fact?: ReactNode;
  children: ReactNode;
}) {
  const id = useMark();
  return (
    <section className={`hub-part ${name}`} aria-labelledby={id}>
      <div className="head">
        <h2 id={id}>
          {title}
          {count ? <span className="head-count"> {count}</span> : null}
        </h2>
        {fact ? <span className="head-fact">{fact}</span> : null}
      </div>
      {children}
    </section>
  );
}

/** A receipt number, the sign light and the digits bold. */
export function Receipt({ no }: { no: number }) {
  return (
    <bdi className="receipt">
      <span>#</span>
      {no}
    </bdi>
  );
}
