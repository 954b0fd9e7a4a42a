import { useEffect, useRef, type ReactNode } from 'react';
import { useDesk, useSay } from '../desk/context.js';
import { returnTo } from './chosen.js';
import { Cap } from './small.js';

interface PanelProps {
  title: ReactNode;
  label: string;
  /** Under the title, at the start and at the end. */
  lead?: string;
  tail?: string;
  foot?: ReactNode;
  /** Takes the whole column, because it is a list. */
  tall?: boolean;
  children: ReactNode;
  onKey?: (key: React.KeyboardEvent) => void;
  onClose: () => void;
}

/**
 * A question asked back, over the neighbour of the column it is about: never over the strip itself or what is on
 * air. Escape closes it and the focus returns to where it came from.
 */
export function Panel({
  title,
  label,
  lead,
  tail,
  foot,
  tall = false,
  children,
  onKey,
  onClose,
}: PanelProps) {
  const say = useSay();
  const box = useReturningFocus();
  return (
    <div
      ref={box}
      className={tall ? 'panel tall' : 'panel'}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(key) => {
        if (key.key === 'Escape') onClose();
        else onKey?.(key);
      }}
    >
      <header className="panel-head">
        <h3>{title}</h3>
        <button type="button" className="btn dense" onClick={onClose}>
          {say('close')} <Cap>Esc</Cap>
        </button>
        {lead ? <p className="panel-lead">{lead}</p> : null}
        {tail ? <p className="panel-tail">{tail}</p> : null}
      </header>
      <div className="panel-body">{children}</div>
      {foot ? <footer className="panel-foot">{foot}</footer> : null}
    </div>
  );
}

/** Takes the focus while it stands, unless something in it took it already, and gives it back at the end. */
export function useReturningFocus(): React.RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const desk = useDesk();
  useEffect(() => {
    const from = document.activeElement as HTMLElement | null;
    if (!box.current?.contains(from)) box.current?.focus();
    return () => {
      if (from?.isConnected && from !== document.body) return from.focus();
      returnTo(desk.view.get().selected);
    };
  }, [desk]);
  return box;
}

/** Up and down among the buttons of a list, as in a menu. */
export function walk(key: React.KeyboardEvent<HTMLElement>): void {
  const steps = { ArrowDown: 1, ArrowUp: -1 }[key.key];
  if (!steps) return;
  const rows = [...key.currentTarget.querySelectorAll<HTMLElement>('button:not([disabled])')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  key.preventDefault();
  rows[(at + steps + rows.length) % rows.length]?.focus();
}
