import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AccountsListed,
  Id,
  PasswordAgain,
  PasswordAndCode,
  RecoveryCodes,
  Refusal,
  SecondFactorBegun,
  SecondFactorState,
  SecondStep,
  type Account,
} from '@openfloor/contract';
import type { Request } from 'express';
import type { z } from 'zod';
import type { Caller } from '../operations/caller.js';
import { Calling, expectAccount } from '../operations/calling.js';
import { Done, Gives, Signed } from '../operations/documented.js';
import { AccountsService, type Whence } from './accounts.service.js';
import { Audit } from './audit.js';
import { KnownBrowsers } from './known-browsers.js';
import { SecondFactors } from './second-factors.js';

type Answer<S extends z.ZodType> = Promise<z.output<S>>;

/** The second factor of an account: codes from an authenticator, and recovery codes on paper. */
@ApiTags('accounts')
@Signed()
@Controller()
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactors,
    private readonly accounts: AccountsService,
    private readonly browsers: KnownBrowsers,
    private readonly audit: Audit,
  ) {}

  @Get('auth/second-factor')
  @Gives(200, SecondFactorState)
  async state(@Calling() caller: Caller): Answer<typeof SecondFactorState> {
    const { id } = expectAccount(caller);
    return { ...(await this.factors.state(id)), hasPassword: await this.accounts.hasPassword(id) };
  }

  /** A new secret, shown here and never again; it counts once a code of it was confirmed. */
  @Post('auth/second-factor')
  @Gives(201, SecondFactorBegun)
  async begin(
    @Calling() caller: Caller,
    @Body({ schema: PasswordAgain }) { password }: z.output<typeof PasswordAgain>,
    @Req() request: Request,
  ): Answer<typeof SecondFactorBegun> {
    const account = expectAccount(caller);
    await this.expectPassword(account, password, request);
    return this.factors.begin(account);
  }

  /** Puts the second factor in force. The recovery codes are shown here and never again. */
  @Post('auth/second-factor/confirm')
  @Gives(200, RecoveryCodes)
  async confirm(
    @Calling() caller: Caller,
    @Body({ schema: SecondStep }) { code }: z.output<typeof SecondStep>,
    @Req() { ip }: Request,
  ): Answer<typeof RecoveryCodes> {
    const { id } = expectAccount(caller);
    const recoveryCodes = await this.factors.confirm(id, code);
    this.audit.tell('second factor on', { accountId: id, address: ip });
    return { recoveryCodes };
  }

  /** New recovery codes; the old ones end. */
  @Post('auth/second-factor/codes')
  @Gives(200, RecoveryCodes)
  async renew(
    @Calling() caller: Caller,
    @Body({ schema: PasswordAndCode }) body: z.output<typeof PasswordAndCode>,
    @Req() request: Request,
  ): Answer<typeof RecoveryCodes> {
    const account = expectAccount(caller);
    await this.accounts.expectBoth(account, body, this.whence(account, request));
    const recoveryCodes = await this.factors.renewCodes(account.id);
    this.audit.tell('recovery codes renewed', { accountId: account.id, address: request.ip });
    return { recoveryCodes };
  }

  @Post('auth/second-factor/off')
  @Gives(200, Done)
  async off(
    @Calling() caller: Caller,
    @Body({ schema: PasswordAndCode }) body: z.output<typeof PasswordAndCode>,
    @Req() request: Request,
  ): Answer<typeof Done> {
    const account = expectAccount(caller);
    await this.accounts.expectBoth(account, body, this.whence(account, request));
    await this.factors.drop(account.id);
    this.audit.tell('second factor off', { accountId: account.id, address: request.ip });
    return {};
  }

  /** All accounts, for administrators. */
  @Get('accounts')
  @Gives(200, AccountsListed)
  async list(@Calling() caller: Caller): Answer<typeof AccountsListed> {
    expectAdministrator(caller);
    const accounts = await this.accounts.all();
    return {
      accounts: await Promise.all(
        accounts.map(async (account) => ({ ...account, secondFactor: await this.factors.isOn(account.id) })),
      ),
    };
  }

  /**
   * For somebody who lost the device and the recovery codes: an administrator takes the second factor of another account
   * away, with their own password. Their logins end, and so does what a provider of single sign-on linked.
   */
  @Post('accounts/:id/second-factor/reset')
  @Gives(200, Done)
  async reset(
    @Param('id', { schema: Id }) id: string,
    @Calling() caller: Caller,
    @Body({ schema: PasswordAgain }) { password }: z.output<typeof PasswordAgain>,
    @Req() request: Request,
  ): Answer<typeof Done> {
    const administrator = expectAdministrator(caller);
    if (id === administrator.id) throw new Refusal('WRONG_STATE', 'switch your own off with a code');
    await this.expectPassword(administrator, password, request);
    await this.accounts.reset(id);
    this.audit.tell('second factor reset', { accountId: id, by: administrator.id, address: request.ip });
    return {};
  }

  private expectPassword(account: Account, password: string, request: Request): Promise<void> {
    return this.accounts.expectPassword(account, password, this.whence(account, request));
  }

  private whence({ email }: Account, request: Request): Whence {
    return { address: request.ip, browser: this.browsers.of(request, email) };
  }
}

function expectAdministrator(caller: Caller): Account {
  const account = expectAccount(caller);
  if (!account.administrator) throw new Refusal('NOT_ALLOWED', 'administrators look after accounts');
  return account;
}
