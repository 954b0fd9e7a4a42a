import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Compressed } from './compressed.js';

/** A file of the built web app. `body` compresses itself where that helps. */
export interface Asset {
  type: string;
  isText: boolean;
  body: Compressed;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A board with a line below it, the icon of every page, as SVG. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#fff" d="M0 0h16v16H0z"/>' +
  '<path fill="#10202b" d="M1 13h14v1.4H1zM3 4h6v9H3z"/></svg>';

/** The files for browsers, by name. Only what is there at the start is ever served, so no name can lead elsewhere. */
export function readAssets(directory: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const name of names(directory)) {
    const type = TYPES[extname(name)];
    if (!type) continue;
    const isText = !/^(image\/png|font)/.test(type);
    assets.set(name, { type, isText, body: new Compressed(readFileSync(join(directory, name)), 'best') });
  }
  return assets;
}

function names(directory: string): string[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
