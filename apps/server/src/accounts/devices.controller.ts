import { Controller, Delete, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Id, LoginsListed, Refusal, TokensListed, type LoginListed } from '@openfloor/contract';
import type { StoredLogin } from '@openfloor/store';
import type { z } from 'zod';
import type { Caller } from '../operations/caller.js';
import { Calling, expectAccount } from '../operations/calling.js';
import { Done, Gives, Signed } from '../operations/documented.js';
import { Audit } from './audit.js';
import { Logins } from './logins.js';

type Answer<S extends z.ZodType> = Promise<z.output<S>>;

/** Where an account is signed in, and its personal access tokens: listed, and ended one by one. */
@ApiTags('accounts')
@Signed()
@Controller('auth')
export class DevicesController {
  constructor(
    private readonly logins: Logins,
    private readonly audit: Audit,
  ) {}

  /** Browsers that are signed in to the caller's account. */
  @Get('logins')
  @Gives(200, LoginsListed)
  async browsers(@Calling() caller: Caller): Answer<typeof LoginsListed> {
    return { logins: await this.list(caller, 'cookie') };
  }

  /** Signs a browser out and closes its connections; the one that asks too. */
  @Delete('logins/:id')
  @Gives(200, Done)
  async endBrowser(@Param('id', { schema: Id }) id: string, @Calling() caller: Caller): Answer<typeof Done> {
    await this.end(caller, id, 'cookie');
    return {};
  }

  /** Personal access tokens of the caller's account. The tokens themselves are not kept. */
  @Get('tokens')
  @Gives(200, TokensListed)
  async tokens(@Calling() caller: Caller): Answer<typeof TokensListed> {
    return { tokens: await this.list(caller, 'token') };
  }

  @Delete('tokens/:id')
  @Gives(200, Done)
  async endToken(@Param('id', { schema: Id }) id: string, @Calling() caller: Caller): Answer<typeof Done> {
    await this.end(caller, id, 'token');
    return {};
  }

  private async list(caller: Caller, kind: StoredLogin['kind']): Promise<LoginListed[]> {
    const { id: accountId } = expectAccount(caller);
    const own = caller.kind === 'account' ? caller.loginId : '';
    const logins = await this.logins.of(accountId, kind);
    return logins.map(({ id, label, createdAt, seenAt, endsAt }) => ({
      id,
      label,
      createdAt,
      seenAt,
      endsAt,
      current: id === own,
    }));
  }

  /** Somebody else's is not there for the caller. */
  private async end(caller: Caller, id: string, kind: StoredLogin['kind']): Promise<void> {
    const { id: accountId } = expectAccount(caller);
    const logins = await this.logins.of(accountId, kind);
    if (!logins.some((login) => login.id === id)) throw new Refusal('NOT_FOUND', 'there is no such login');
    await this.logins.end(accountId, id);
    this.audit.tell(kind === 'cookie' ? 'login ended' : 'token ended', { accountId });
  }
}
