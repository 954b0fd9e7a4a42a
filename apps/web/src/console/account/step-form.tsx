import type { ReactNode } from 'react';
import { useAccountSay } from './words.js';

interface StepFormProps {
  /** The word on the button that goes on. */
  act: string;
  busy: boolean;
  onSubmit: () => Promise<void>;
  onCancel?: () => void;
  children: ReactNode;
}

/** One step with its fields, a button that goes on, and one that does not. */
export function StepForm({ act, busy, onSubmit, onCancel, children }: StepFormProps) {
  const say = useAccountSay();
  return (
    <form
      className="form"
      onSubmit={(form) => {
        form.preventDefault();
        void onSubmit();
      }}
    >
      {children}
      <div className="acts">
        <button type="submit" className="btn accent" aria-disabled={busy || undefined}>
          {act}
        </button>
        {onCancel ? (
          <button type="button" className="btn" onClick={onCancel}>
            {say('cancel')}
          </button>
        ) : null}
      </div>
    </form>
  );
}
