import { useSay } from '../desk/context.js';
import { SIZES, sizeAfter } from './look.js';

/** How large the question is set, px, and how that is changed. */
export interface Sizing {
  size: number;
  onSize: (size: number) => void;
}

/** Larger and smaller text, as on every panel of readers. */
export function SizeActs({ size, onSize }: Sizing) {
  const say = useSay();
  return (
    <>
      <button
        type="button"
        className="btn podium-act"
        aria-disabled={size === SIZES[0] || undefined}
        onClick={() => onSize(sizeAfter(size, -1))}
      >
        <bdi dir="ltr">A−</bdi>
        <span className="visually-hidden"> {say('panel.smaller')}</span>
      </button>
      <button
        type="button"
        className="btn podium-act"
        aria-disabled={size === SIZES.at(-1) || undefined}
        onClick={() => onSize(sizeAfter(size, 1))}
      >
        <bdi dir="ltr">A+</bdi>
        <span className="visually-hidden"> {say('panel.larger')}</span>
      </button>
    </>
  );
}
