/** What the address of a stage page asks for. */
export interface Address {
  /** Number, name or id of the screen; null is the first. */
  stage: string | null;
  /** The lower third for a video stream instead of a whole screen. */
  isOverlay: boolean;
  /** A colour to key out behind the overlay, for mixers that take no transparency. */
  isGreen: boolean;
  /** Where the overlay stands: at the start of the line, or at its end. */
  side: 'start' | 'end';
}

/** Reads the query: `?no=2` or `?stage=Foyer` chooses a screen, `?overlay` is for streams (`&bg=green`, `&side=end`). */
export function addressOf(search: string): Address {
  const query = new URLSearchParams(search);
  return {
    stage: query.get('no') || query.get('stage') || null,
    isOverlay: query.has('overlay'),
    isGreen: query.get('bg') === 'green',
    side: query.get('side') === 'end' ? 'end' : 'start',
  };
}
