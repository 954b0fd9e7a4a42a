import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Store } from '@openfloor/store';
import { accountsOf } from './accounts-suite.js';
import { ledgersOf } from './ledgers-suite.js';
import { meetingsOf } from './meetings-suite.js';
import { receiptsOf } from './receipts-suite.js';
import { refusalsOf } from './refusals-suite.js';
import { retentionOf } from './retention-suite.js';
import { turnsOf } from './turns-suite.js';

/** A store that is open, and how to end it with all it left on disk. */
export interface OpenStore {
  store: Store;
  end(): Promise<void>;
}

/** Everything any store must do, whichever thread or database it lives in. */
export function storeSuite(name: string, open: () => Promise<OpenStore>): void {
  describe(name, () => {
    let opened: OpenStore;
    beforeAll(async () => {
      opened = await open();
    }, 30_000);
    afterAll(() => opened.end());
    const store = () => opened.store;
    describe('turns of a room', () => turnsOf(store));
    describe('receipts', () => receiptsOf(store));
    describe('the ledger', () => ledgersOf(store));
    describe('accounts', () => accountsOf(store));
    describe('meetings and codes', () => meetingsOf(store));
    describe('what ends by age', () => retentionOf(store));
    describe('what is no id', () => refusalsOf(store));
  });
}
