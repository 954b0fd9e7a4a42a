import { openStoreHere } from '@openfloor/store';
import { dataDirectory } from './compiled.js';
import { storeSuite } from './suite.js';

storeSuite('a store in the calling thread', async () => {
  const directory = await dataDirectory();
  const store = await openStoreHere({ dataDir: directory.path });
  return { store, end: () => store.close().then(directory.remove) };
});

storeSuite('a store in memory', async () => {
  const store = await openStoreHere({ dataDir: ':memory:' });
  return { store, end: () => store.close() };
});
