import { useContext, useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useLaterPage } from './later-context.js';
import { TurnContext } from './phone-context.js';

interface SheetProps {
  title: string;
  onClose: () => void;
  foot?: ReactNode;
  children: ReactNode;
}

/** A sheet over the list: a native dialog, closed by its button, Escape or the scrim; focus goes back by itself. */
export function SheetFrame({ title, onClose, foot, children }: SheetProps) {
  const { say } = useLaterPage();
  const turn = useContext(TurnContext);
  const dialog = useRef<HTMLDialogElement>(null);
  useModal(dialog);
  return (
    <dialog
      className="sheet"
      ref={dialog}
      aria-labelledby="sheet-title"
      onCancel={(happening) => {
        happening.preventDefault();
        onClose();
      }}
      onClick={(happening) => {
        if (happening.target === dialog.current) onClose();
      }}
    >
      <div className="sheet-inner">
        <div className="sheet-head">
          <h2 id="sheet-title">{title}</h2>
          <button type="button" className="text-button" onClick={onClose}>
            {say('close')}
          </button>
        </div>
        <div className="floor-line" aria-hidden="true" />
        <div className="sheet-body">{children}</div>
        {turn}
        {foot ? <div className="sheet-foot">{foot}</div> : null}
      </div>
    </dialog>
  );
}

/** Opens the dialog as long as it is drawn, and gives the focus back to where it was. */
function useModal(dialog: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [dialog]);
}
