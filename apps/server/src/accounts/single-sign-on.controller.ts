import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Id,
  LoginDone,
  SecondStep,
  SignInWays,
  Slug,
  type Account,
  type SignOnEnd,
} from '@openfloor/contract';
import type { Store } from '@openfloor/store';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Config } from '../config/config.js';
import { Gives } from '../operations/documented.js';
import { LoginLimits } from '../operations/login-limits.js';
import { SignInNeeded } from '../operations/problem.js';
import { STORE } from '../operations/store.token.js';
import { AccountsService, shown } from './accounts.service.js';
import { Audit } from './audit.js';
import { clearCookie, cookieOf, setCookie, type CookieKind } from './cookies.js';
import { Seals } from '../operations/seals.js';
import { SecondFactors } from './second-factors.js';
import { SignIns } from './sign-ins.js';
import { SignOnAccounts } from './sign-on-accounts.js';
import { SignOnFailed, SingleSignOn, type Pending } from './single-sign-on.js';

const UNDER_WAY_MS = 600_000;
/** Where somebody goes on afterwards: a session and a language, never an address. What else the query holds is not read. */
const GoingOn = z.object({
  session: z.union([Id, Slug]).optional().catch(undefined),
  l: z
    .string()
    .regex(/^[A-Za-z-]{2,20}$/)
    .optional()
    .catch(undefined),
});
type GoingOn = z.infer<typeof GoingOn>;
const Left = z.object({ pending: z.record(z.string(), z.unknown()), on: GoingOn, until: z.number() });
const Half = z.object({ accountId: Id, until: z.number() });

/** Signing in at a provider of single sign-on. Whatever becomes of it is told on the sign-in page. */
@ApiTags('accounts')
@Controller('auth')
export class SingleSignOnController {
  constructor(
    private readonly config: Config,
    private readonly limits: LoginLimits,
    private readonly seals: Seals,
    private readonly provider: SingleSignOn,
    private readonly people: SignOnAccounts,
    private readonly factors: SecondFactors,
    private readonly accounts: AccountsService,
    private readonly signIns: SignIns,
    private readonly audit: Audit,
    @Inject(STORE) private readonly store: Store,
  ) {}

  /** What the sign-in page may offer. */
  @Get('ways')
  @Gives(200, SignInWays)
  ways(): SignInWays {
    const { name } = this.provider;
    return { oidc: name === null ? null : { name } };
  }

  /** Leads to the provider. Only from a page of this server, or typed by hand: nobody else may begin somebody's sign-in. */
  @Get('oidc')
  async leave(@Query() query: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const on = GoingOn.parse(query);
    const site = request.headers['sec-fetch-site'] ?? 'none';
    if (this.provider.name === null || !['none', 'same-origin'].includes(String(site)))
      return this.goOn(response, on);
    try {
      this.signIns.expectPublicUrl(request);
      await this.provider.leave(request, response, (pending) => this.keep(response, { pending, on }));
    } catch (error) {
      this.goOn(response, on, this.endOf(error, request));
    }
  }

  /** Where the provider sends the browser back to. */
  @Get('oidc/callback')
  async arrive(@Req() request: Request, @Res() response: Response): Promise<void> {
    const left = this.opened(request, 'signon', Left);
    clearCookie([request, response], this.config, 'signon');
    const on = left?.on ?? {};
    if (this.provider.name === null) return this.goOn(response, on);
    try {
      await this.limits.takeSignOn(request.ip);
      if (!left) throw new SignOnFailed('failed');
      const account = await this.people.of(
        await this.provider.arrive(request, response, left.pending as Pending),
      );
      if (await this.factors.isOn(account.id)) return this.askCode(response, on, account);
      await this.signIns.signIn(account, [request, response], 'single sign-on');
      this.goOn(response, on);
    } catch (error) {
      this.goOn(response, on, this.endOf(error, request));
    }
  }

  /** The code of the second factor, for whoever has just come back from the provider. */
  @Post('oidc/code')
  @Gives(200, LoginDone, 'Sets the cookie')
  async finish(
    @Body({ schema: SecondStep }) { code }: z.output<typeof SecondStep>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.output<typeof LoginDone>> {
    this.signIns.expectOwnPage(request);
    const half = this.opened(request, 'half', Half);
    const stored = half && (await this.store.accountById(half.accountId));
    if (!stored) throw new SignInNeeded('sign in at the provider again');
    const account = shown(stored);
    await this.accounts.expectSecondStep(account, code, { address: request.ip });
    clearCookie([request, response], this.config, 'half');
    await this.signIns.signIn(account, [request, response], 'single sign-on and code');
    return { account };
  }

  private askCode(response: Response, on: GoingOn, { id }: Account): void {
    this.put(response, 'half', { accountId: id });
    this.goOn(response, on, 'code');
  }

  private keep(response: Response, left: { pending: Pending; on: GoingOn }): void {
    this.put(response, 'signon', left);
  }

  private put(response: Response, kind: CookieKind, what: object): void {
    const value = this.seals.seal(kind, JSON.stringify({ ...what, until: Date.now() + UNDER_WAY_MS }));
    setCookie(response, this.config, { kind, value, maxAge: UNDER_WAY_MS });
  }

  private opened<T extends { until: number }>(
    request: Request,
    kind: CookieKind,
    shape: z.ZodType<T>,
  ): T | undefined {
    const text = this.seals.open(kind, cookieOf(request, this.config, kind) ?? '');
    const read = text === undefined ? undefined : shape.safeParse(JSON.parse(text));
    return read?.success && read.data.until > Date.now() ? read.data : undefined;
  }

  private endOf(error: unknown, { ip }: Request): SignOnEnd {
    const end = error instanceof SignOnFailed ? error.end : 'failed';
    this.audit.tell('refused by sign-on', { way: end, address: ip });
    return end;
  }

  /** To the console, and nowhere else. */
  private goOn(response: Response, { session, l }: GoingOn, end?: SignOnEnd): void {
    if (response.headersSent) return;
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ session, l, signon: end }))
      if (value) query.set(name, value);
    response.redirect(303, `/console${query.size > 0 ? `?${query}` : ''}`);
  }
}
