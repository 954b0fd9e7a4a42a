import { Injectable } from '@nestjs/common';
import { Refusal } from '@openfloor/contract';
import type { Request, Response } from 'express';
import { Listings } from '../operations/listings.js';
import { PageSender } from './page-sender.js';

const NOBODY = { kind: 'nobody' } as const;
/** What is told on the home page instead of a document for programs: there is no such code, or too many were tried. */
const STATUS: Partial<Record<string, number>> = {
  NOT_FOUND: 404,
  CODE_CHANGED: 404,
  NOT_ALLOWED: 404,
  RATE_LIMITED: 429,
};

/** Sends the home page, also to those whose code leads nowhere. */
@Injectable()
export class HomePages {
  constructor(
    private readonly sender: PageSender,
    private readonly listings: Listings,
  ) {}

  async send(
    at: [Request, Response],
    { status = 200, ...wrong }: { status?: number; wrongCode?: string; codeChanged?: boolean } = {},
  ): Promise<void> {
    const meetings = await this.listings.listed(NOBODY);
    const page = { name: `home ${JSON.stringify(wrong)}`, version: JSON.stringify(meetings), status };
    await this.sender.send(at, page, ({ pages, ...around }) =>
      pages.homePage({ ...around, meetings, ...wrong }),
    );
  }

  /** Tells why a session could not be found; what is no such refusal is thrown on. */
  async sayWhy(error: unknown, at: [Request, Response], wrongCode?: string): Promise<void> {
    const status = error instanceof Refusal ? STATUS[error.code] : undefined;
    if (!(error instanceof Refusal) || status === undefined) throw error;
    if (error.retryAfterMs !== undefined)
      at[1].set('Retry-After', String(Math.ceil(error.retryAfterMs / 1_000)));
    const changed = error.code === 'CODE_CHANGED' ? { codeChanged: true } : {};
    await this.send(at, { status, ...(wrongCode !== undefined && { wrongCode }), ...changed });
  }
}

/** What somebody typed, as far as a page repeats it. */
export function shortened(typed: unknown): string {
  return typeof typed === 'string' ? typed.slice(0, 20) : '';
}
