import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Callers } from '../operations/caller.js';
import { Founding } from '../operations/founding.js';
import { Invitations } from '../operations/invitations.js';
import { Joining } from '../operations/joining.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { Authentication } from './authentication.js';
import { FirstAccount } from './first-account.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { JoinController } from './join.controller.js';
import { JoinService } from './join.service.js';
import { Logins } from './logins.js';
import { Passwords } from './passwords.js';
import { SeatTokens } from './seat-tokens.js';
import { readSecret } from './secret.js';

/** Who people are: accounts, seats, invitations. The rest of the server knows it as `Callers`, `Invitations`, `Founding`. */
@Global()
@Module({
  controllers: [AccountsController, JoinController, InvitationsController],
  providers: [
    {
      provide: SeatTokens,
      useFactory: async (config: Config) => new SeatTokens(await readSecret(config)),
      inject: [Config],
    },
    Passwords,
    Logins,
    AccountsService,
    Authentication,
    FirstAccount,
    InvitationsService,
    JoinService,
    { provide: Callers, useExisting: Authentication },
    { provide: Invitations, useExisting: InvitationsService },
    { provide: Founding, useExisting: FirstAccount },
    { provide: Joining, useFactory: (joining: JoinService): Joining => joining, inject: [JoinService] },
  ],
  exports: [Callers, Invitations, Founding, Joining],
})
export class AccountsModule {}
