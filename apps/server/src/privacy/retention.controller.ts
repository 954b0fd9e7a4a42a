import { Controller, Get, Header, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BackupMade, Refusal, RetentionView } from '@openfloor/contract';
import type { Caller } from '../operations/caller.js';
import { Calling, expectAccount } from '../operations/calling.js';
import { Gives, Signed } from '../operations/documented.js';
import { Backups } from './backups.service.js';
import { PrivacyClock } from './clock.js';
import { RetentionService } from './retention.service.js';

/** What goes by age, and copies of everything, for administrators. */
@ApiTags('privacy')
@Signed()
@Controller()
export class RetentionController {
  constructor(
    private readonly retention: RetentionService,
    private readonly backups: Backups,
    private readonly clock: PrivacyClock,
  ) {}

  /** What the next run would let go; changes nothing. */
  @Get('retention')
  @Gives(200, RetentionView)
  @Header('Cache-Control', 'no-store')
  due(@Calling() caller: Caller): Promise<RetentionView> {
    expectAdministrator(caller);
    return this.retention.due();
  }

  /** Writes a backup into the directory of backups, while everything goes on. Over PostgreSQL `SWITCHED_OFF`: use its tools. */
  @Post('backups')
  @Gives(201, BackupMade)
  back(@Calling() caller: Caller): Promise<BackupMade> {
    expectAdministrator(caller);
    return this.backups.make(this.clock.now());
  }
}

function expectAdministrator(caller: Caller): void {
  if (!expectAccount(caller).administrator)
    throw new Refusal('NOT_ALLOWED', 'administrators look after what is kept');
}
