import { describe, expect, it } from '@jest/globals';
import { asyncApi } from './asyncapi.js';
import { COMMAND_TYPES } from './command.js';
import type { ClientEvents, ServerEvents } from './stream.js';

type Json = Record<string, unknown>;

/** Every event of the stream by name; an event that is missing here, or is none, does not compile. */
const SERVER: Record<keyof ServerEvents, true> = {
  welcome: true,
  more: true,
  patch: true,
  mine: true,
  tallies: true,
  presence: true,
  head: true,
  draining: true,
};
const CLIENT: Record<keyof ClientEvents, true> = {
  command: true,
  resume: true,
  editing: true,
  link: true,
  time: true,
};

const document = asyncApi('1.2.3');
const at = (path: string): unknown =>
  path
    .split('/')
    .reduce<unknown>((inner, key) => (inner as Json | undefined)?.[key.replaceAll('~1', '/')], document);

/** Every reference in a document. */
function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(refsIn)];
}

describe('the AsyncAPI document', () => {
  it('is plain JSON of version 3 with the version of the product', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(document).toMatchObject({ asyncapi: '3.0.0', info: { version: '1.2.3' } });
  });

  it('has every event of both directions, and nothing else', () => {
    const messages = Object.keys(at('components/messages') as Json);
    expect(messages.sort()).toEqual([...Object.keys(SERVER), ...Object.keys(CLIENT), 'reply'].sort());
    const named = (operation: string) =>
      (at(`operations/${operation}/messages`) as { $ref: string }[]).map(({ $ref }) =>
        $ref.split('/').at(-1),
      );
    expect(named('receive').sort()).toEqual([...Object.keys(SERVER), 'reply'].sort());
    expect(named('send').sort()).toEqual(Object.keys(CLIENT).sort());
  });

  it('has the arguments of every command, with the keys that a client may send', () => {
    const schemas = at('components/schemas') as Json;
    expect(COMMAND_TYPES.filter((type) => schemas[type] === undefined)).toEqual([]);
    expect(schemas['question.submit']).toMatchObject({
      type: 'object',
      required: ['text'],
      additionalProperties: false,
    });
    expect(schemas['question.next']).toMatchObject({ required: ['expect'] });
    expect(schemas['Handshake']).toMatchObject({ required: ['session', 'proto'] });
  });

  it('refers only to what is in it', () => {
    const refs = [...new Set(refsIn(document))];
    expect(refs.length).toBeGreaterThan(20);
    const schemas = at('components/schemas') as Record<string, Json>;
    expect(
      Object.keys(schemas).filter((name) => schemas[name]?.['$ref'] === `#/components/schemas/${name}`),
    ).toEqual([]);
    expect(refs.filter((ref) => !ref.startsWith('#/') || at(ref.slice(2)) === undefined)).toEqual([]);
  });
});
