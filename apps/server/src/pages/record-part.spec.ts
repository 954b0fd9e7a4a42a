import { describe, expect, it } from '@jest/globals';
import { CHAIN_START, type LedgerEntry } from '@openfloor/contract';
import { recordAsked, recordPart } from './record-part.js';

const moved = (no: number, about: number, to: string, reason: string | null = null): LedgerEntry => ({
  ...{ no, at: 0, role: 'moderator', act: `question.${to}`, about: { kind: 'question', no: about } },
  ...{ from: null, to, reason, digest: '', previous: '', hash: `hash ${no}` },
});

describe('which part of a record is asked for', () => {
  it('is read from the address, and what was made up is left out', () => {
    expect(recordAsked({ page: '3', what: 'question.declined', reason: 'off_topic', about: '12' })).toEqual({
      page: 3,
      what: 'question.declined',
      reason: 'off_topic',
      about: 12,
    });
    for (const wrong of ['<script>', 'a b', '-1', '1e9', '', "x' OR 1=1", '0', 'a.b.c'])
      expect(recordAsked({ page: wrong, what: wrong, about: wrong, reason: wrong })).toEqual({ page: 1 });
    expect(recordAsked({ what: ['x'], about: ['1'] })).toEqual({ page: 1 });
  });
});

describe('a page of the record', () => {
  const entries = Array.from({ length: 120 }, (_, at) =>
    moved(at + 1, (at % 30) + 1, at % 3 ? 'published' : 'declined', at % 3 ? null : 'duplicate'),
  );

  it('has the newest first and fifty of them, and every entry on exactly one page', () => {
    const pages = [1, 2, 3].map((page) => recordPart(entries, { page }));
    expect(pages.map(({ rows }) => rows.length)).toEqual([50, 50, 20]);
    expect(pages.flatMap(({ rows }) => rows.map(({ no }) => no))).toEqual(
      Array.from({ length: 120 }, (_, at) => 120 - at),
    );
    expect(pages[0]).toMatchObject({ pages: 3, found: 120, all: 120, head: 'hash 120' });
    expect(recordPart(entries, { page: 99 })).toMatchObject({ page: 3 });
  });

  it('shows what fits every filter, and counts all there is', () => {
    const part = recordPart(entries, { page: 1, what: 'question.declined', about: 4 });
    expect(part.rows.map(({ about, to }) => [about?.no, to])).toEqual(Array(4).fill([4, 'declined']));
    expect(part).toMatchObject({ found: 4, all: 120, pages: 1 });
    expect(part.acts).toEqual([
      ['question.published', 80],
      ['question.declined', 40],
    ]);
    expect(part.reasons).toEqual([['duplicate', 40]]);
    expect(recordPart(entries, { page: 1, reason: 'conduct' })).toMatchObject({
      found: 0,
      rows: [],
      pages: 1,
    });
  });

  it('says why what is set aside at its end is, not what once was', () => {
    const told = [
      moved(1, 1, 'declined', 'off_topic'),
      moved(2, 2, 'declined', 'conduct'),
      moved(3, 1, 'published'),
      moved(4, 3, 'declined', 'conduct'),
      moved(5, 4, 'declined', 'A sentence that somebody wrote.'),
    ];
    expect(recordPart(told, { page: 1 }).asides).toEqual([
      ['conduct', 2],
      ['', 1],
    ]);
  });

  it('of a session in which nothing was decided is empty', () => {
    expect(recordPart([], { page: 1 })).toMatchObject({ rows: [], found: 0, pages: 1, head: CHAIN_START });
  });
});
