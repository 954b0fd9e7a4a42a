/** A hub as it is named in a sentence: `Nairobi hub`, and never `Nairobi hub hub`. `word` is what a hub is called. */
export function hubText(name: string, word: string, named: (name: string) => string): string {
  return name.toLocaleLowerCase().includes(word.toLocaleLowerCase()) ? name : named(name);
}
