import type { TestServer } from './server.js';

/** A route of the API as its document names it. */
export interface Route {
  method: string;
  /** As in the document, such as `/meetings/{id}`. */
  path: string;
  takesBody: boolean;
}

interface Document {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, unknown> } }>>;
}

/** The document of the API. */
export async function documentOf(server: TestServer): Promise<Document> {
  return (await (await fetch(`${server.url}/api/openapi.json`)).json()) as Document;
}

/** Every route of the API, from its document. */
export async function routesOf(server: TestServer): Promise<Route[]> {
  const { paths } = await documentOf(server);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      path: path.replace('/api/v1', ''),
      takesBody: requestBody !== undefined,
    })),
  );
}

/** The path of a route with something in place of its names. */
export function filled({ path }: Pick<Route, 'path'>, value: string = crypto.randomUUID()): string {
  return path.replaceAll(/\{\w+\}/g, value);
}
