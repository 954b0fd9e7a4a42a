import type { INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Refusal } from '@openfloor/contract';
import { boundServer } from '@openfloor/pages';
import type { Request, Response } from 'express';
import type { Server } from 'node:http';
import { Config } from '../config/config.js';
import { jsonBodies } from './bodies.js';
import { openDocs } from './docs.js';
import { Drain } from './drain.js';
import { noStore, securityHeaders } from './headers.js';
import { Log, requestLog } from './log.js';
import { Metrics } from './metrics.js';
import { problemOf } from './problem.js';
import { ProblemFilter, sendProblem } from './problem.filter.js';
import { ShapePipe } from './shape.js';

/** Where the API begins. */
const API_PREFIX = 'api/v1';
/** What stands beside the API: pages, files, health and figures. */
const BESIDE_API = [
  '/',
  's',
  's/:code',
  's/:code/record',
  's/:code/figures',
  's/:code/figures.json',
  's/:code/figures/:file',
  's/:code/ledger.json',
  'session/:slug',
  'stage/:code',
  'console',
  'hub',
  'assets/*path',
  'hub-worker.js',
  'privacy',
  'robots.txt',
  'favicon.svg',
  'favicon.ico',
  'health/live',
  'health/ready',
  'metrics',
];
/** How long answers that are under way may take once the server closes. */
const LAST_ANSWERS_MS = 3_000;

/**
 * Makes an application ready to listen: headers, bodies, limits of time, problem documents, shapes, the prefix of the API and
 * its documents. The application must have been made with `bodyParser: false`, and socket adapters set before.
 */
export async function prepareHttp(app: NestExpressApplication): Promise<void> {
  const config = app.get(Config, { strict: false });
  const log = app.get(Log, { strict: false });
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.disable('x-powered-by');
  app.use(app.get(Metrics, { strict: false }).timeRequest, requestLog(log), ...securityHeaders(config));
  app.use('/api', noStore);
  for (const { path, handlers } of jsonBodies()) app.use(path, ...handlers);
  openDocs(app);
  app.setGlobalPrefix(API_PREFIX, { exclude: BESIDE_API });
  app.useGlobalFilters(new ProblemFilter(log));
  app.useGlobalPipes(new ShapePipe());
  await app.init();
  app.use(nothingHere);
  closeWell(app);
}

function nothingHere(_request: Request, response: Response): void {
  sendProblem(response, problemOf(new Refusal('NOT_FOUND', 'there is nothing at this address')).problem);
}

/** So many connections, slow senders are let go, and at the end answers under way still go out. */
function closeWell(app: INestApplication): void {
  const server = app.getHttpServer() as Server;
  boundServer(server, app.get(Config, { strict: false }).crowd);
  app.get(Drain, { strict: false }).add('server', async () => {
    const cut = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
    const closed = app.close();
    server.closeIdleConnections();
    await closed;
    clearTimeout(cut);
  });
}
