import { Refusal } from '@openfloor/contract';
import { encodingFor, ICON, readAssets, type Asset } from '@openfloor/pages';
import { join } from 'node:path';
import type { Call } from './api.js';

const ROBOTS = 'User-agent: *\nDisallow: /\n';
const DAY_SECONDS = 86_400;
const YEAR_SECONDS = 31_536_000;

/** The files of the pages. Their names change with what is in them, so whoever has one never asks again. */
export class AssetsDoor {
  private readonly assets: Map<string, Asset>;

  constructor(dist: string) {
    this.assets = readAssets(join(dist, 'web', 'assets'));
  }

  async asset({ request, response, params: [name = ''] }: Call): Promise<void> {
    const asset = this.assets.get(name);
    if (!asset) throw new Refusal('NOT_FOUND', 'there is no such file');
    const encoding = asset.isText ? encodingFor(request.headers['accept-encoding']) : undefined;
    if (encoding) response.setHeader('Content-Encoding', encoding);
    response.setHeader('Cache-Control', `public, max-age=${YEAR_SECONDS}, immutable`);
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('Content-Type', asset.type);
    response.end(await asset.body.as(encoding));
  }

  robots({ response }: Call): void {
    small(response, 'text/plain; charset=utf-8', ROBOTS);
  }

  icon({ response }: Call): void {
    small(response, 'image/svg+xml', ICON);
  }
}

function small(response: Call['response'], type: string, text: string): void {
  response.setHeader('Cache-Control', `public, max-age=${DAY_SECONDS}`);
  response.setHeader('Content-Type', type);
  response.end(text);
}
