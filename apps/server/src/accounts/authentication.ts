import { Injectable } from '@nestjs/common';
import { Refusal, type Account } from '@openfloor/contract';
import type { Request } from 'express';
import type { IncomingMessage } from 'node:http';
import passport, { type AuthenticateCallback } from 'passport';
import { Strategy as CustomStrategy } from 'passport-custom';
import { Strategy as LocalStrategy } from 'passport-local';
import { Config } from '../config/config.js';
import { Callers, type Caller } from '../operations/caller.js';
import { isAtPublicUrl, isFromOwnPage } from '../operations/origin.js';
import { AccountsService, shown } from './accounts.service.js';
import { cookieOf } from './cookies.js';
import { KnownBrowsers } from './known-browsers.js';
import { Logins, TOKEN_MARK, type Opened } from './logins.js';
import { SeatTokens } from './seat-tokens.js';

const NOBODY: Caller = { kind: 'nobody' };
const READING = ['GET', 'HEAD', 'OPTIONS'];
const BEARER = /^Bearer ([\x21-\x7e]{1,2000})$/i;

/**
 * Finds out who is calling, with passport: e-mail address and password once, then a bearer (a seat token or a personal
 * access token), else the login cookie. Every server has a passport of its own, so that two in one process never answer
 * for each other.
 */
@Injectable()
export class Authentication extends Callers {
  private readonly passport = new passport.Passport();

  constructor(
    private readonly config: Config,
    private readonly seats: SeatTokens,
    private readonly logins: Logins,
    private readonly accounts: AccountsService,
    private readonly browsers: KnownBrowsers,
  ) {
    super();
    this.passport.use('password', this.password());
    this.passport.use(
      'bearer',
      strategy((request) => this.bearer(request)),
    );
    this.passport.use(
      'cookie',
      strategy((request) => this.cookie(request)),
    );
  }

  /** The account whose e-mail address, password and code the body holds, or undefined. The body has been checked. */
  async byPassword(request: Request): Promise<Account | undefined> {
    // The strategy takes what the body leaves empty from the address, where no password belongs.
    if ((request.body as { password: string }).password === '') return undefined;
    return (await this.ask<Account>(['password'], request)) ?? undefined;
  }

  async ofRequest(request: IncomingMessage): Promise<Caller> {
    return (await this.ask<Caller>(['bearer', 'cookie'], request)) ?? NOBODY;
  }

  ofSeat(token: string): Caller {
    const claim = this.seats.read(token);
    return claim ? { kind: 'seat', ...claim } : NOBODY;
  }

  async ofCookie(request: IncomingMessage): Promise<Caller> {
    const secret = cookieOf(request, this.config);
    if (!secret || !isAtPublicUrl(request, this.config) || !isFromOwnPage(request, this.config))
      return NOBODY;
    return callerOf(await this.logins.find(secret, 'cookie'));
  }

  private password(): passport.Strategy {
    return new LocalStrategy(
      { usernameField: 'email', passReqToCallback: true, session: false },
      (request, email, password, done) => {
        const { code } = request.body as { code?: string };
        const whence = { address: request.ip, browser: this.browsers.of(request, email) };
        this.accounts
          .signIn({ email, password, code }, whence)
          .then((account) => done(null, account ?? false), done);
      },
    );
  }

  /** A bearer that is not known is nobody, whatever cookie comes with it. */
  private async bearer(request: IncomingMessage): Promise<Caller | undefined> {
    const { authorization } = request.headers;
    if (authorization === undefined) return undefined;
    const token = BEARER.exec(authorization)?.[1] ?? '';
    return token.startsWith(TOKEN_MARK)
      ? callerOf(await this.logins.find(token, 'token'))
      : this.ofSeat(token);
  }

  /** A cookie counts at the public address; to change something the request must also come from one of our pages. */
  private async cookie(request: IncomingMessage): Promise<Caller | undefined> {
    const secret = cookieOf(request, this.config);
    if (!secret || !isAtPublicUrl(request, this.config)) return undefined;
    const caller = callerOf(await this.logins.find(secret, 'cookie'));
    if (caller.kind === 'nobody' || READING.includes(request.method ?? '')) return caller;
    if (request.headers['x-openfloor'] === undefined || !isFromOwnPage(request, this.config))
      throw new Refusal(
        'NOT_ALLOWED',
        'with a cookie, changes come from our own pages with the header x-openfloor',
      );
    return caller;
  }

  private ask<T extends object>(names: string[], request: IncomingMessage): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const answer: AuthenticateCallback = (error: unknown, found) => {
        if (error) reject(error as Error);
        else resolve(found ? (found as T) : undefined);
      };
      const run = this.passport.authenticate(names, { session: false }, answer) as Run;
      run(request, undefined, reject);
    });
  }
}

type Run = (request: IncomingMessage, response: undefined, next: (error: unknown) => void) => void;

function strategy(find: (request: IncomingMessage) => Promise<Caller | undefined>): passport.Strategy {
  return new CustomStrategy((request, done) => {
    find(request).then((caller) => done(null, caller ?? false), done);
  });
}

function callerOf(opened: Opened | undefined): Caller {
  return opened ? { kind: 'account', account: shown(opened.account), loginId: opened.login.id } : NOBODY;
}
