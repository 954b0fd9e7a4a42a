import type { ReactNode } from 'react';

/** An action that reads as a link, bold and 44 px tall under an own question. */
export function LinkButton({
  onTap,
  isBusy = false,
  children,
}: {
  onTap: () => void;
  isBusy?: boolean;
  children: ReactNode;
}) {
  return (
    <button type="button" className="link strong" disabled={isBusy} onClick={onTap}>
      {children}
    </button>
  );
}

/** What keeps something from being sent; nothing while there is nothing to say. */
export function Fault({ words }: { words: string }) {
  return words ? (
    <p className="fault" role="alert">
      {words}
    </p>
  ) : null;
}

/** The one filled button of a sheet. */
export function SendButton({ onTap, isBusy = false, children }: Parameters<typeof LinkButton>[0]) {
  return (
    <button type="button" className="primary wide" aria-disabled={isBusy} onClick={onTap}>
      {children}
    </button>
  );
}
