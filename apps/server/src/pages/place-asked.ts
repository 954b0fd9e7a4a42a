import type { Request } from 'express';

/** Which part of the audience page an address names. */
export interface PlaceAsked {
  list: 'top' | 'new' | 'mine' | 'ask';
  /** From 1. */
  page: number;
}

const LISTS = ['top', 'new', 'mine', 'ask'] as const;
const MOST_PAGES = 200;

/** Reads the query of an audience page; what is not known is its first page. */
export function placeAsked({ list, page }: Request['query']): PlaceAsked {
  const number = typeof page === 'string' && /^\d{1,3}$/.test(page) ? Number(page) : 1;
  return {
    list: LISTS.find((known) => known === list) ?? 'top',
    page: Math.min(MOST_PAGES, Math.max(1, number)),
  };
}
