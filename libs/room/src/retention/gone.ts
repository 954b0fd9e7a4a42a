/** Stands where a text was; it is of no language. */
export const GONE = '[…]';
