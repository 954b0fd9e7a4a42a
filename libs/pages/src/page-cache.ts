import { createHash } from 'node:crypto';
import { Compressed } from './compressed.js';
import type { PageOut } from './policy.js';

/** A page as it is sent. */
export interface ReadyPage {
  page: PageOut;
  etag: string;
  body: Compressed;
}

/** A page that is due is not rendered again before this is over, so that a storm of votes is not one of renderings. */
const AT_LEAST_MS = 1_000;
/** A page says what time it is, so even an unchanged one is rendered again after this. */
const AT_MOST_MS = 30_000;
const MOST_PAGES = 300;

/** Keeps pages as long as what they show stands. */
export class PageCache {
  private readonly kept = new Map<string, { ready: ReadyPage; version: string; madeAt: number }>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** The page of this name; `version` names what it shows. */
  get(name: string, version: string, render: () => PageOut): ReadyPage {
    const now = this.now();
    const known = this.kept.get(name);
    const age = known ? now - known.madeAt : Infinity;
    if (known && (age < AT_LEAST_MS || (known.version === version && age < AT_MOST_MS))) return known.ready;
    const ready = readyPage(render());
    this.kept.delete(name);
    this.kept.set(name, { ready, version, madeAt: now });
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_PAGES) break;
      this.kept.delete(oldest);
    }
    return ready;
  }
}

/** A page with its tag and its compressed forms. */
export function readyPage(page: PageOut): ReadyPage {
  const digest = createHash('sha256').update(page.html).digest('base64url').slice(0, 22);
  return { page, etag: `W/"${digest}"`, body: new Compressed(Buffer.from(page.html), 'quick') };
}
