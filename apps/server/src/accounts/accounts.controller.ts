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
import { SignInNeeded } from '../operations/problem.js';
import { AccountsService } from './accounts.service.js';
import { Authentication } from './authentication.js';
import { Audit } from './audit.js';
import { cookieName, cookieOptions } from './cookies.js';
import { FirstAccount } from './first-account.js';
import { KnownBrowsers } from './known-browsers.js';
import { Logins } from './logins.js';
import { SignIns } from './sign-ins.js';

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
    private readonly signIns: SignIns,
    private readonly browsers: KnownBrowsers,
    private readonly audit: Audit,
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
    this.signIns.expectOwnPage(request);
    const account = await this.first.setUp(body, request.ip);
    await this.signIns.signIn(account, [request, response], 'setup');
    return { account };
  }

  /** Where the account has a second factor, the right password alone gives 401 `SECOND_FACTOR`: send `code` as well. */
  @Post('auth/login')
  @Gives(200, LoginDone, 'Sets the cookie')
  async login(
    @Body({ schema: Login }) _body: z.output<typeof Login>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer<typeof LoginDone> {
    this.signIns.expectOwnPage(request);
    const account = await this.authentication.byPassword(request);
    if (!account) throw new SignInNeeded('wrong address or password');
    await this.signIns.signIn(account, [request, response], 'password');
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
    if (caller.kind === 'account') {
      await this.logins.end(caller.account.id, caller.loginId);
      this.audit.tell('signed out', { accountId: caller.account.id });
    }
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
    const { id: accountId } = expectAccount(caller);
    const { id, secret } = await this.logins.openToken(accountId, label, endsAt);
    this.audit.tell('token made', { accountId });
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
    const browser = this.browsers.of(request, caller.account.email);
    await this.accounts.changePassword(caller, body, { address: request.ip, browser });
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
}
