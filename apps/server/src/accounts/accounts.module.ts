import { Global, Module } from '@nestjs/common';
import { Callers } from '../operations/caller.js';
import { Founding } from '../operations/founding.js';
import { Invitations } from '../operations/invitations.js';
import { Joining } from '../operations/joining.js';
import { Secret } from '../operations/secret.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { Audit } from './audit.js';
import { Authentication } from './authentication.js';
import { DevicesController } from './devices.controller.js';
import { DoorDeskController } from './door-desk.controller.js';
import { DoorDesk } from './door-desk.service.js';
import { DoorKeeper } from './door-keeper.service.js';
import { DoorProofs } from './door-proofs.js';
import { RoomCodes } from './door-room-codes.js';
import { FirstAccount } from './first-account.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { JoinController } from './join.controller.js';
import { JoinService } from './join.service.js';
import { KnownBrowsers } from './known-browsers.js';
import { Logins } from './logins.js';
import { Passwords } from './passwords.js';
import { RollCodesController } from './roll-codes.controller.js';
import { RollCodes } from './roll-codes.service.js';
import { RollVoters } from './roll-voters.js';
import { SeatTokens } from './seat-tokens.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactors } from './second-factors.js';
import { SignIns } from './sign-ins.js';
import { SignOnAccounts } from './sign-on-accounts.js';
import { SingleSignOnController } from './single-sign-on.controller.js';
import { SingleSignOn } from './single-sign-on.js';

/** Who people are: accounts, seats, invitations. The rest of the server knows it as `Callers`, `Invitations`, `Founding`. */
@Global()
@Module({
  controllers: [
    AccountsController,
    DevicesController,
    SecondFactorController,
    SingleSignOnController,
    DoorDeskController,
    JoinController,
    InvitationsController,
    RollCodesController,
  ],
  providers: [
    { provide: SeatTokens, useFactory: (secret: Secret) => new SeatTokens(secret), inject: [Secret] },
    { provide: DoorProofs, useFactory: (secret: Secret) => new DoorProofs(secret), inject: [Secret] },
    { provide: RoomCodes, useFactory: (secret: Secret) => new RoomCodes(secret), inject: [Secret] },
    DoorKeeper,
    DoorDesk,
    RollVoters,
    RollCodes,
    Audit,
    Passwords,
    Logins,
    SecondFactors,
    KnownBrowsers,
    SignIns,
    SingleSignOn,
    SignOnAccounts,
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
