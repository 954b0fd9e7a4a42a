/**
 * The kit of accessible parts writes one small style element into the page, which the security policy does not let
 * in. Its rule stands in our own sheet; an element with its id keeps the kit from trying.
 */
export function quietStyles(): void {
  const mark = document.createElement('meta');
  mark.id = 'react-aria-pressable-style';
  document.head.append(mark);
}
