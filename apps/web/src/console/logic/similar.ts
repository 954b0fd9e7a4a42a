/** Letter triples of a text, without case, signs and marks: alike in every script. */
function triplesOf(text: string): Set<string> {
  const plain = ` ${text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const letters = [...plain];
  const triples = new Set<string>();
  for (let at = 0; at + 2 < letters.length; at += 1) triples.add(letters.slice(at, at + 3).join(''));
  return triples;
}

/** How much two texts have in common, 0 to 1 (Dice coefficient of letter triples). A hint for sorting, not a fact. */
export function likeness(one: string, other: string): number {
  const a = triplesOf(one);
  const b = triplesOf(other);
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const triple of a) if (b.has(triple)) both += 1;
  return (2 * both) / (a.size + b.size);
}
