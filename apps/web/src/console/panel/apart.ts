/** Keeps the direction of a name apart from that of the sentence it stands in. */
export function apart(name: string): string {
  return `\u2068${name}\u2069`;
}
