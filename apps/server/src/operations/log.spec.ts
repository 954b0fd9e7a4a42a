import { describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import { Log, requestLog } from './log.js';

function log(format: 'json' | 'pretty', level = 'info'): { log: Log; lines: () => string[] } {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { log: new Log({ log: { level, format } }, stream), lines: () => text.split('\n').filter(Boolean) };
}

/** A request whose route and status are found, as always, after its log has begun. */
function served(own: Log, { route, ...request }: { route?: object }, status: number): void {
  const response = Object.assign(new EventEmitter(), { statusCode: 200, setHeader: () => undefined });
  requestLog(own)(request as Request, response as unknown as Response);
  Object.assign(request, { route });
  response.statusCode = status;
  response.emit('finish');
}

const BALLOT = {
  method: 'POST',
  url: '/api/v1/sessions/K7M4QX/join?key=topsecret',
  ip: '192.0.2.77',
  headers: { authorization: 'Bearer topsecret', cookie: 'sid=topsecret' },
  body: { joinKey: 'topsecret' },
};

describe('the log', () => {
  it.each(['json', 'pretty'] as const)('keeps one entry one line, in %s', (format) => {
    const { log: own, lines } = log(format);
    own.log('said\r\n[AUDIT] approved\u001b[31m', 'Rooms');
    expect(lines()).toHaveLength(1);
    expect(lines().join()).toContain('approved');
    expect(lines().join()).not.toContain('\u001b[31m');
  });

  it('keeps the stack of an error', () => {
    const { log: own, lines } = log('json');
    own.error(new Error('disk\nfull'), 'Store');
    expect(JSON.parse(lines()[0] ?? '')).toMatchObject({
      msg: 'disk\\xafull',
      context: 'Store',
      err: { message: 'disk\nfull', stack: expect.stringContaining('log.spec') },
    });
  });

  it('tells of a request its route, status and network, and nothing that could be used', () => {
    const { log: own, lines } = log('json');
    served(own, { ...BALLOT, route: { path: '/api/v1/meetings/:id' } }, 201);
    expect(JSON.parse(lines()[0] ?? '')).toMatchObject({
      method: 'POST',
      route: '/api/v1/meetings/:id',
      status: 201,
      network: '192.0.2.0/24',
    });
    expect(lines()[0]).not.toMatch(/topsecret|K7M4QX|192\.0\.2\.77/);
    const keys = [...(lines()[0] ?? '').matchAll(/"(\w+)":/g)].map(([, key]) => key);
    expect(keys).toEqual([...new Set(keys)]);
  });

  it('leaves out what thousands of phones do, unless it goes wrong', () => {
    const { log: own, lines } = log('json');
    const vote = { ...BALLOT, route: { path: '/api/v1/sessions/:id/commands' } };
    served(own, vote, 200);
    expect(lines()).toHaveLength(0);
    served(own, vote, 503);
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).not.toMatch(/topsecret|stack/);
  });
});
