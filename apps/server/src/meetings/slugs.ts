const LONGEST = 60;

/** A slug made of a name: Latin letters and digits, the rest as hyphens; `otherwise` where nothing of it is left. */
export function slugOf(name: string, otherwise: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
  return plain || otherwise;
}

/** The slug itself if it is free, else with the first number that is. */
export async function freeSlug(slug: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  for (let no = 1; ; no += 1) {
    const tried = no === 1 ? slug : `${slug}-${no}`;
    if (!(await isTaken(tried))) return tried;
  }
}
