import { z } from 'zod';
import { Command, COMMANDS, Reply } from './command.js';
import { Draining, Handshake, Head, Mine, More, Patch, Presence, Resume, Tallies, Welcome } from './stream.js';

const SENT = { welcome: Welcome, more: More, patch: Patch, mine: Mine, tallies: Tallies, presence: Presence, head: Head, draining: Draining };
const RECEIVED = { command: Command, resume: Resume };

type Json = Record<string, unknown>;

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json;
}

/** The socket side of the product as an AsyncAPI 3 document, made from the schemas and from nothing else. */
export function asyncApi(version: string): Json {
  const messages: Json = {};
  for (const [name, schema] of Object.entries(SENT)) messages[name] = { name, payload: schemaOf(schema, 'output') };
  for (const [name, schema] of Object.entries(RECEIVED)) messages[name] = { name, payload: schemaOf(schema, 'input') };
  messages['reply'] = { name: 'reply', summary: 'The acknowledgement of a command', payload: schemaOf(Reply, 'output') };
  const arguments_: Json = {};
  for (const [type, schema] of Object.entries(COMMANDS)) arguments_[type] = schemaOf(schema, 'input');
  const refs = (names: string[]) => names.map((name) => ({ $ref: `#/channels/rooms/messages/${name}` }));
  return {
    asyncapi: '3.0.0',
    info: { title: 'OpenFloor rooms', version, license: { name: 'Apache-2.0' } },
    defaultContentType: 'application/json',
    channels: {
      rooms: {
        address: '/rooms',
        description: 'Socket.io namespace; the handshake is sent as `auth`.',
        messages: Object.fromEntries(Object.keys(messages).map((name) => [name, { $ref: `#/components/messages/${name}` }])),
      },
    },
    operations: {
      send: { action: 'receive', channel: { $ref: '#/channels/rooms' }, messages: refs(Object.keys(RECEIVED)) },
      receive: { action: 'send', channel: { $ref: '#/channels/rooms' }, messages: refs([...Object.keys(SENT), 'reply']) },
    },
    components: { messages, schemas: { Handshake: schemaOf(Handshake, 'input'), ...arguments_ } },
  };
}
