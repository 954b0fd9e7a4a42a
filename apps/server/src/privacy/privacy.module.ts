import { Module } from '@nestjs/common';
import { PrivacyAudit } from './audit.js';
import { Backups } from './backups.service.js';
import { PrivacyClock } from './clock.js';
import { ErasuresAgain } from './erasures.service.js';
import { OwnDataController } from './own-data.controller.js';
import { OwnDataService } from './own-data.service.js';
import { PrivacyPageController } from './privacy-page.controller.js';
import { RetentionController } from './retention.controller.js';
import { RetentionService } from './retention.service.js';

/** What goes by age or by wish: retention, own data, erasures that must hold, backups. */
@Module({
  controllers: [OwnDataController, RetentionController, PrivacyPageController],
  providers: [PrivacyAudit, PrivacyClock, Backups, ErasuresAgain, OwnDataService, RetentionService],
})
export class PrivacyModule {}
