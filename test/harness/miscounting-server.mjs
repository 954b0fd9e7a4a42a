/**
 * The server over a store that is broken on purpose, to show that the checker of spoken time goes red: `loses` lets a
 * clock that ran begin anew when the room is read, `doubles` counts what it ran before once more, `forgets` says that
 * a speech has begun and does not write it.
 */
import 'reflect-metadata';
import { start } from '../../dist/node/apps/server/src/start.js';

const kind = process.env.BROKEN;

function broken(store) {
  if (kind === 'forgets')
    return {
      ...store,
      commit: async (commit) => {
        if (!commit.records.some(({ body }) => isRunning(body))) await store.commit(commit);
      },
    };
  return {
    ...store,
    load: async (sessionId) => {
      const loaded = await store.load(sessionId);
      return loaded && { ...loaded, records: loaded.records.map(miscounted) };
    },
  };
}

function miscounted(record) {
  if (!isRunning(record.body)) return record;
  const { clock } = record.body;
  const now = Date.now();
  const wrong =
    kind === 'loses'
      ? { ...clock, sinceAt: now }
      : { ...clock, elapsedMs: clock.elapsedMs + (now - clock.sinceAt) };
  return { ...record, body: { ...record.body, clock: wrong } };
}

function isRunning(body) {
  return body.kind === 'floor' && body.clock.running;
}

await start(undefined, broken);
