import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Account,
  Login,
  LoginDone,
  NewAccount,
  NewPassword,
  NewToken,
  Refusal,
  Setup,
  TokenMade,
} from '@openfloor/contract';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Config } from '../config/config.js';
import type { Caller } from '../operations/caller.js';
import { Calling, expectAccount } from '../operations/calling.js';
import { Done, Gives, Signed } from '../operations/documented.js';
import { isAtPublicUrl, isFromOwnPage } from '../operations/origin.js';
import { SignInNeeded } from '../operations/problem.js';
import { AccountsService } from './accounts.service.js';
import { Authentication } from './authentication.js';
import { cookieName, cookieOf, cookieOptions } from './cookies.js';
import { FirstAccount } from './first-account.js';
import { COOKIE_MS, Logins } from './logins.js';

type Answer<S extends z.ZodType> = Promise<z.output<S>>;

/** Accounts of the staff: the first one, signing in and out, tokens and passwords. */
@ApiTags('accounts')
@Controller()
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly first: FirstAccount,
    private readonly authentication: Authentication,
    private readonly logins: Logins,
    private readonly config: Config,
  ) {}

  /** Makes the first account with the key that the terminal showed, and signs in. */
  @Post('setup')
  @Gives(201, LoginDone)
  async setUp(
    @Body({ schema: Setup }) body: z.output<typeof Setup>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer<typeof LoginDone> {
    this.expectOwnPage(request);
    const account = await this.first.setUp(body, request.ip);
    await this.signIn(account, request, response);
    return { account };
  }

  @Post('auth/login')
  @Gives(200, LoginDone, 'Sets the cookie')
  async login(
    @Body({ schema: Login }) _body: z.output<typeof Login>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer<typeof LoginDone> {
    this.expectOwnPage(request);
    const account = await this.authentication.byPassword(request);
    if (!account) throw new SignInNeeded('wrong address or password');
    await this.signIn(account, request, response);
    return { account };
  }

  /** Ends the cookie or the personal access token that the request came with. */
  @Post('auth/logout')
  @Signed()
  @Gives(200, Done)
  async logout(
    @Calling() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Answer<typeof Done> {
    if (caller.kind === 'account') await this.logins.end(caller.account.id, caller.loginId);
    response.clearCookie(cookieName(this.config), cookieOptions(this.config));
    return {};
  }

  @Get('auth/me')
  @Signed()
  @Gives(200, LoginDone)
  me(@Calling() caller: Caller): z.output<typeof LoginDone> {
    return { account: expectAccount(caller) };
  }

  /** A personal access token, shown once. It can do what its account can. */
  @Post('auth/tokens')
  @Signed()
  @Gives(201, TokenMade)
  async makeToken(
    @Calling() caller: Caller,
    @Body({ schema: NewToken }) { label, endsAt }: z.output<typeof NewToken>,
  ): Answer<typeof TokenMade> {
    const { id, secret } = await this.logins.openToken(expectAccount(caller).id, label, endsAt);
    return { id, token: secret, label };
  }

  /** Changes the password; every other cookie and token of the account ends. */
  @Post('auth/password')
  @Signed()
  @Gives(200, Done)
  async changePassword(
    @Calling() caller: Caller,
    @Body({ schema: NewPassword }) body: z.output<typeof NewPassword>,
    @Req() request: Request,
  ): Answer<typeof Done> {
    if (caller.kind !== 'account') throw new SignInNeeded('sign in first');
    await this.accounts.changePassword(caller, body, request.ip);
    return {};
  }

  /** Another account. Only administrators make them. */
  @Post('accounts')
  @Signed()
  @Gives(201, Account)
  add(
    @Calling() caller: Caller,
    @Body({ schema: NewAccount }) body: z.output<typeof NewAccount>,
  ): Answer<typeof Account> {
    if (!expectAccount(caller).administrator)
      throw new Refusal('NOT_ALLOWED', 'administrators make accounts');
    return this.accounts.add(body);
  }

  /** A new cookie; the one the request came with ends, so that nobody keeps one that was planted. */
  private async signIn(account: Account, request: Request, response: Response): Promise<void> {
    const before = cookieOf(request, this.config);
    const planted = before && (await this.logins.find(before, 'cookie'));
    if (planted) await this.logins.end(planted.account.id, planted.login.id);
    const { secret } = await this.logins.openCookie(account.id);
    response.cookie(cookieName(this.config), secret, { ...cookieOptions(this.config), maxAge: COOKIE_MS });
  }

  /** Signing in happens at the public address, where the cookie will count, and not from somebody else's page. */
  private expectOwnPage(request: Request): void {
    const saysWhence =
      request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined;
    if (saysWhence && !isFromOwnPage(request, this.config))
      throw new Refusal('NOT_ALLOWED', 'this page is not of this server');
    if (!isAtPublicUrl(request, this.config))
      throw new Refusal('NOT_ALLOWED', 'sign in at the public address', { publicUrl: this.config.publicUrl });
  }
}
