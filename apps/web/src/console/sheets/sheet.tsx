import type { ReactNode } from 'react';
import { FloorLine } from '../../parts/floor-line.js';
import { useDesk, useSay } from '../desk/context.js';
import { useReturningFocus } from '../board/panel.js';
import { Cap } from '../board/small.js';

/** A sheet over the list side of the board. What is on air stays in sight and in reach; Escape closes it. */
export function Sheet({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const say = useSay();
  const desk = useDesk();
  const box = useReturningFocus();
  const close = (): void => desk.view.patch({ sheet: null });
  return (
    <div
      ref={box}
      className="sheet"
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(key) => (key.key === 'Escape' ? close() : undefined)}
    >
      <header className="sheet-head">
        <h2>{title}</h2>
        <button type="button" className="btn" onClick={close}>
          {say('close')} <Cap>Esc</Cap>
        </button>
      </header>
      <FloorLine />
      <div className="sheet-body">
        {lead ? <p className="lead">{lead}</p> : null}
        {children}
      </div>
    </div>
  );
}

/** One part of a sheet under a heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="sheet-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
