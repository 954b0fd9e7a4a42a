import { useEffect, type RefObject } from 'react';
import { useDesk, useView } from '../desk/context.js';

/** Where the focus is somebody's work: text being typed, a sheet, a question asked back, an open menu. */
export const WORKPLACES =
  'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]';

/** Where keys belong to text. */
export const EDITABLE = 'input, textarea, select, [contenteditable], [role=menu], [role=listbox]';

/** Whether a pointer is down on a strip: what is under it must not move before it is up. */
const pointer = { isDown: false };
const lift = (): void => void (pointer.isDown = false);

/** Brings a strip into sight and the focus to it when it is chosen, unless the focus is at work elsewhere. */
export function useChosen(ref: RefObject<HTMLElement | null>, id: string): boolean {
  const chosen = useView((view) => view.selected === id);
  useEffect(() => {
    const strip = ref.current;
    if (!chosen || !strip) return;
    if (!pointer.isDown) strip.scrollIntoView({ block: 'nearest' });
    const focused = document.activeElement;
    if (strip.contains(focused) || focused?.closest(WORKPLACES)) return;
    strip.focus({ preventScroll: true });
  }, [chosen, ref]);
  return chosen;
}

/** Choosing by pointer or by focus: for any element with `data-question` inside the one that takes these props. */
export function useChoosing(): { onFocus: (at: ElementAt) => void; onPointerDown: (at: ElementAt) => void } {
  const desk = useDesk();
  const choose = ({ target }: ElementAt): void => {
    const strip = target instanceof Element ? target.closest<HTMLElement>('[data-question]') : null;
    const id = strip?.dataset['question'];
    if (id) desk.select(id);
  };
  const press = (at: ElementAt): void => {
    pointer.isDown = true;
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, lift, { once: true });
    choose(at);
  };
  return { onFocus: choose, onPointerDown: press };
}

interface ElementAt {
  target: EventTarget;
}

/** Gives the focus back to the strip of a question when what had it is gone from the page. */
export function returnTo(id: string | null): void {
  if (id === null || document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(`[data-question="${id}"]`)?.focus({ preventScroll: true });
}
