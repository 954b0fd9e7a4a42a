/** The server without an end to what waits in front of a room, to show that the checker of an overload goes red. */
import 'reflect-metadata';
import { Mailbox } from '../../dist/node/apps/server/src/rooms/mailbox.js';
import { start } from '../../dist/node/apps/server/src/start.js';

Mailbox.prototype.isFull = () => false;

await start();
