/** The row in use and where on the screen it stood, in CSS pixels from the top. */
export interface Anchor {
  id: string;
  top: number;
  focusId: string | null;
}

const ROW = '[data-row]';

/** The focused row, else the first one below the bars; null at the top of the page, where nothing has to be held. */
export function anchorOf(page: Document): Anchor | null {
  const focused = page.activeElement?.closest<HTMLElement>(ROW) ?? null;
  const bars = page.querySelector('.bars')?.getBoundingClientRect().bottom ?? 0;
  const visible = [...page.querySelectorAll<HTMLElement>(ROW)].find(
    (row) => row.getBoundingClientRect().bottom > bars,
  );
  const row = focused ?? (page.defaultView && page.defaultView.scrollY > 0 ? visible : undefined);
  const id = row?.dataset['row'];
  return row && id ? { id, top: row.getBoundingClientRect().top, focusId: focused ? id : null } : null;
}

/** Scrolls so that the row stands where it stood. A row that has left the list holds nothing. */
export function restore(page: Document, anchor: Anchor | null): void {
  if (!anchor) return;
  const row = page.querySelector<HTMLElement>(`[data-row="${CSS.escape(anchor.id)}"]`);
  if (row) page.defaultView?.scrollBy(0, row.getBoundingClientRect().top - anchor.top);
}
