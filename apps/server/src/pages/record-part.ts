import { CHAIN_START, type LedgerEntry, type RecordRows } from '@openfloor/contract';
import type { Request } from 'express';

/** Rows of one page. */
const PAGE = 50;
const WORD = /^[a-z_]{1,40}(\.[a-z_]{1,40})?$/i;

/** Which part of the record an address names. */
export interface RecordAsked {
  /** From 1. */
  page: number;
  what?: string;
  reason?: string;
  /** Number of a question. */
  about?: number;
}

/** Reads the query of a record page; what it made up is left out. */
export function recordAsked({ page, what, reason, about }: Request['query']): RecordAsked {
  const word = (value: unknown) => (typeof value === 'string' && WORD.test(value) ? value : undefined);
  const number = (value: unknown) =>
    typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value.trim()) ? Number(value) : undefined;
  const [act, why, no] = [word(what), word(reason), number(about)];
  return {
    page: number(page) ?? 1,
    ...(act === undefined ? {} : { what: act }),
    ...(why === undefined ? {} : { reason: why }),
    ...(no === undefined ? {} : { about: no }),
  };
}

/**
 * What an entry is filed under: what became of the question, request or hub, `question.declined`; else what was done,
 * `session.phase`.
 */
export function filedUnder({ act, about, to }: LedgerEntry): string {
  const isMoved = about !== null && ['question', 'floor', 'hub'].includes(about.kind);
  return act !== 'undo' && isMoved && to !== null ? `${about.kind}.${to}` : act;
}

/**
 * One page of the record, newest first, with how often each thing was done and each reason given in all of it. A page
 * that is not there is the last.
 */
export function recordPart(entries: readonly LedgerEntry[], asked: RecordAsked): RecordRows {
  const { what, reason, about } = asked;
  const found = entries.filter(
    (entry) =>
      (what === undefined || filedUnder(entry) === what) &&
      (reason === undefined || entry.reason === reason) &&
      (about === undefined || (entry.about?.kind === 'question' && entry.about.no === about)),
  );
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(pages, asked.page);
  const end = found.length - (page - 1) * PAGE;
  return {
    ...asked,
    page,
    pages,
    found: found.length,
    all: entries.length,
    rows: found.slice(Math.max(0, end - PAGE), end).reverse(),
    head: entries.at(-1)?.hash ?? CHAIN_START,
    acts: counted(entries.map(filedUnder)),
    reasons: counted(entries.flatMap((entry) => codeOf(entry.reason))),
    asides: counted([...asides(entries).values()]),
  };
}

/** Why each question is set aside that is so at the end of the record. */
function asides(entries: readonly LedgerEntry[]): Map<number, string> {
  const standing = new Map<number, string>();
  for (const { about, to, reason } of entries) {
    if (about?.kind !== 'question' || about.no === null || to === null) continue;
    if (to === 'declined') standing.set(about.no, codeOf(reason)[0] ?? '');
    else standing.delete(about.no);
  }
  return standing;
}

/** A reason that was chosen from a list, not a sentence that somebody wrote. */
function codeOf(reason: string | null): string[] {
  return reason !== null && WORD.test(reason) ? [reason] : [];
}

/** How often each is there, the most frequent first. */
function counted(words: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1));
}
