import { z } from 'zod';
import { Command, COMMANDS, Reply } from './command.js';
import { LinkReport } from './hub.js';
import {
  Draining,
  Editing,
  Handshake,
  Head,
  Mine,
  More,
  Patch,
  Presence,
  Resume,
  Tallies,
  Welcome,
} from './stream.js';

const SENT = {
  welcome: Welcome,
  more: More,
  patch: Patch,
  mine: Mine,
  tallies: Tallies,
  presence: Presence,
  head: Head,
  draining: Draining,
};
/** A ping without a body, acknowledged with the server's time (ms since 1970). */
const Time = z.null().meta({ id: 'Time' });
const RECEIVED = { command: Command, resume: Resume, editing: Editing, link: LinkReport, time: Time };

type Json = Record<string, unknown>;

/** The socket side of the product as an AsyncAPI 3 document, made from the schemas and from nothing else. */
export function asyncApi(version: string): Json {
  const schemas: Json = {};
  const payloads = Object.entries({ ...SENT, reply: Reply }).map(([name, schema]) => {
    return [name, { name, payload: schemaOf(schema, 'output', schemas) }];
  });
  const orders = Object.entries(RECEIVED).map(([name, schema]) => {
    return [name, { name, payload: schemaOf(schema, 'input', schemas) }];
  });
  const messages: Json = Object.fromEntries([...payloads, ...orders]);
  messages['reply'] = { ...(messages['reply'] as Json), summary: 'The acknowledgement of a command' };
  for (const [name, schema] of Object.entries({ Handshake, ...COMMANDS })) {
    const own = schemaOf(schema, 'input', schemas);
    schemas[name] ??= own;
  }
  const refs = (names: string[]) => names.map((name) => ({ $ref: `#/channels/rooms/messages/${name}` }));
  return {
    asyncapi: '3.0.0',
    info: { title: 'OpenFloor rooms', version, license: { name: 'Apache-2.0' } },
    defaultContentType: 'application/json',
    channels: {
      rooms: {
        address: '/rooms',
        description: 'Socket.io namespace; the handshake is sent as `auth`.',
        messages: Object.fromEntries(
          Object.keys(messages).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
      },
    },
    operations: {
      send: {
        action: 'receive',
        channel: { $ref: '#/channels/rooms' },
        messages: refs(Object.keys(RECEIVED)),
      },
      receive: {
        action: 'send',
        channel: { $ref: '#/channels/rooms' },
        messages: refs([...Object.keys(SENT), 'reply']),
      },
    },
    components: { messages, schemas },
  };
}

/** The JSON schema; what several have in common goes to `schemas`, where the whole document finds it. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const { $schema: _dialect, $defs, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  for (const [name, part] of Object.entries(($defs ?? {}) as Json)) schemas[name] = moved(part);
  return moved(own);
}

function moved<T>(schema: T): T {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as T;
}
