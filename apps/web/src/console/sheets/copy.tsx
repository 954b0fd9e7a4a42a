import { useState } from 'react';
import { useSay } from '../desk/context.js';

/** An address to read and to copy. Where the clipboard is closed it is selected instead. */
export function Copy({ text }: { text: string }) {
  const say = useSay();
  const [copied, set] = useState(false);
  const copy = async (field: HTMLInputElement | null): Promise<void> => {
    field?.select();
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    set(!!done);
  };
  return (
    <span className="copy">
      <input
        className="field"
        readOnly
        dir="ltr"
        value={text}
        aria-label={say('address')}
        onFocus={(focus) => focus.target.select()}
      />
      <button
        type="button"
        className="btn"
        onClick={(press) => void copy(press.currentTarget.parentElement?.querySelector('input') ?? null)}
      >
        {say(copied ? 'copied' : 'copy')}
      </button>
    </span>
  );
}
