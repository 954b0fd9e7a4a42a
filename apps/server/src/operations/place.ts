import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of package.json; what belongs to the product lies at fixed places below it, compiled or not. */
export const PRODUCT_DIR = productAbove(dirname(fileURLToPath(import.meta.url)));

/** Version of the product, from package.json. */
export const VERSION = packageIn(PRODUCT_DIR)?.version ?? '0.0.0';

function productAbove(directory: string): string {
  if (packageIn(directory)?.name === 'openfloor') return directory;
  const parent = dirname(directory);
  if (parent === directory) throw new Error('The package.json of openfloor is not above this file');
  return productAbove(parent);
}

function packageIn(directory: string): { name?: string; version?: string } | undefined {
  const file = join(directory, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }) : undefined;
}
