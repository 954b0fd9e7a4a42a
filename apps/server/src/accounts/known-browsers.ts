import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Config } from '../config/config.js';
import { cookieOf, setCookie } from './cookies.js';
import { Seals } from '../operations/seals.js';

const KEPT_MS = 90 * 24 * 3_600_000;
const SIGNED_FOR = 'known browsers';

/**
 * Knows browsers in which an account was signed in before, by a signed cookie that opens nothing. Tries from there are
 * counted by themselves, so that somebody who guesses from elsewhere does not make the account's owner wait.
 */
@Injectable()
export class KnownBrowsers {
  constructor(
    private readonly config: Config,
    private readonly seals: Seals,
  ) {}

  /** The id of this browser, if this account was signed in here before. */
  of(request: Request, email: string): string | undefined {
    const [id = '', signature = ''] = (cookieOf(request, this.config, 'known') ?? '').split('.');
    return id !== '' && same(signature, this.sign(id, email)) ? id : undefined;
  }

  /** Remembers that this account was signed in here. */
  remember(request: Request, response: Response, email: string): void {
    const id = this.of(request, email) ?? randomBytes(16).toString('base64url');
    const value = `${id}.${this.sign(id, email)}`;
    setCookie(response, this.config, { kind: 'known', value, maxAge: KEPT_MS });
  }

  private sign(id: string, email: string): string {
    return this.seals.digest(SIGNED_FOR, `${id} ${email.toLowerCase()}`);
  }
}

function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
