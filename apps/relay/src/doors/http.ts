import { Refusal } from '@openfloor/contract';
import { boundServer, isFromSameHost } from '@openfloor/pages';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiDoor, type Call } from './api.js';
import { AssetsDoor } from './assets.js';
import { setHeaders } from './headers.js';
import type { House } from './house.js';
import { USUAL_LIMITS, type DoorLimits } from './limits.js';
import { PagesDoor } from './pages.js';
import { DoorRefusal, sendProblem } from './problem.js';
import { showStatus } from './status-door.js';

interface Route {
  method: 'GET' | 'POST';
  path: RegExp;
  open: (call: Call) => Promise<void> | void;
}

/** The HTTP server of a relay. `origins` are its own addresses, `failed` is told of what should never happen. */
export function httpServer(
  house: House,
  origins: () => readonly string[],
  failed: (error: unknown) => void,
  limits: DoorLimits = USUAL_LIMITS,
): Server {
  const routes = routesOf(house, origins);
  const server = createServer((request, response) => {
    void answer(routes, request, response).catch((error: unknown) => {
      if (!(error instanceof Refusal)) failed(error);
      sendProblem(response, error);
    });
  });
  boundServer(server, limits);
  return server;
}

function routesOf(house: House, origins: () => readonly string[]): Route[] {
  const api = new ApiDoor(house);
  const pages = new PagesDoor(house, origins);
  const assets = new AssetsDoor(house.dist);
  const get = (path: RegExp, open: Route['open']): Route => ({ method: 'GET', path, open });
  const post = (path: RegExp, open: Route['open']): Route => ({ method: 'POST', path, open });
  return [
    get(/^\/$/, (call) => pages.home(call)),
    get(/^\/s$/, (call) => pages.typed(call)),
    get(/^\/s\/([^/]+)$/, (call) => pages.audience(call)),
    get(/^\/stage\/[^/]+$/, (call) => pages.stage(call)),
    get(/^\/assets\/([^/]+)$/, (call) => assets.asset(call)),
    get(/^\/robots\.txt$/, (call) => assets.robots(call)),
    get(/^\/favicon\.(?:svg|ico)$/, (call) => assets.icon(call)),
    get(/^\/status$/, (call) => showStatus(call, house)),
    get(/^\/api\/v1\/join\/([^/]+)$/, (call) => api.card(call)),
    post(/^\/api\/v1\/sessions\/([^/]+)\/join$/, (call) => api.join(call)),
    get(/^\/api\/v1\/sessions\/([^/]+)\/state$/, (call) => api.state(call)),
    post(/^\/api\/v1\/sessions\/([^/]+)\/commands$/, (call) => api.command(call)),
    get(/^\/api\/v1\/sessions\/([^/]+)\/order$/, (call) => api.order(call)),
  ];
}

async function answer(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  setHeaders(request, response);
  if (!isFromSameHost(request)) throw new Refusal('NOT_ALLOWED', 'not from this page');
  const { pathname, searchParams } = addressOf(request);
  if (pathname.startsWith('/api/')) response.setHeader('Cache-Control', 'no-store');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  for (const route of routes) {
    const found = route.method === method ? route.path.exec(pathname) : null;
    if (!found) continue;
    const params = found.slice(1).map(decoded);
    await route.open({ request, response, params, query: searchParams });
    return;
  }
  throw new Refusal('NOT_FOUND', 'there is nothing at this address');
}

function addressOf({ url }: IncomingMessage): URL {
  try {
    return new URL(url ?? '/', 'http://relay.invalid');
  } catch {
    throw new DoorRefusal(400, 'BAD_COMMAND', 'the address cannot be read');
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new DoorRefusal(400, 'BAD_COMMAND', 'the address cannot be read');
  }
}
