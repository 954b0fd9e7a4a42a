import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readLetter, writeLetter, type NodeMessage } from './messages.js';
import { namespaceOf } from './nodes.module.js';

const [from, sessionId] = [randomUUID(), randomUUID()];

describe('a letter between nodes', () => {
  it('is read as it was written', () => {
    const part = { participants: 1, onsite: 0, online: 1, staff: 0, desks: [], hubs: [], here: [2] };
    const messages: NodeMessage[] = [
      { what: 'moved', sessionId, rev: 3, beat: 4 },
      { what: 'here', sessionId, part },
      { what: 'ended', accountId: randomUUID(), loginId: randomUUID() },
      { what: 'going' },
    ];
    for (const message of messages)
      expect(readLetter(writeLetter({ from, message }))).toEqual({ from, message });
  });

  it.each([
    '',
    'no JSON',
    'null',
    '[]',
    '{}',
    JSON.stringify({ from, message: { what: 'moved', sessionId, rev: -1, beat: 0 } }),
    JSON.stringify({ from, message: { what: 'moved', sessionId: 'x', rev: 1, beat: 0 } }),
    JSON.stringify({ from, message: { what: 'here', sessionId, part: { participants: 'many' } } }),
    JSON.stringify({ from, message: { what: 'unheard of' } }),
    JSON.stringify({ from: 'somebody', message: { what: 'going' } }),
  ])('of another shape is none: %s', (text) => {
    expect(readLetter(text)).toBeUndefined();
  });
});

describe('the name under which nodes hear each other', () => {
  const secret = 'x'.repeat(32);
  const named = (databaseUrl: string, by = secret) => namespaceOf({ databaseUrl, secret: by });

  it('is one for all nodes of an installation, however they reach the database', () => {
    const name = named('postgres://one:first@db.example.org:5432/floor');
    expect(named('postgres://other:second@db.example.org:5432/floor?sslmode=require')).toBe(name);
    expect(named('postgres://10.0.0.7:6432/floor')).toBe(name);
    expect(name).not.toMatch(/first|example|floor/);
  });

  it('is another one for another database, and for another secret', () => {
    const url = 'postgres://db.example.org/floor';
    const others = [named('postgres://db.example.org/trial'), named(url, 'y'.repeat(32))];
    expect(new Set([named(url), ...others]).size).toBe(3);
  });
});
