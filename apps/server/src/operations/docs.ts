import type { INestApplication } from '@nestjs/common';
import {
  DocumentBuilder,
  SwaggerModule,
  type OpenAPIObject,
  type SwaggerDocumentOptions,
} from '@nestjs/swagger';
import { asyncApi } from '@openfloor/contract';
import express, { type Express, type Request, type Response } from 'express';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Config } from '../config/config.js';
import { BEARER, COOKIE } from './documented.js';
import { pagePolicy } from './headers.js';
import { VERSION } from './place.js';

type Converted = ReturnType<NonNullable<SwaggerDocumentOptions['standardSchemaConverter']>>;

const READER_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];
const READER = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>OpenFloor API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<main id="reader"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
`;
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#reader', validatorUrl: null, deepLinking: true });\n`;

/** The HTTP side as an OpenAPI 3.1 document, made from the routes and the schemas of the contract. */
export function openApi(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('OpenFloor')
    .setDescription('Meetings, sessions and rooms. The socket side is described at /api/asyncapi.json.')
    .setVersion(VERSION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .setOpenAPIVersion('3.1.0')
    .addSecurity(BEARER, {
      type: 'http',
      scheme: 'bearer',
      description: 'A seat token or a personal access token',
    })
    .addSecurity(COOKIE, {
      type: 'apiKey',
      in: 'cookie',
      name: 'sid',
      description: 'The cookie of an account',
    })
    .build();
  return SwaggerModule.createDocument(app, about, { standardSchemaConverter: convert });
}

/** Serves both documents and a page to read the first one with. Nothing of it comes from elsewhere. */
export function openDocs(app: INestApplication): void {
  const server = app.getHttpAdapter().getInstance() as Express;
  const config = app.get(Config, { strict: false });
  let http: string | undefined;
  let sockets: string | undefined;
  server.get('/api/openapi.json', (_request: Request, response: Response) => {
    response.type('json').send((http ??= JSON.stringify(openApi(app))));
  });
  server.get('/api/asyncapi.json', (_request: Request, response: Response) => {
    response.type('json').send((sockets ??= JSON.stringify(asyncApi(VERSION))));
  });
  server.get('/api/docs', (request: Request, response: Response) => {
    response.set('Content-Security-Policy', readerPolicy(request, config)).type('html').send(READER);
  });
  server.get('/api/docs/start.js', (_request: Request, response: Response) => {
    response.type('text/javascript').send(START);
  });
  const root = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const files = express.static(root, { index: false, fallthrough: true, redirect: false });
  for (const file of READER_FILES)
    server.get(`/api/docs/${file}`, (request: Request, response: Response, next) => {
      request.url = `/${file}`;
      files(request, response, next);
    });
}

/**
 * The reader paints with style attributes, which no hash can name, and writes markup itself; scripts stay its own, and
 * nothing that somebody wrote is ever on its page.
 */
function readerPolicy(request: Request, config: Config): string {
  const policy = pagePolicy({ scripts: [], styles: [] }, request, config);
  return policy
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace(/; require-trusted-types-for .*$/, '');
}

function convert(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }): Converted {
  if (!(schema instanceof z.ZodType)) return undefined;
  const made = z.toJSONSchema(schema, { io: schemaType, unrepresentable: 'any' }) as Record<string, unknown>;
  const { $defs = {}, $schema: _dialect, id: _id, ...rest } = made;
  return { schema: rest, components: $defs } as Converted;
}
