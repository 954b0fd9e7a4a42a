import { describe, expect, it } from '@jest/globals';
import {
  OutcomeUnknown,
  SlugTaken,
  StoreConflict,
  StoreInUse,
  StoreMisuse,
  StoreUnavailable,
  StoreUnfit,
} from './errors.js';
import { asStoreError, readError, writeError } from './failures.js';

const fromDatabase = (code: string) => Object.assign(new Error('said so'), { driverError: { code } });

describe('a failure of the store', () => {
  it.each([StoreConflict, StoreUnavailable, OutcomeUnknown, StoreMisuse, SlugTaken, StoreInUse, StoreUnfit])(
    'keeps its class %p on its way between threads',
    (Kind) => {
      const there = readError(writeError(new Kind('what happened')));
      expect(there).toBeInstanceOf(Kind);
      expect(there.message).toBe('what happened');
    },
  );

  it.each([
    'SQLITE_FULL',
    'SQLITE_READONLY_DBMOVED',
    'SQLITE_IOERR_FSYNC',
    'SQLITE_BUSY',
    'SQLITE_NOMEM',
    'SQLITE_CORRUPT',
  ])('says by %s that the disk is not there for us', (code) => {
    expect(asStoreError(fromDatabase(code))).toBeInstanceOf(StoreUnavailable);
    expect(asStoreError(fromDatabase(code)).message).toContain(code);
  });

  it.each(['SQLITE_CONSTRAINT_FOREIGNKEY', 'SQLITE_CONSTRAINT_NOTNULL', 'SQLITE_CONSTRAINT_UNIQUE'])(
    'says by %s that the caller is wrong',
    (code) => {
      expect(asStoreError(fromDatabase(code))).toBeInstanceOf(StoreMisuse);
    },
  );

  it('takes anything else for a disk that is not there either', () => {
    expect(asStoreError('odd')).toBeInstanceOf(StoreUnavailable);
    expect(asStoreError(new Error('odd')).message).toBe('odd');
  });
});
