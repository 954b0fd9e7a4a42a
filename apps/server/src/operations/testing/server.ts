import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { openStoreHere, type Store } from '@openfloor/store';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config } from '../../config/config.js';
import { prepareHttp } from '../http.js';
import { OperationsModule } from '../operations.module.js';

@Module({})
class Whole {}

/** What a test says and hears over HTTP. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON, if it is some. */
  json: Record<string, unknown>;
}

export interface Asked {
  body?: unknown;
  /** Instead of `body`, as it is. */
  raw?: string;
  headers?: Record<string, string>;
}

/** A small server over a store in memory, made of the parts that a test is about. */
export class TestServer {
  private constructor(
    readonly app: NestExpressApplication,
    readonly config: Config,
    readonly store: Store,
  ) {}

  /** `known` is the store of another one, as after a restart. */
  static async open(
    parts: (Type | DynamicModule)[],
    change: Partial<Config> = {},
    known?: Store,
  ): Promise<TestServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'openfloor-'));
    const plain = {
      host: '127.0.0.1',
      port: 0,
      dataDir,
      secret: 'a secret that only tests know',
      programme: 'none',
    };
    const config = Object.assign(new Config(), plain, { log: { level: 'silent', format: 'json' } }, change);
    const store = known ?? (await openStoreHere({ dataDir: ':memory:' }));
    const module = { module: Whole, imports: [OperationsModule.over(config, store), ...parts] };
    const options = { bodyParser: false, logger: false, abortOnError: false } as const;
    const app = await NestFactory.create<NestExpressApplication>(module, options);
    await prepareHttp(app);
    await app.listen(0, '127.0.0.1');
    const server = app.getHttpServer() as Server;
    if (!change.publicUrl) config.publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return new TestServer(app, config, store);
  }

  get origin(): string {
    return `http://127.0.0.1:${((this.app.getHttpServer() as Server).address() as AddressInfo).port}`;
  }

  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T {
    return this.app.get<T>(token as Type<T>, { strict: false });
  }

  /** Any request; the path is as it stands, not below the API. */
  async ask(method: string, path: string, { body, raw, headers = {} }: Asked = {}): Promise<Answer> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const type: Record<string, string> = sent === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${this.origin}${path}`, {
      method,
      headers: { ...type, ...headers },
      redirect: 'manual',
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: asJson(text) };
  }

  /** A request to the API. */
  api(method: string, path: string, asked?: Asked): Promise<Answer> {
    return this.ask(method, `/api/v1${path}`, asked);
  }

  /** Headers of a browser that has this cookie and sends from one of our pages. */
  browser(cookie: string): Record<string, string> {
    return { cookie, origin: this.config.publicUrl, 'x-openfloor': '1' };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.store.close();
    await rm(this.config.dataDir, { recursive: true, force: true });
  }
}

/** The cookie that an answer sets, as a browser sends it back. */
export function cookieIn({ headers }: Answer): string {
  return (headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

function asJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
