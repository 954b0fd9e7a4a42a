import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Refusal } from '@openfloor/contract';
import { encodingFor, ICON, readAssets, type Asset } from '@openfloor/pages';
import type { Request, Response } from 'express';
import { join } from 'node:path';
import { WebBuild } from './web-build.js';

const ROBOTS = ['/s/', '/stage/', '/console', '/hub', '/api/'].reduce(
  (lines, path) => `${lines}Disallow: ${path}\n`,
  'User-agent: *\n',
);
const WORKER_POLICY = "default-src 'none'; connect-src 'self'";
const DAY_SECONDS = 86_400;
const YEAR_SECONDS = 31_536_000;

/** The files of the pages. Their names change with what is in them, so whoever has one never asks again. */
@ApiExcludeController()
@Controller()
export class AssetsController {
  private readonly assets: Map<string, Asset>;
  private readonly hubWorker: Asset | undefined;

  constructor({ directory }: WebBuild) {
    this.assets = readAssets(join(directory, 'web', 'assets'));
    this.hubWorker = readAssets(join(directory, 'web', 'workers')).get('hub-worker.js');
  }

  @Get('assets/*path')
  async asset(
    @Param('path') path: string[],
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const asset = this.assets.get([path].flat().join('/'));
    if (!asset) throw new Refusal('NOT_FOUND', 'there is no such file');
    const encoding = asset.isText ? encodingFor(request.headers['accept-encoding']) : undefined;
    if (encoding) response.set('Content-Encoding', encoding);
    response.set({ 'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable`, Vary: 'Accept-Encoding' });
    response.type(asset.type).send(await asset.body.as(encoding));
  }

  /** What opens the console of a hub where there is no line. It may fetch from here and do nothing else. */
  @Get('hub-worker.js')
  async worker(@Res() response: Response): Promise<void> {
    if (!this.hubWorker) throw new Refusal('NOT_FOUND', 'there is no such file');
    response.set({ 'Cache-Control': 'no-cache', 'Content-Security-Policy': WORKER_POLICY });
    response.type(this.hubWorker.type).send(await this.hubWorker.body.as(undefined));
  }

  @Get('robots.txt')
  robots(@Res() response: Response): void {
    response.set('Cache-Control', `public, max-age=${DAY_SECONDS}`).type('text/plain').send(ROBOTS);
  }

  @Get(['favicon.svg', 'favicon.ico'])
  icon(@Res() response: Response): void {
    response.set('Cache-Control', `public, max-age=${DAY_SECONDS}`).type('image/svg+xml').send(ICON);
  }
}
