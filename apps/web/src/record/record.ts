import type { LedgerEntry, RecordPage, RecordRows } from '@openfloor/contract';

/** What the page of a record is made from. */
export type RecordInput = RecordPage & { publicUrl: string; language: string };

/** The filters of a page of the record. */
export type Filters = Partial<Pick<RecordRows, 'what' | 'reason' | 'about'>>;

/** The query that leads to a page of the record with these filters, in this language. */
export function recordQuery(filters: Filters, language: string, page = 1): string {
  const query = new URLSearchParams();
  for (const name of ['what', 'reason', 'about'] as const)
    if (filters[name] !== undefined) query.set(name, String(filters[name]));
  if (page > 1) query.set('page', String(page));
  query.set('l', language);
  return `?${query}`;
}

/** A difference that an entry tells in detail: which setting, before and after. */
export interface Detail {
  name: string;
  from: string | null;
  to: string | null;
}

/**
 * What exactly an entry says was changed, where it says so as data: each setting by its path, `rules.review`. Values are
 * as the record has them; an id of a person is given back as it is.
 */
export function detailsOf({ from, to }: Pick<LedgerEntry, 'from' | 'to'>): Detail[] {
  const [before, after] = [leaves(from), leaves(to)];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].map((name) => ({
    name,
    from: before.get(name) ?? null,
    to: after.get(name) ?? null,
  }));
}

function leaves(text: string | null): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [key, item] of Object.entries(value)) walk(item, path ? `${path}.${key}` : key);
    else found.set(path, typeof value === 'string' ? value : JSON.stringify(value));
  };
  if (text?.startsWith('{')) walk(parsed(text), '');
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
