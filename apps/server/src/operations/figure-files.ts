import { encodingFor, type Compressed } from '@openfloor/pages';
import type { Request, Response } from 'express';

/** Sends figures as JSON, or, with a name, a chart of them as a CSV file. */
export async function sendFigures(
  [request, response]: [Request, Response],
  body: Compressed,
  name?: string,
): Promise<void> {
  const encoding = encodingFor(request.headers['accept-encoding']);
  response.vary('Accept-Encoding').type(name ? 'text/csv; charset=utf-8' : 'json');
  if (name) response.set('Content-Disposition', `attachment; filename="${name}"`);
  if (encoding) response.set('Content-Encoding', encoding);
  response.send(await body.as(encoding));
}

/** The name of the file of a chart, by the join code of its session. */
export function figureFile(code: string, chart: string): string {
  return `openfloor-${code}-${chart}.csv`;
}
