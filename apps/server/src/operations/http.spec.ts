import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { Refusal } from '@openfloor/contract';
import { connect } from 'node:net';
import { z } from 'zod';
import { Callers } from './caller.js';
import { Drain } from './drain.js';
import { TestServer } from './testing/server.js';

const Said = z.strictObject({ word: z.string(), more: z.unknown().optional() });

@Controller('try')
class TryController {
  @Post()
  say(@Body({ schema: Said }) body: z.output<typeof Said>) {
    return { heard: body.word };
  }

  @Get('refused')
  refused(): void {
    throw new Refusal('RATE_LIMITED', 'too many', undefined, 1_200);
  }

  @Get('broken')
  broken(): void {
    throw new Error('the secret is 42');
  }
}

describe('the server over HTTP', () => {
  let server: TestServer;
  const part = {
    module: class Tried {},
    controllers: [TryController],
    providers: [{ provide: Callers, useValue: {} }],
  };

  beforeAll(async () => {
    server = await TestServer.open([part]);
  });
  afterAll(() => server.close());

  it('takes JSON and gives JSON', async () => {
    const { status, json } = await server.api('POST', '/try', { body: { word: 'hello' } });
    expect([status, json]).toEqual([201, { heard: 'hello' }]);
  });

  it('answers a wrong shape with every fault and its path', async () => {
    const { status, headers, json } = await server.api('POST', '/try', { body: { word: 7, colour: 'red' } });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch('application/problem+json');
    expect(json).toMatchObject({ code: 'BAD_COMMAND', status: 400 });
    const { issues } = json['details'] as { issues: { path: string[] }[] };
    expect(issues.map(({ path }) => path)).toContainEqual(['word']);
    expect(issues).toHaveLength(2);
  });

  it('takes a key that names the prototype for a wrong shape, at any depth', async () => {
    for (const raw of ['{"word":"x","__proto__":{"a":1}}', '{"word":"x","more":{"a":[{"__proto__":1}]}}'])
      expect((await server.api('POST', '/try', { raw })).json).toMatchObject({ code: 'BAD_COMMAND' });
    const deep = `{"word":"x","more":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    expect((await server.api('POST', '/try', { raw: deep })).status).toBe(201);
  });

  it('refuses what is no JSON, and says nothing of it', async () => {
    const { status, json, text } = await server.api('POST', '/try', { raw: '{"word": <script>' });
    expect([status, json['code']]).toEqual([400, 'BAD_COMMAND']);
    expect(text).not.toContain('script');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('refuses a body of %s', async (type) => {
    const { status, json } = await server.api('POST', '/try', {
      raw: '{"word":"x"}',
      headers: { 'content-type': type },
    });
    expect([status, json['code']]).toEqual([415, 'BAD_COMMAND']);
  });

  it('refuses a body above 64 kB', async () => {
    const { status, json } = await server.api('POST', '/try', { body: { word: 'x'.repeat(70_000) } });
    expect([status, json['code']]).toEqual([413, 'TOO_LONG']);
  });

  it('says when it is worth another try', async () => {
    const { status, headers, json } = await server.api('GET', '/try/refused');
    expect([status, headers.get('retry-after')]).toEqual([429, '2']);
    expect(json).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 1_200 });
  });

  it('tells nothing of its own faults', async () => {
    const { status, text } = await server.api('GET', '/try/broken');
    expect(status).toBe(500);
    expect(text).not.toMatch(/42|Error|at /);
  });

  it('answers an address that leads nowhere with a problem, in the API and beside it', async () => {
    for (const path of ['/api/v1/nothing', '/nothing/at/all', '/api/v2/try', '/%E0%A4%A', '/s%00'])
      expect((await server.ask('GET', path)).headers.get('content-type')).toMatch('application/problem+json');
    expect((await server.ask('GET', '/nothing?<script>')).text).not.toContain('script');
    expect((await server.ask('DELETE', '/api/v1/try')).json).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('sets the headers that keep others out', async () => {
    const { headers } = await server.api('GET', '/try/refused');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*microphone=\(\)/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('asks for https for a year where the public address is https', async () => {
    const other = await TestServer.open([part], { publicUrl: 'https://floor.example.org' });
    const { headers } = await other.ask('GET', '/health/live');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    await other.close();
  });

  it('gives its documents', async () => {
    const http = await server.ask('GET', '/api/openapi.json');
    expect(http.json).toMatchObject({ openapi: '3.1.0' });
    expect(Object.keys((http.json as { paths: object }).paths)).toContain('/api/v1/try');
    expect((await server.ask('GET', '/api/asyncapi.json')).json).toMatchObject({ asyncapi: '3.0.0' });
  });

  it('shows them on a page that needs nothing from elsewhere', async () => {
    const { headers, text } = await server.ask('GET', '/api/docs');
    expect(headers.get('content-security-policy')).toMatch("script-src 'self';");
    const files = Array.from(text.matchAll(/(?:src|href)="([^"]+)"/g), ([, file]) => file ?? '');
    expect(files).toHaveLength(4);
    for (const file of files) {
      const { status, headers: own } = await server.ask('GET', file);
      expect([status, own.get('content-type')]).toEqual([200, expect.stringMatching(/javascript|css|png/)]);
    }
    expect((await server.ask('GET', '/api/docs/package.json')).status).toBe(404);
    expect((await server.ask('GET', '/api/docs/..%2f..%2fpackage.json')).status).toBe(404);
  });

  it('says that it lives, and that it is ready until it drains', async () => {
    expect((await server.ask('GET', '/health/live')).status).toBe(200);
    expect((await server.ask('GET', '/health/ready')).json).toEqual({ state: 'ready' });
    const other = await TestServer.open([part]);
    const steps: string[] = [];
    other.get(Drain).onDrain(async () => {
      steps.push(String((await other.ask('GET', '/health/ready')).status));
    });
    const drained = other.get(Drain).begin();
    expect(other.get(Drain).begin()).toBe(drained);
    await drained;
    expect(steps).toEqual(['503']);
    await expect(other.ask('GET', '/health/live')).rejects.toThrow();
    await expect(other.store.ping()).rejects.toThrow('closed');
  });

  it('gives figures with routes that name no code', async () => {
    await server.ask('GET', '/api/v1/try/refused?code=K7M4QX');
    const { text } = await server.ask('GET', '/metrics');
    expect(text).toMatch(
      /openfloor_http_request_seconds_count\{method="GET",route="\/api\/v1\/try\/refused",status="429"\} \d/,
    );
    expect(text).toMatch('nodejs_eventloop_lag_p99_seconds');
    expect(text).toMatch('openfloor_seats{channel="public"} 0');
    expect(text).not.toContain('K7M4QX');
  });

  it('outlives headers that are no headers', async () => {
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
    socket.end(`GET / HTTP/1.1\r\nHost: x\r\n${'a: b\r\n'.repeat(3_000)}\r\n`);
    await new Promise((done) => socket.on('close', done).resume());
    expect((await server.ask('GET', '/health/live')).status).toBe(200);
  });
});
