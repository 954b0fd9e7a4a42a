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
import { asStoreError, databaseCode, isConnectionLost, isTaken, readError, writeError } from './failures.js';

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

  describe('of PostgreSQL', () => {
    const said = (code: string, more: object = {}) =>
      Object.assign(new Error('said so'), { driverError: { code, severity: 'ERROR', ...more } });

    it.each([
      ['53100', StoreUnavailable, false],
      ['57P01', StoreUnavailable, true],
      ['08006', StoreUnavailable, true],
      ['55P03', StoreUnavailable, false],
      ['23505', StoreMisuse, false],
      ['22021', StoreMisuse, false],
    ])('is told by its code %s, and whether the connection goes with it', (code, Kind, isLost) => {
      expect(databaseCode(said(code))).toBe(`POSTGRES_${code}`);
      expect(asStoreError(said(code))).toBeInstanceOf(Kind);
      expect(isConnectionLost(said(code))).toBe(isLost);
    });

    it('is no code where the network speaks', () => {
      const refused = Object.assign(new Error('nobody listens'), { code: 'EPIPE' });
      expect(databaseCode(refused)).toBeUndefined();
      expect(isConnectionLost(refused)).toBe(true);
    });

    it('names the column that was taken in any language', () => {
      const taken = said('23505', { table: 'session', detail: 'Schlüssel »(slug)=(x)« existiert bereits.' });
      expect([isTaken(taken, 'session.slug'), isTaken(taken, 'session.id')]).toEqual([true, false]);
      const key = said('23505', {
        table: 'receipt',
        detail: 'Key (session_id, command_id)=(1, 2) already exists.',
      });
      expect(isTaken(key, 'receipt.session_id')).toBe(true);
    });
  });
});
