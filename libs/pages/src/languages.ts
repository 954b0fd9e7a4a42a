/**
 * The language of a page: the one asked for in its address, else the first that the browser prefers of those offered,
 * else English. Tags are compared by their first part.
 */
export function languageFor(
  asked: unknown,
  accepted: string | undefined,
  offered: readonly string[],
): string {
  const fits = (tag: string) => offered.find((language) => language === tag.toLowerCase().split('-')[0]);
  const own = typeof asked === 'string' ? fits(asked) : undefined;
  if (own) return own;
  for (const tag of preferred(accepted)) {
    const language = fits(tag);
    if (language) return language;
  }
  return 'en';
}

function preferred(accepted: string | undefined): string[] {
  const wished = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.split(/;\s*q=/);
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) };
    });
  return wished
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}
