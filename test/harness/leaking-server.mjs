/** The server with a publisher that is broken on purpose: it patches everybody with what staff see. */
import 'reflect-metadata';
import { Publisher } from '../../dist/node/apps/server/src/rooms/publisher.js';
import { start } from '../../dist/node/apps/server/src/start.js';

const patch = Publisher.prototype.patch;
Publisher.prototype.patch = function wide(channel, changed, before) {
  return {
    ...patch.call(this, channel, changed, before),
    put: patch.call(this, 'staff', changed, before).put,
  };
};

await start();
