import { Injectable } from '@nestjs/common';
import type { SignOnEnd } from '@openfloor/contract';
import type { Request, Response } from 'express';
import {
  allowInsecureRequests,
  AuthorizationResponseError,
  clockTolerance,
  discovery,
  fetchUserInfo,
  type Configuration,
} from 'openid-client';
import passport, { type AuthenticateCallback } from 'passport';
import { Config } from '../config/config.js';
import { Log } from '../operations/log.js';
import { SIGN_ON, SignOnStrategy } from './sign-on-strategy.js';

/** Who somebody is at the provider. */
export interface Vouched {
  issuer: string;
  subject: string;
  email: string | undefined;
  isVerified: boolean;
  name: string | undefined;
}

/** What an answer of the provider must fit to; carried by the browser, sealed. */
export type Pending = Record<string, unknown>;

export const CALLBACK_PATH = '/api/v1/auth/oidc/callback';
const ANSWER_SECONDS = 10;
const CLOCK_SECONDS = 30;
/** A provider that did not answer is not asked again for so long. */
const AGAIN_MS = 5_000;

/** A sign-in at the provider that led nowhere, and why. */
export class SignOnFailed extends Error {
  constructor(readonly end: SignOnEnd) {
    super(end);
  }
}

/** Talks with the provider of single sign-on that the settings name. Finds out about it when it is first needed. */
@Injectable()
export class SingleSignOn {
  private readonly passport = new passport.Passport();
  private known: Promise<Configuration> | undefined;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** What the button on the sign-in page says; null where no provider is set. */
  get name(): string | null {
    return this.config.oidc?.name ?? null;
  }

  /** Sends the browser to the provider; `keep` takes what must come back with it. */
  async leave(request: Request, response: Response, keep: (pending: Pending) => void): Promise<void> {
    await this.ready();
    await this.ask(request, response, { set: keep });
  }

  /** Who came back. Throws `SignOnFailed`. */
  async arrive(request: Request, response: Response, pending: Pending | undefined): Promise<Vouched> {
    await this.ready();
    const vouched = await this.ask(request, response, { pending });
    if (!vouched) throw new SignOnFailed('denied');
    return vouched;
  }

  private async ready(): Promise<void> {
    try {
      await (this.known ??= this.discover());
    } catch (error) {
      this.say('The provider of single sign-on does not answer', error);
      setTimeout(() => (this.known = undefined), AGAIN_MS).unref();
      throw new SignOnFailed('away');
    }
  }

  private async discover(): Promise<Configuration> {
    const { oidc } = this.config;
    if (!oidc) throw new SignOnFailed('away');
    const client = { client_secret: oidc.clientSecret, [clockTolerance]: CLOCK_SECONDS };
    const found = await discovery(new URL(oidc.issuer), oidc.clientId, client, undefined, {
      timeout: ANSWER_SECONDS,
      // The settings take http for a provider on this very machine only.
      execute: oidc.issuer.startsWith('http:') ? [allowInsecureRequests] : [],
    });
    const callback = `${this.config.publicUrl}${CALLBACK_PATH}`;
    const strategy = new SignOnStrategy(found, callback, (tokens, done) => {
      vouchedBy(found, tokens).then((vouched) => done(null, vouched as never), done);
    });
    this.passport.use('oidc', strategy);
    return found;
  }

  /** Runs the strategy. Where it sends the browser away, nothing more is heard of it. */
  private ask(
    request: Request,
    response: Response,
    kept: { pending?: Pending | undefined; set?: (pending: Pending) => void },
  ): Promise<Vouched | undefined> {
    const session = sessionOver(kept);
    return new Promise((resolve, reject) => {
      response.once('finish', () => resolve(undefined));
      const answer: AuthenticateCallback = (error: unknown, found, info) => {
        if (error) reject(this.failed(error));
        else if (found) resolve(found as unknown as Vouched);
        else reject(new SignOnFailed(isRefusal(info) ? 'denied' : 'failed'));
      };
      const run = this.passport.authenticate('oidc', { session: false }, answer) as Run;
      run(Object.assign(request, { session }), response, (error) => reject(this.failed(error)));
    });
  }

  private failed(error: unknown): Error {
    if (error instanceof SignOnFailed) return error;
    this.say('A sign-in at the provider of single sign-on failed', error);
    return new SignOnFailed(error instanceof AuthorizationResponseError ? 'denied' : 'failed');
  }

  /** The kind of the error alone: what it says may repeat what the browser sent. */
  private say(what: string, error: unknown): void {
    const { name = '', code = '' } = (error ?? {}) as { name?: string; code?: string };
    this.log.warn(`${what} (${[name, code].filter(Boolean).join(' ')})`, 'Accounts');
  }
}

type Run = (request: Request, response: Response, next: (error: unknown) => void) => void;
type Tokens = Parameters<ConstructorParameters<typeof SignOnStrategy>[2]>[0];

async function vouchedBy(found: Configuration, tokens: Tokens): Promise<Vouched> {
  const claims = tokens.claims();
  if (!claims) throw new SignOnFailed('failed');
  const told =
    claims['email'] === undefined && found.serverMetadata().userinfo_endpoint
      ? await fetchUserInfo(found, tokens.access_token, claims.sub)
      : claims;
  const { email, name } = told;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: typeof email === 'string' ? email.toLowerCase() : undefined,
    isVerified: told['email_verified'] === true,
    name: typeof name === 'string' ? name : undefined,
  };
}

/** A session of one request: the strategy reads and writes one thing in it. */
function sessionOver({ pending, set }: { pending?: Pending | undefined; set?: (pending: Pending) => void }) {
  const session: Record<string, unknown> = {};
  if (pending) session[SIGN_ON] = pending;
  return new Proxy(session, {
    set: (target, name, value) => {
      if (name === SIGN_ON) set?.(value as Pending);
      return Reflect.set(target, name, value);
    },
  });
}

/** Whether the provider itself said no; else there was no sign-in under way that this could be the answer to. */
function isRefusal(info: unknown): boolean {
  return typeof info === 'object' && info !== null && 'error' in info;
}
