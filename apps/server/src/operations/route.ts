import type { Request } from 'express';

/** The pattern of the route that answered a request, such as `/api/v1/join/:code`: names no code, id or token. */
export function routeOf(request: Request): string {
  const route: unknown = (request as { route?: { path?: unknown } }).route?.path;
  return typeof route === 'string' ? route : '(no route)';
}
