import { Injectable } from '@nestjs/common';
import { UN_LANGUAGES } from '@openfloor/contract';
import {
  encodingFor,
  languageFor,
  PAGE_PERMISSIONS,
  PageCache,
  readyPage,
  type PageOut,
  type ReadyPage,
  type WebPages,
} from '@openfloor/pages';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import { pagePolicy } from '../operations/headers.js';
import { addressFor } from '../operations/origins.js';
import { WebBuild } from './web-build.js';

/** What a page is rendered in: the web app, the address for its links, and the language of who asks. */
export interface Rendering {
  pages: WebPages;
  publicUrl: string;
  language: string;
}

/** A page for everybody: `version` names what it shows, `shelf` where it is kept. */
export interface PageNamed {
  name: string;
  version: string;
  status?: number;
  shelf?: 'usual' | 'record';
}

/** Renders pages in the language of who asks, keeps them, and sends them compressed and with their own policy. */
@Injectable()
export class PageSender {
  /** Pages of many forms are kept apart, so that they drive out nobody else's. */
  private readonly caches = { usual: new PageCache(), record: new PageCache() };

  constructor(
    private readonly build: WebBuild,
    private readonly config: Config,
  ) {}

  /**
   * Sends the page of this name. `version` names what it shows: as long as it is the same, so is the page. A page that
   * tells what is wrong is not kept.
   */
  async send(
    [request, response]: [Request, Response],
    { name, version, status = 200, shelf = 'usual' }: PageNamed,
    render: (rendering: Rendering) => PageOut,
  ): Promise<void> {
    const rendering = this.renderingFor(request);
    const { language, publicUrl } = rendering;
    const make = () => render(rendering);
    const isKept = status === 200;
    const ready = isKept
      ? this.caches[shelf].get(`${name} ${language} ${publicUrl}`, version, make)
      : readyPage(make());
    await this.write([request, response], ready, { status, isKept });
  }

  /** Sends somebody's own page, which is kept by nobody but their browser. */
  async sendOwn(
    [request, response]: [Request, Response],
    render: (rendering: Rendering) => PageOut,
    status = 200,
  ): Promise<void> {
    response.set('Cache-Control', 'private, no-cache');
    const ready = readyPage(render(this.renderingFor(request)));
    await this.write([request, response], ready, { status, isKept: false });
  }

  private renderingFor(request: Request): Rendering {
    const { pages } = this.build;
    const accepted = request.headers['accept-language'];
    return {
      pages,
      publicUrl: addressFor(request, this.config),
      language: languageFor(request.query['l'], accepted, pages.languages ?? UN_LANGUAGES),
    };
  }

  private async write(
    [request, response]: [Request, Response],
    ready: ReadyPage,
    { status = 200, isKept }: { status?: number; isKept: boolean },
  ): Promise<void> {
    response.vary('Accept-Encoding, Accept-Language').set({
      'Content-Security-Policy': pagePolicy(ready.page, request, this.config),
      'Permissions-Policy': PAGE_PERMISSIONS,
    });
    // What sets a cookie is nobody else's, whatever stands between here and the browser.
    if (isKept || status !== 200)
      response.set('Cache-Control', response.hasHeader('Set-Cookie') ? 'private, no-cache' : 'no-cache');
    if (isKept) response.set('ETag', ready.etag);
    if (isKept && request.headers['if-none-match'] === ready.etag) return void response.status(304).end();
    const encoding = encodingFor(request.headers['accept-encoding']);
    if (encoding) response.set('Content-Encoding', encoding);
    response
      .status(status)
      .type('html')
      .send(await ready.body.as(encoding));
  }
}
