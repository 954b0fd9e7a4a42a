import { Injectable } from '@nestjs/common';
import { Refusal, type Account } from '@openfloor/contract';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import { isAtPublicUrl, isFromOwnPage } from '../operations/origin.js';
import { Audit } from './audit.js';
import { cookieOf, setCookie } from './cookies.js';
import { deviceOf } from './device.js';
import { KnownBrowsers } from './known-browsers.js';
import { COOKIE_MS, Logins } from './logins.js';

/** Gives a browser its login, however somebody proved who they are. */
@Injectable()
export class SignIns {
  constructor(
    private readonly config: Config,
    private readonly logins: Logins,
    private readonly browsers: KnownBrowsers,
    private readonly audit: Audit,
  ) {}

  /** A new cookie; the one the request came with ends, so that nobody keeps one that was planted. */
  async signIn(account: Account, [request, response]: [Request, Response], way: string): Promise<void> {
    const before = cookieOf(request, this.config);
    const planted = before && (await this.logins.find(before, 'cookie'));
    if (planted) await this.logins.end(planted.account.id, planted.login.id);
    const { secret } = await this.logins.openCookie(account.id, deviceOf(request.headers['user-agent']));
    setCookie(response, this.config, { kind: 'sid', value: secret, maxAge: COOKIE_MS });
    this.browsers.remember(request, response, account.email);
    this.audit.tell('signed in', { accountId: account.id, way, address: request.ip });
  }

  /** Signing in happens at the public address, where the cookie will count, and not from somebody else's page. */
  expectOwnPage(request: Request): void {
    const saysWhence =
      request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined;
    if (saysWhence && !isFromOwnPage(request, this.config))
      throw new Refusal('NOT_ALLOWED', 'this page is not of this server');
    this.expectPublicUrl(request);
  }

  /** Refuses where the cookie would not count. */
  expectPublicUrl(request: Request): void {
    if (!isAtPublicUrl(request, this.config))
      throw new Refusal('NOT_ALLOWED', 'sign in at the public address', { publicUrl: this.config.publicUrl });
  }
}
