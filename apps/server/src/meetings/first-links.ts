import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One link for each way to take part, ready to open. */
export interface FirstLinks {
  audience: string;
  moderator: string;
  panellist: string;
  hub: string;
  stage: string;
}

const FILE = 'first-links.json';
const NAMES: Record<keyof FirstLinks, string> = {
  audience: 'Audience',
  moderator: 'Moderator',
  panellist: 'Panellist',
  hub: 'Hub',
  stage: 'Stage',
};

/** Keeps the links in the data directory, readable by its owner alone. */
export async function keepLinks(dataDir: string, links: FirstLinks): Promise<void> {
  const file = join(dataDir, FILE);
  await rm(file, { force: true });
  await writeFile(file, `${JSON.stringify(links, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
}

/** The links as a terminal shows them, for every origin. */
export function linksAsText(links: FirstLinks, [publicUrl = '', ...near]: string[]): string {
  const list = (origin: string) =>
    Object.entries(NAMES)
      .map(
        ([key, name]) => `  ${name.padEnd(10)} ${links[key as keyof FirstLinks].replace(publicUrl, origin)}`,
      )
      .join('\n');
  const others = near.map((origin) => `\nThe same on the local network:\n${list(origin)}\n`);
  return `${list(publicUrl)}\n${others.join('')}`;
}
