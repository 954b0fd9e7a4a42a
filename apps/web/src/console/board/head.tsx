import type { ReactNode } from 'react';

/** The head of a column: its name, how many are in it, and one quiet fact at the end. */
export function Head({ name, n, children }: { name: string; n: number; children?: ReactNode }) {
  return (
    <header className="head">
      <h2>{name}</h2>
      <b className="head-count">{n}</b>
      <span className="head-fact">{children}</span>
    </header>
  );
}
