import type { ReactNode } from 'react';
import { Brand, FloorLine } from '../../parts/floor-line.js';

/** A page of the entrance: the name of the product over one thing. */
export function Page({ children }: { children: ReactNode }) {
  return (
    <div className="entrance">
      <header className="entrance-head">
        <Brand />
      </header>
      <FloorLine />
      <main className="entrance-body">{children}</main>
    </div>
  );
}

/** One sentence, why, and what to do about it. */
export function Message({
  title,
  text,
  act,
  onAct,
}: {
  title: string;
  text?: string;
  act?: string;
  onAct?: () => void;
}) {
  return (
    <Page>
      <h1 role="status">{title}</h1>
      {text ? <p className="lead">{text}</p> : null}
      {act ? (
        <p>
          <button type="button" className="btn accent" onClick={onAct}>
            {act}
          </button>
        </p>
      ) : null}
    </Page>
  );
}
